/**
 * Draws curves. Of few runs each has a band between its least and its greatest values and a line
 * through its first and last ones; of many runs each is one line that goes through its extremes.
 * Either way a spike of one point reaches to where it was.
 */

import {isDrawable, typicalOf} from './curve.js';
import {smoother} from './smoothing.js';

/** More runs than this in one chart are drawn as lines alone. */
export const RUNS_WITH_BANDS = 16;

/** Fewer marks than this are also drawn as dots, as a line would hide where the points are. */
const MARKS_WITH_DOTS = 40;

const RAW_BEHIND = {few: 0.3, many: 0.14};

/**
 * @param ctx a canvas' context, clipped to the plot
 * @param curves [{curve, colour, dash}]: dash in CSS pixels, or absent
 * @param place a projection
 * @param style {smoothing, pixelRatio, from, many}: from, a Map of curves to their first mark that is
 *   to be drawn, without it all are; many, when these are some of many
 */
export function paintCurves(ctx, curves, place, style) {
  const {smoothing, pixelRatio, from = null, many = curves.length > RUNS_WITH_BANDS} = style;
  ctx.lineJoin = many ? 'bevel' : 'round';
  ctx.lineWidth = (many ? 1 : 1.5) * pixelRatio;
  for (const {curve, colour, dash = []} of curves) {
    const begin = from === null ? 0 : from.get(curve);
    if (begin === undefined || curve.length === 0) {
      continue;
    }
    ctx.strokeStyle = colour;
    ctx.fillStyle = colour;
    ctx.globalAlpha = smoothing > 0 ? RAW_BEHIND[many ? 'many' : 'few'] : 1;
    ctx.setLineDash(smoothing > 0 ? [] : dash.map((length) => length * pixelRatio));
    paintRaw(ctx, curve, place, {many, begin, pixelRatio, solid: smoothing === 0});
    if (smoothing > 0) {
      ctx.globalAlpha = 1;
      ctx.setLineDash(dash.map((length) => length * pixelRatio));
      paintSmoothed(ctx, curve, place, {smoothing, begin, many, pixelRatio});
    }
  }
  ctx.globalAlpha = 1;
  ctx.setLineDash([]);
}

/** The same on a canvas that is not clipped: nothing is drawn outside of the plot. */
export function paintWithin(ctx, curves, place, style) {
  const {left, top, width, height} = place.box;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, width, height);
  ctx.clip();
  paintCurves(ctx, curves, place, style);
  ctx.restore();
}

function paintRaw(ctx, curve, place, {many, begin, pixelRatio, solid}) {
  if (many) {
    stroke(ctx, () => traceExtremes(ctx, curve, place, begin));
  } else {
    if (curve.cell > 0) {
      paintBand(ctx, curve, place, solid, pixelRatio);
    } else {
      stroke(ctx, () => traceHeights(ctx, curve, place));
    }
    stroke(ctx, () => traceEnds(ctx, curve, place));
  }
  if (curve.length < (many ? 2 : MARKS_WITH_DOTS)) {
    paintDots(ctx, curve, place, (many ? 2 : 2.5) * pixelRatio);
  }
}

function stroke(ctx, trace) {
  ctx.beginPath();
  trace();
  ctx.stroke();
}

/** Through first, least, greatest, last of each mark: what a line through all points would cover. */
function traceExtremes(ctx, curve, {toX, toY}, begin) {
  let drawing = false;
  const go = (x, value) => {
    if (!isDrawable(value)) {
      return;
    }
    if (drawing) {
      ctx.lineTo(x, toY(value));
    } else {
      ctx.moveTo(x, toY(value));
      drawing = true;
    }
  };
  for (let i = Math.max(0, begin - 1); i < curve.length; i++) {
    const {min, max, first, last} = curve;
    if (curve.nans[i] === curve.count[i]) {
      drawing = false;
      continue;
    }
    const x = toX(curve.firstX[i]);
    if (curve.count[i] === 1) {
      go(x, last[i]);
      continue;
    }
    go(x, first[i]);
    const end = toX(curve.lastX[i]);
    const middle = (x + end) / 2;
    const lowFirst = Math.abs(first[i] - min[i]) <= Math.abs(first[i] - max[i]);
    go(middle, lowFirst ? min[i] : max[i]);
    go(middle, lowFirst ? max[i] : min[i]);
    go(end, last[i]);
  }
}

/** Through the first and the last value of each mark. */
function traceEnds(ctx, curve, {toX, toY}) {
  let drawing = false;
  const go = (x, value) => {
    if (!isDrawable(value)) {
      drawing = false;
    } else if (drawing) {
      ctx.lineTo(toX(x), toY(value));
    } else {
      ctx.moveTo(toX(x), toY(value));
      drawing = true;
    }
  };
  for (let i = 0; i < curve.length; i++) {
    go(curve.firstX[i], curve.first[i]);
    if (curve.count[i] > 1) {
      go(curve.lastX[i], curve.last[i]);
    }
  }
}

/** From the least to the greatest value of each mark whose points all share one x. */
function traceHeights(ctx, curve, {toX, toY}) {
  for (let i = 0; i < curve.length; i++) {
    if (curve.count[i] > 1 && isDrawable(curve.min[i]) && isDrawable(curve.max[i])) {
      const x = toX(curve.firstX[i]);
      ctx.moveTo(x, toY(curve.min[i]));
      ctx.lineTo(x, toY(curve.max[i]));
    }
  }
}

/** Filled lightly, its edges drawn, so that a spike is a line and not a breath of colour. */
function paintBand(ctx, curve, place, solid, pixelRatio) {
  const alpha = ctx.globalAlpha;
  const width = ctx.lineWidth;
  for (const [begin, end] of stretches(curve)) {
    ctx.beginPath();
    traceEdge(ctx, curve, curve.max, place, begin, end, 1);
    traceEdge(ctx, curve, curve.min, place, begin, end, -1);
    ctx.closePath();
    ctx.globalAlpha = alpha * (solid ? 0.2 : 0.5);
    ctx.fill();
    ctx.globalAlpha = alpha * (solid ? 0.6 : 1);
    ctx.lineWidth = pixelRatio;
    ctx.stroke();
  }
  ctx.globalAlpha = alpha;
  ctx.lineWidth = width;
}

function traceEdge(ctx, curve, values, {toX, toY}, begin, end, direction) {
  for (let n = 0; n < end - begin; n++) {
    const i = direction > 0 ? begin + n : end - 1 - n;
    const y = toY(values[i]);
    const [near, far] =
      direction > 0 ? [curve.firstX[i], curve.lastX[i]] : [curve.lastX[i], curve.firstX[i]];
    ctx.lineTo(toX(near), y);
    if (far !== near) {
      ctx.lineTo(toX(far), y);
    }
  }
}

/** Runs of marks, [begin, end), whose extremes can both be drawn. */
function stretches(curve) {
  const found = [];
  let begin = -1;
  for (let i = 0; i <= curve.length; i++) {
    const drawable = i < curve.length && isDrawable(curve.min[i]) && isDrawable(curve.max[i]);
    if (drawable && begin < 0) {
      begin = i;
    } else if (!drawable && begin >= 0) {
      found.push([begin, i]);
      begin = -1;
    }
  }
  return found;
}

function paintSmoothed(ctx, curve, place, {smoothing, begin, many, pixelRatio}) {
  const {toX, toY, x} = place;
  ctx.lineWidth = (many ? 1.25 : 2) * pixelRatio;
  const add = smoother(smoothing, x.log ? 0 : x.max - x.min);
  let drawing = false;
  ctx.beginPath();
  for (let i = 0; i < curve.length; i++) {
    const middle = (curve.firstX[i] + curve.lastX[i]) / 2;
    const y = add(middle, typicalOf(curve, i));
    if (!Number.isFinite(y)) {
      drawing = false;
    } else if (i >= begin - 1) {
      if (drawing) {
        ctx.lineTo(toX(middle), toY(y));
      } else {
        ctx.moveTo(toX(middle), toY(y));
        drawing = true;
      }
    }
  }
  ctx.stroke();
  ctx.lineWidth = (many ? 1 : 1.5) * pixelRatio;
}

function paintDots(ctx, curve, {toX, toY}, radius) {
  ctx.beginPath();
  for (let i = 0; i < curve.length; i++) {
    for (const [x, value] of [
      [curve.firstX[i], curve.first[i]],
      [curve.lastX[i], curve.last[i]],
    ]) {
      if (isDrawable(value)) {
        const px = toX(x);
        ctx.moveTo(px + radius, toY(value));
        ctx.arc(px, toY(value), radius, 0, 2 * Math.PI);
      }
    }
  }
  ctx.fill();
}
