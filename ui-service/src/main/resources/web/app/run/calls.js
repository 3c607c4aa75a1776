/** The calls of the run page: what belongs to a run, and changes of it. */

import {get, post, postOurs} from '../api.js';
import {toNumber} from '../format.js';

/** Names the children of a run, in the filter language. Ids are without quotes by their rule. */
export function childrenFilter(runId) {
  return `tags.\`mlflow.parentRunId\` = '${runId}'`;
}

/** The attributes that a list of runs shows, in the order of their values. */
const CHILD_COLUMNS = ['run_name', 'status', 'start_time', 'end_time'];

/** One page: {matches, runs: [{runId, run_name, status, start_time, end_time}], next}. */
export async function searchChildren({experimentId, runId, pageToken, limit, signal}) {
  const page = await postOurs('runs/search', signal, {
    experiment_ids: [experimentId],
    filter: childrenFilter(runId),
    columns: CHILD_COLUMNS.map((column) => `attributes.${column}`),
    order_by: ['attributes.start_time DESC'],
    max_results: limit,
    page_token: pageToken,
  });
  const runs = (page.runs ?? []).map(({run_id: id, values}) => ({
    runId: id,
    ...Object.fromEntries(CHILD_COLUMNS.map((column, index) => [column, values[index]])),
  }));
  return {matches: page.matches, runs, next: page.next_page_token || undefined};
}

/**
 * The least and the greatest value of metrics over all their points: Map of key to {min, max}, NaN
 * where all points are. At most 1,000 keys.
 */
export async function metricExtremes(runId, keys, signal) {
  const {series} = await postOurs('metrics/series', signal, {
    run_ids: [runId],
    metric_keys: keys,
    buckets: 1,
  });
  return new Map(series.map((one) => [one.metric_key, extremesOf(one)]));
}

function extremesOf({value, min, max}) {
  const lows = (value ?? min ?? []).map(toNumber).filter((number) => !Number.isNaN(number));
  const highs = (value ?? max ?? []).map(toNumber).filter((number) => !Number.isNaN(number));
  return lows.length === 0
    ? {min: NaN, max: NaN}
    : {min: Math.min(...lows), max: Math.max(...highs)};
}

export function renameRun(runId, name) {
  return post('runs/update', undefined, {run_id: runId, run_name: name});
}

export function setRunTag(runId, key, value) {
  return post('runs/set-tag', undefined, {run_id: runId, key, value});
}

export function deleteRunTag(runId, key) {
  return post('runs/delete-tag', undefined, {run_id: runId, key});
}

export function deleteRun(runId) {
  return post('runs/delete', undefined, {run_id: runId});
}

export function restoreRun(runId) {
  return post('runs/restore', undefined, {run_id: runId});
}

/** Its name only, for links to it; null where it cannot be had. */
export async function runName(runId, signal) {
  try {
    const {run} = await get('runs/get', signal, {run_id: runId});
    return run.info.run_name || runId;
  } catch {
    return null;
  }
}
