/** A curve as small as a word. Every spike is in it, as far as a pixel can show it. Pure. */

import {toNumber} from '../format.js';

/** In pixels; the drawing has a margin so that thick ends are not cut. */
export const CURVE_WIDTH = 72;
export const CURVE_HEIGHT = 20;

/** A bucket for each three pixels. */
export const CURVE_BUCKETS = 24;

const MARGIN = 2;

/**
 * @param series of metrics/series: points ({x, value}) or buckets ({first_x, last_x, min, max, last})
 * @returns {line, band}: SVG paths; band, from the least to the greatest value of each bucket, is
 *   empty for points. null when nothing can be drawn
 */
export function curvePaths(series) {
  const marks = marksOf(series).filter(({low, high}) => Number.isFinite(low) && Number.isFinite(high));
  if (marks.length === 0) {
    return null;
  }
  const x = scale(
    marks.map((mark) => mark.x),
    MARGIN,
    CURVE_WIDTH - MARGIN,
  );
  const y = scale(
    marks.flatMap(({low, high}) => [low, high]),
    CURVE_HEIGHT - MARGIN,
    MARGIN,
  );
  const along = (list, of) => list.map((mark) => `${x(mark.x)} ${y(of(mark))}`).join('L');
  if (marks.length === 1) {
    return {line: `M${x(marks[0].x)} ${y(marks[0].last)}h.01`, band: ''};
  }
  const isBand = marks.some(({low, high}) => low !== high);
  const back = [...marks].reverse();
  return {
    line: `M${along(marks, ({last}) => last)}`,
    band: isBand ? `M${along(marks, ({high}) => high)}L${along(back, ({low}) => low)}Z` : '',
  };
}

function marksOf(series) {
  if (series.x !== undefined) {
    return series.x.map((x, i) => {
      const value = toNumber(series.value[i]);
      return {x, low: value, high: value, last: value};
    });
  }
  return (series.first_x ?? []).map((first, i) => {
    const [low, high, last] = [series.min[i], series.max[i], series.last[i]].map(toNumber);
    return {x: (first + series.last_x[i]) / 2, low, high, last: Number.isFinite(last) ? last : high};
  });
}

/** Values to pixels, with a tenth at most; what is all the same is drawn in the middle. */
function scale(values, from, to) {
  const least = values.reduce((a, b) => Math.min(a, b));
  const most = values.reduce((a, b) => Math.max(a, b));
  // Of halves, as the whole may be more than the greatest number.
  const span = most / 2 - least / 2;
  return (value) => {
    const share = span > 0 ? (value / 2 - least / 2) / span : 0.5;
    return Math.round((from + share * (to - from)) * 10) / 10;
  };
}
