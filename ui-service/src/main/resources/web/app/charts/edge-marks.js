/**
 * What has no place in a chart's scale is marked at the edge, never left out in silence: NaN as a
 * cross, infinities as full triangles, values beyond the scale as open ones.
 */

import {isDrawable} from './curve.js';

/** What there can be at the edges, in the words of the line below a chart. */
export const EDGES = {
  nan: {word: 'NaN', sign: '×'},
  infinite: {word: '∞', sign: '▲'},
  negativeInfinite: {word: '−∞', sign: '▼'},
  above: {word: 'above the scale', sign: '△'},
  below: {word: 'below the scale', sign: '▽'},
  notPositive: {word: 'not above zero', sign: '▽'},
};

const AT_TOP = new Set(['infinite', 'above']);

/** Marks that are closer than this, in CSS pixels, are drawn once. */
const CLOSE = 5;

/**
 * Counts what is at the edges. Pure.
 *
 * @param curves [{curve, colour}]
 * @param place a projection
 * @returns {counts, marks}: counts by the names of EDGES, points for nan and marks for others; marks
 *   are [{kind, x, colour}] with x in canvas pixels
 */
export function edgesOf(curves, {toX, x, y}) {
  const counts = {};
  const marks = [];
  for (const {curve, colour} of curves) {
    for (let i = 0; i < curve.length; i++) {
      const at = curve.lastX[i];
      if (at < x.min || curve.firstX[i] > x.max) {
        continue;
      }
      const note = (kind, times) => {
        counts[kind] = (counts[kind] ?? 0) + times;
        marks.push({kind, x: toX((curve.firstX[i] + at) / 2), colour});
      };
      if (curve.nans[i] > 0) {
        note('nan', curve.nans[i]);
      }
      noteValue(curve.max[i], y, note);
      if (curve.min[i] !== curve.max[i]) {
        noteValue(curve.min[i], y, note);
      }
    }
  }
  return {counts, marks};
}

function noteValue(value, y, note) {
  if (Number.isNaN(value)) {
    return;
  }
  if (!isDrawable(value)) {
    note(value > 0 ? 'infinite' : 'negativeInfinite', 1);
  } else if (y.log && value <= 0) {
    note('notPositive', 1);
  } else if (value > y.max) {
    note('above', 1);
  } else if (value < y.min) {
    note('below', 1);
  }
}

/** @param counts of edgesOf; returns words, as "3 × NaN" */
export function edgeWords(counts) {
  return Object.entries(EDGES)
    .filter(([kind]) => counts[kind] > 0)
    .map(([kind, {word, sign}]) => `${sign} ${counts[kind]} ${word}`);
}

/**
 * Leaves the context as it was: uPlot remembers what it has set, and sets no more than has changed.
 *
 * @param warning the colour of what is no number at all
 */
export function paintEdges(ctx, marks, {box}, pixelRatio, warning) {
  ctx.save();
  const size = 4 * pixelRatio;
  const drawn = new Set();
  ctx.lineWidth = 1.5 * pixelRatio;
  for (const {kind, x, colour} of marks) {
    const place = `${kind} ${Math.round(x / (CLOSE * pixelRatio))}`;
    if (drawn.has(place)) {
      continue;
    }
    drawn.add(place);
    const top = AT_TOP.has(kind);
    const edge = top ? box.top + 1 : box.top + box.height - 1;
    ctx.strokeStyle = ctx.fillStyle = kind === 'nan' || kind.endsWith('nfinite') ? warning : colour;
    ctx.beginPath();
    if (kind === 'nan') {
      ctx.moveTo(x - size, edge - 2 * size);
      ctx.lineTo(x + size, edge);
      ctx.moveTo(x - size, edge);
      ctx.lineTo(x + size, edge - 2 * size);
      ctx.stroke();
      continue;
    }
    const base = top ? edge + 1.7 * size : edge - 1.7 * size;
    ctx.moveTo(x, edge);
    ctx.lineTo(x - size, base);
    ctx.lineTo(x + size, base);
    ctx.closePath();
    if (kind.endsWith('nfinite')) {
      ctx.fill();
    } else {
      ctx.stroke();
    }
  }
  ctx.restore();
}
