/** Every point of a metric as a file: what is drawn of long curves are buckets. Pure, but for pointsCsv. */

import {at} from '../api.js';
import {csvFile, csvText} from '../csv.js';
import {counted, exactNumber, formatCount, toNumber} from '../format.js';
import {AXES} from './axes.js';
import {PATH, fetchSeries} from './series-call.js';

/** Limits of a call that answers point by point (docs/series.md). */
const MOST_OF_A_RUN = 10_000;
const MOST_IN_ALL = 250_000;

/** A file that the server writes may have so many runs. */
const MOST_RUNS = 1000;

const HEAD = 'run_id,run_name,metric,step,timestamp,value';

/**
 * What there is to download of curves beside what is drawn.
 *
 * @param curves [{curve, summary}]
 * @returns null when every mark that is drawn is a point, else {note: what is drawn, in words, csv,
 *   parquet: whether these can have every point, limit: of csv, in words}
 */
export function pointsFiles(curves) {
  const marks = curves.reduce((sum, {curve}) => sum + curve.length, 0);
  const points = curves.reduce((sum, {summary}) => sum + summary.points, 0);
  return marks === points
    ? null
    : {
        note: `${counted(points, 'point')} in ${formatCount(marks)} rows, each with its least and greatest value`,
        csv: curves.every(({summary}) => summary.points <= most(curves.length)),
        parquet: curves.length <= MOST_RUNS,
        limit: `All points come as CSV where no run has more than ${formatCount(most(curves.length))}`,
      };
}

function most(runs) {
  return Math.min(MOST_OF_A_RUN, Math.floor(MOST_IN_ALL / runs));
}

/** The address of a file of any size. */
export function parquetUrl(key, runIds, {x, range}) {
  return at(PATH, {
    run_ids: runIds,
    metric_keys: key,
    x_axis: AXES[x].name,
    start: range?.from,
    end: range?.to,
    format: 'parquet',
  });
}

/** Fetches all points; null when there have become more than one answer has room for. */
export async function pointsCsv(key, runs, {x, range}) {
  const runIds = runs.map(({runId}) => runId);
  const question = {runIds, keys: [key], axis: AXES[x].name, range, buckets: most(runs.length)};
  const {series} = await fetchSeries(question, undefined);
  return csvOfPoints(key, runs, series);
}

/**
 * As RFC 4180 has it.
 *
 * @param series of metrics/series; null is returned when one is not of points
 */
export function csvOfPoints(key, runs, series) {
  if (series.some((one) => one.first_x !== undefined)) {
    return null;
  }
  const names = new Map(runs.map(({runId, name}) => [runId, name]));
  const lines = [HEAD];
  for (const {run_id: runId, step = [], timestamp, value} of series) {
    const start = [runId, names.get(runId), key].map(csvText).join(',');
    step.forEach((one, i) => lines.push(`${start},${one},${timestamp[i]},${exactNumber(toNumber(value[i]))}`));
  }
  return csvFile(lines);
}
