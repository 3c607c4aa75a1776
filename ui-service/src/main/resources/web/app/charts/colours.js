/**
 * A colour for each run, the same on every page and after every reload. Pure.
 *
 * Colours come from the run's ID alone: 24 hues in three depths. Each has a contrast of 3 : 1 or
 * more (what WCAG 2 asks of graphics) with the surfaces of both themes, so that one does for both.
 */

const HUES = 24;

/** Relative luminances, as WCAG defines them, between what white and what the dark surface allow. */
const DEPTHS = [0.16, 0.21, 0.265];

const known = new Map();

/** @returns a CSS colour, "#rrggbb" */
export function runColour(runId) {
  let colour = known.get(runId);
  if (colour === undefined) {
    const depth = DEPTHS[Math.floor(hashOf(runId) / HUES) % DEPTHS.length];
    colour = ofLuminance(hueOf(runId), depth);
    known.set(runId, colour);
  }
  return colour;
}

/** The hue of a run's colour, in degrees of OKLCH. */
export function hueOf(runId) {
  return (hashOf(runId) % HUES) * (360 / HUES);
}

/** FNV-1a, then mixed once more, as names of runs may differ in their last letter only. */
function hashOf(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** The colour of a hue that is so bright; eyes see yellow brighter than blue of equal lightness. */
function ofLuminance(hue, luminance) {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 20; i++) {
    const middle = (low + high) / 2;
    if (luminanceOf(rgb(hue, middle)) < luminance) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return (
    '#' +
    rgb(hue, low)
      .map((part) => Math.round(part * 255).toString(16).padStart(2, '0'))
      .join('')
  );
}

const CHROMA = 0.17;

/**
 * A lightness and a hue of OKLCH (Ottosson 2020), in which equal steps of hue look equal, to red,
 * green and blue, each 0 to 1. What a screen cannot show is cut off.
 */
function rgb(hue, lightness) {
  const a = CHROMA * Math.cos((hue * Math.PI) / 180);
  const b = CHROMA * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((part) => gamma(Math.max(0, Math.min(1, part))));
}

function gamma(part) {
  return part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055;
}

/** WCAG 2's relative luminance of red, green and blue, each 0 to 1. */
export function luminanceOf(colour) {
  const [red, green, blue] = colour.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
