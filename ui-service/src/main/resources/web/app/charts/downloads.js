/** Charts as files. */

import {colour} from '../theme.js';
import {pointsCsv} from './points-file.js';
import {fileName} from './values.js';

/** More runs than this are not named below a picture. */
const NAMED_RUNS = 20;

const LINE = 20;
const MARGIN = 12;

export function downloadText(title, ending, text, type) {
  save(new Blob([text], {type}), fileName(title, ending));
}

/**
 * @param runs [{runId, name}], settings as in address.js
 * @returns what prevented it, in words; null for nothing
 */
export async function downloadPoints(key, runs, settings) {
  try {
    const text = await pointsCsv(key, runs, settings);
    if (text === null) {
      return 'There are too many points for CSV by now. Parquet has them all.';
    }
    downloadText(key, 'csv', text, 'text/csv');
    return null;
  } catch (error) {
    return `The points cannot be had just now: ${error.message}`;
  }
}

/**
 * @param drawing a canvas, or an image, of so many CSS pixels
 * @param runs [{name, colour, dash}] that are named below
 */
export async function downloadPicture({title, drawing, width, height, runs}) {
  const scale = Math.max(2, devicePixelRatio);
  const named = runs.slice(0, NAMED_RUNS);
  const left = runs.length - named.length;
  const full = width + 2 * MARGIN;
  const canvas = document.createElement('canvas');
  const ctx = canvas.getContext('2d');
  ctx.font = '13px system-ui, sans-serif';
  const places = placed(ctx, [...named.map(({name}) => name), ...(left > 0 ? [`and ${left} more`] : [])], full);
  const below = places.length === 0 ? 0 : places.at(-1).y + LINE;
  canvas.width = full * scale;
  canvas.height = (height + below + LINE + 2 * MARGIN) * scale;
  ctx.scale(scale, scale);
  ctx.fillStyle = colour('--surface');
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.fillStyle = colour('--ink');
  ctx.font = '600 15px system-ui, sans-serif';
  ctx.fillText(title, MARGIN, MARGIN + 13, width);
  ctx.drawImage(drawing, MARGIN, MARGIN + LINE, width, height);
  ctx.font = '13px system-ui, sans-serif';
  places.forEach(({x, y, text}, i) => {
    const top = MARGIN + LINE + height + y + 14;
    if (i < named.length) {
      ctx.strokeStyle = named[i].colour;
      ctx.lineWidth = 3;
      ctx.setLineDash(named[i].dash);
      ctx.beginPath();
      ctx.moveTo(x, top - 4);
      ctx.lineTo(x + 18, top - 4);
      ctx.stroke();
    }
    ctx.fillText(text, x + 23, top);
  });
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  save(blob, fileName(title, 'png'));
}

/**
 * The same of an SVG element, as large as it is shown.
 *
 * @param runs as above
 */
export function downloadDrawing({title, drawing, runs}) {
  const {width, height} = drawing.getBoundingClientRect();
  const url = URL.createObjectURL(
    new Blob([new XMLSerializer().serializeToString(drawing)], {type: 'image/svg+xml'}),
  );
  const image = new Image();
  image.addEventListener('load', async () => {
    await downloadPicture({title, drawing: image, width, height, runs});
    URL.revokeObjectURL(url);
  });
  image.src = url;
}

/** Names beside each other, in as many lines as they need. */
function placed(ctx, names, width) {
  let [x, y] = [MARGIN, 0];
  return names.map((name) => {
    const text = name.length > 40 ? name.slice(0, 39) + '…' : name;
    const wide = ctx.measureText(text).width + 42;
    if (x + wide > width && x > MARGIN) {
      x = MARGIN;
      y += LINE;
    }
    const place = {x, y, text};
    x += wide;
    return place;
  });
}

function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken hold of the blob once the click is through; a moment is left to slow ones.
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
