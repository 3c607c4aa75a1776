/** A metric's history made ready to be drawn, nothing hidden that cannot be drawn. Pure. */

import {toNumber} from './format.js';

/** What a curve can be drawn over. */
export const X_AXES = {
  step: {title: 'Step', of: (point) => point.step ?? 0},
  time: {title: 'Time', of: (point) => point.timestamp / 1000},
  relative: {
    title: 'Time since the first point',
    of: (point, start) => (point.timestamp - start) / 1000,
  },
};

/**
 * @param points of one metric as the API gives them: {value, timestamp (ms), step}
 * @param axis a name out of X_AXES
 * @returns xs and ys, ascending by x, with null where there is nothing to draw; notFinite as
 *   {x, value}; and minimum, maximum, last of all points
 */
export function toSeries(points, axis) {
  const start = points.reduce((least, point) => Math.min(least, point.timestamp), Infinity);
  const xOf = X_AXES[axis].of;
  const drawn = points.map((point) => ({x: xOf(point, start), value: toNumber(point.value), point}));
  drawn.sort(
    (a, b) =>
      a.x - b.x || (a.point.step ?? 0) - (b.point.step ?? 0) ||
      a.point.timestamp - b.point.timestamp,
  );
  const drawable = drawn.map(({value}) => value).filter(isDrawable);
  return {
    xs: drawn.map(({x}) => x),
    ys: drawn.map(({value}) => (isDrawable(value) ? value : null)),
    notFinite: drawn.filter(({value}) => !isDrawable(value)).map(({x, value}) => ({x, value})),
    minimum: drawable.reduce((a, b) => Math.min(a, b), Infinity),
    maximum: drawable.reduce((a, b) => Math.max(a, b), -Infinity),
    last: drawn.length === 0 ? undefined : drawn[drawn.length - 1].value,
  };
}

/** MLflow's own server says ∞ as the greatest double; no scale could show both that and the rest. */
function isDrawable(value) {
  return Number.isFinite(value) && Math.abs(value) < Number.MAX_VALUE;
}

/** The same series for a logarithmic scale, on which what is not above zero has no place. */
export function onLogScale(series) {
  return {
    ...series,
    ys: series.ys.map((y) => (y !== null && y <= 0 ? null : y)),
    notPositive: series.ys.filter((y) => y !== null && y <= 0).length,
  };
}

/** What the curve cannot show, in words; empty when it shows every point. */
export function omissions(series) {
  const count = (test) => series.notFinite.filter(({value}) => test(value)).length;
  return [
    [count(Number.isNaN), 'NaN at the edge'],
    [count((value) => value > 0), '∞ at the edge'],
    [count((value) => value < 0), '−∞ at the edge'],
    [series.notPositive ?? 0, 'not above zero, left out'],
  ]
    .filter(([times]) => times > 0)
    .map(([times, what]) => `${times} × ${what}`);
}
