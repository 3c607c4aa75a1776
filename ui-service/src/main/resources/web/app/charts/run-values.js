/** What panels of whole runs show: params, and the last, least or greatest of metrics. */

import {Curve} from './curve.js';
import {tableOf} from './run-columns.js';
import {summaryOf} from './values.js';

/**
 * @param columns [{of, key}]
 * @returns a Map of run IDs to values in the order of the columns: number, text, or null
 */
export async function valuesOf(runs, columns, params, load, signal) {
  const runIds = runs.map(({runId}) => runId);
  const metrics = [...new Set(columns.filter(({of}) => of !== 'param').map(({key}) => key))];
  const figures = new Map(
    await Promise.all(
      metrics.map(async (key) => {
        const question = {key, runIds, axis: 'step', range: null, buckets: 1};
        return [key, await load(question, signal)];
      }),
    ),
  );
  return new Map(
    runIds.map((runId) => [
      runId,
      columns.map(({of, key}) =>
        of === 'param'
          ? (params.rows.get(runId)?.[params.keys.indexOf(key)] ?? null)
          : figureOf(figures.get(key).get(runId), of),
      ),
    ]),
  );
}

function figureOf(series, of) {
  const curve = series === undefined ? null : Curve.of(series, 2);
  return curve === null || curve.length === 0 ? null : summaryOf(curve)[of];
}

/**
 * All params of runs: {keys, rows, differing, telling}; differing are the keys whose values are not
 * all the same, telling those of which at least half of the runs have some, and not the same one.
 */
export async function paramsOf(runs, signal) {
  const {keys, rows} = await tableOf('param', runs, signal);
  const differing = keys.filter((key, i) => {
    const values = runs.map(({runId}) => rows.get(runId)?.[i] ?? null);
    return values.some((value) => value !== values[0]);
  });
  const telling = keys.filter((key, i) => {
    const values = runs.map(({runId}) => rows.get(runId)?.[i] ?? null).filter((value) => value !== null);
    return 2 * values.length >= runs.length && values.some((value) => value !== values[0]);
  });
  return {keys, rows, differing, telling};
}
