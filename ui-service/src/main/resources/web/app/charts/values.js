/** The values of a chart as a table and as CSV. Pure. */

import {csvFile, csvText} from '../csv.js';
import {exactNumber} from '../format.js';
import {columnTitle} from './added.js';

/**
 * What a curve comes to: {points, nans, from, to, first, last, min, max}; min and max pass over NaN
 * and have infinities, as they do everywhere; they are NaN when all values are.
 */
export function summaryOf(curve) {
  let [points, nans, min, max] = [0, 0, Infinity, -Infinity];
  for (let i = 0; i < curve.length; i++) {
    points += curve.count[i];
    nans += curve.nans[i];
    min = curve.min[i] < min ? curve.min[i] : min;
    max = curve.max[i] > max ? curve.max[i] : max;
  }
  const end = curve.length - 1;
  return {
    points,
    nans,
    from: curve.firstX[0],
    to: curve.lastX[end],
    first: curve.first[0],
    last: curve.last[end],
    min: points === nans ? NaN : min,
    max: points === nans ? NaN : max,
  };
}

/** What several curves come to together: {points, min, max} of their summaries, NaN where none has any. */
export function totalOf(summaries) {
  let [points, min, max] = [0, NaN, NaN];
  for (const one of summaries) {
    points += one.points;
    min = Number.isNaN(min) || one.min < min ? one.min : min;
    max = Number.isNaN(max) || one.max > max ? one.max : max;
  }
  return {points, min, max};
}

const CSV_HEAD = 'run_id,run_name,metric,x_from,x_to,points,nan_points,min,max,first,last';

/**
 * Every mark that is drawn, as RFC 4180 has it.
 *
 * @param curves [{runId, name, curve}]
 */
export function csvOf(key, curves) {
  const lines = [CSV_HEAD];
  for (const {runId, name, curve} of curves) {
    const start = [runId, name, key].map(csvText).join(',');
    for (let i = 0; i < curve.length; i++) {
      const numbers = [
        curve.firstX[i],
        curve.lastX[i],
        curve.count[i],
        curve.nans[i],
        curve.min[i],
        curve.max[i],
        curve.first[i],
        curve.last[i],
      ];
      lines.push(`${start},${numbers.map(exactNumber).join(',')}`);
    }
  }
  return csvFile(lines);
}

/**
 * What runs are represented by, as RFC 4180 has it; where a run has no value its place is empty.
 *
 * @param columns [{of, key}] as in added.js
 * @param runs [{runId, name, values}], numbers, texts or null, in the order of the columns
 */
export function csvOfRuns(columns, runs) {
  const head = ['run_id', 'run_name', ...columns.map(columnTitle)].map(csvText).join(',');
  const rows = runs.map(({runId, name, values}) =>
    [runId, name, ...values]
      .map((value) => (typeof value === 'number' ? exactNumber(value) : csvText(value)))
      .join(','),
  );
  return csvFile([head, ...rows]);
}

/** A file's name that every system takes. */
export function fileName(title, ending) {
  return title.replace(/[^\w.-]+/g, '_').slice(0, 120) + '.' + ending;
}
