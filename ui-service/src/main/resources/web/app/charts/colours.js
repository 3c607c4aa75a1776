/**
 * A colour for each run, the same on every page and after every reload. Pure.
 *
 * Colours come from the run's ID alone: 30 hues in three depths. Each has a contrast of 3 : 1 or
 * more (what WCAG 2 asks of graphics) with the surfaces of both themes, so that one does for both.
 */

const HUES = 30;

/** Relative luminances, as WCAG defines them, between what white and what the dark surface allow. */
const DEPTHS = [0.16, 0.21, 0.265];

const known = new Map();

/** @returns a CSS colour, "#rrggbb" */
export function runColour(runId) {
  let colour = known.get(runId);
  if (colour === undefined) {
    const hash = hashOf(runId);
    const hue = (hash % HUES) * (360 / HUES);
    colour = ofLuminance(hue, DEPTHS[Math.floor(hash / HUES) % DEPTHS.length]);
    known.set(runId, colour);
  }
  return colour;
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

const SATURATION = 0.72;

/** HSL to red, green and blue, each 0 to 1 (CSS Color 4, 7.1). */
function rgb(hue, lightness) {
  const spread = SATURATION * Math.min(lightness, 1 - lightness);
  return [0, 8, 4].map((offset) => {
    const k = (offset + hue / 30) % 12;
    return lightness - spread * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  });
}

/** WCAG 2's relative luminance of red, green and blue, each 0 to 1. */
export function luminanceOf(colour) {
  const [red, green, blue] = colour.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
