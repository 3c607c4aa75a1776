/** From what to what the axes of a chart go. Pure. */

import {isDrawable} from './curve.js';

/** Values beyond these shares of all marks are outliers when they are to be left out of the scale. */
const OUTLYING = 0.01;

/** How much a running chart's axis goes on beyond its last point, so that not each one moves it. */
const HEADROOM = 0.06;

/** Half of what an axis is wide around a single x at least, and the share of that which doubles can tell apart. */
const HALF = 0.5;
const DISTINCT = 2 ** -46;

/**
 * The least and the greatest x of curves, {min, max}, or null when there is none.
 *
 * @param logarithmic passes over what is not above zero
 */
export function xExtent(curves, logarithmic) {
  let min = Infinity;
  let max = -Infinity;
  for (const curve of curves) {
    if (curve.length === 0) {
      continue;
    }
    let first = 0;
    while (logarithmic && first < curve.length && curve.firstX[first] <= 0) {
      first += 1;
    }
    if (first < curve.length) {
      min = Math.min(min, curve.firstX[first]);
      max = Math.max(max, curve.lastX[curve.length - 1]);
    }
  }
  return min > max ? null : {min, max};
}

/**
 * The x axis: wide enough for the extent, and the same as before as long as that will do.
 *
 * @param shown {min, max} of now, or null
 * @param growing whether more points are to come
 */
export function xRange(extent, shown, growing) {
  if (extent === null) {
    return shown ?? {min: 0, max: 1};
  }
  const {min, max} = extent;
  const width = max - min;
  const fits =
    shown !== null &&
    growing &&
    shown.min === min &&
    shown.max >= max &&
    shown.max - max <= 2 * HEADROOM * width;
  if (fits) {
    return shown;
  }
  if (width === 0) {
    const half = Math.max(HALF, Math.abs(min) * DISTINCT);
    return {min: min - half, max: max + half};
  }
  return {min, max: growing ? max + HEADROOM * width : max};
}

/**
 * The least and the greatest value that is to be seen, {min, max}, or null when there is none.
 *
 * @param from, to the range of x that is shown
 * @param logarithmic passes over what is not above zero
 * @param withoutOutliers passes over the outermost values of each side
 */
export function yExtent(curves, {from, to, logarithmic, withoutOutliers}) {
  let min = Infinity;
  let max = -Infinity;
  const values = [];
  for (const curve of curves) {
    for (let i = Math.max(0, curve.atOrBefore(from)); i < curve.length && curve.firstX[i] <= to; i++) {
      if (curve.lastX[i] < from) {
        continue;
      }
      for (const value of [curve.min[i], curve.max[i]]) {
        if (!isDrawable(value) || (logarithmic && value <= 0)) {
          continue;
        }
        min = value < min ? value : min;
        max = value > max ? value : max;
        if (withoutOutliers) {
          values.push(value);
        }
      }
    }
  }
  if (min > max) {
    return null;
  }
  return withoutOutliers ? inliers(Float64Array.from(values).sort()) : {min, max};
}

/** What is left without the outermost hundredth of each side, widened by half of itself (Tukey's way). */
function inliers(sorted) {
  const at = (share) => sorted[Math.round(share * (sorted.length - 1))];
  const [low, high] = [at(OUTLYING), at(1 - OUTLYING)];
  const room = (high - low) / 2;
  const end = sorted.length - 1;
  return {min: Math.max(sorted[0], low - room), max: Math.min(sorted[end], high + room)};
}
