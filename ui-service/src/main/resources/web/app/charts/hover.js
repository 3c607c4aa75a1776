/** What is under the pointer. Pure. */

import {formatNumber} from '../format.js';
import {isDrawable, typicalOf} from './curve.js';
import {smoother} from './smoothing.js';

/** A list that is said and not shown has to be short. */
const TOLD_ROWS = 5;

/**
 * The mark of each run that is nearest to x, the greatest value first. A run that had ended before
 * x, or began after it, has none.
 *
 * @param curves [{runId, curve}]
 * @param reach how far beyond its ends a run still counts, in units of x
 * @returns [{runId, x, value, low, high}]: value is that of a point or the last of several, low
 *   and high their extremes
 */
export function rowsAt(curves, x, reach) {
  return curves
    .map(({runId, curve}) => rowAt(runId, curve, x, reach))
    .filter((row) => row !== null)
    .sort((a, b) => order(b.value) - order(a.value));
}

/** The same of one run; null when it is not there. */
export function rowAt(runId, curve, x, reach) {
  const at = curve.nearest(x);
  if (at < 0 || x < curve.firstX[0] - reach || x > curve.lastX[curve.length - 1] + reach) {
    return null;
  }
  return {
    runId,
    x: curve.lastX[at],
    value: curve.last[at],
    low: curve.min[at],
    high: curve.max[at],
    curve,
    at,
  };
}

/** NaN comes last. */
function order(value) {
  return Number.isNaN(value) ? -Infinity : value;
}

/** The row whose value is nearest to a height, by its place; null when none can be drawn. */
export function nearestRow(rows, top, toY) {
  let nearest = null;
  let least = Infinity;
  for (const row of rows) {
    if (!isDrawable(row.value)) {
      continue;
    }
    const [a, b] = [toY(row.low), toY(row.high)];
    const away = top < Math.min(a, b) ? Math.min(a, b) - top : Math.max(0, top - Math.max(a, b));
    const distance = Number.isNaN(away) ? Math.abs(toY(row.value) - top) : away;
    if (distance < least) {
      least = distance;
      nearest = row;
    }
  }
  return nearest;
}

/** The rows that are shown when not all fit: those around the chosen one, and how many are above and below. */
export function rowsThatFit(rows, chosen, most) {
  if (rows.length <= most) {
    return {shown: rows, above: 0, below: 0};
  }
  const middle = Math.max(0, rows.indexOf(chosen));
  const begin = Math.max(0, Math.min(middle - Math.floor(most / 2), rows.length - most));
  return {
    shown: rows.slice(begin, begin + most),
    above: begin,
    below: rows.length - begin - most,
  };
}

/** Rows as they are said: "a 1, b 0.5, and 3 more". */
export function rowsInWords(rows, names) {
  if (rows.length === 0) {
    return 'no points';
  }
  const values = rows.slice(0, TOLD_ROWS).map(({runId, value}) => `${names.get(runId)} ${formatNumber(value)}`);
  const more = rows.length - values.length;
  return values.join(', ') + (more > 0 ? `, and ${more} more` : '');
}

/** The smoothed value at a mark. */
export function smoothedAt(curve, at, strength, width) {
  const add = smoother(strength, width);
  let value = NaN;
  for (let i = 0; i <= at; i++) {
    value = add((curve.firstX[i] + curve.lastX[i]) / 2, typicalOf(curve, i));
  }
  return value;
}
