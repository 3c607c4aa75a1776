/** The calls behind the table of runs; docs/runs.md says what they mean. */

import {post, postOurs} from '../api.js';
import {fieldOf, orderAsked} from '../columns.js';

/** How many runs one request may have, and how many ids one may name. */
export const MOST_RUNS = 10_000;
export const MOST_GROUPS = 1_000;

/**
 * One page: {matches, columns, runs: [{run_id, experiment_id, values}], next_page_token}.
 *
 * @param order {by, descending}; none: the server's own
 */
export function listRuns(
  {experimentIds, fields, filter, order, view, limit, skip, pageToken},
  signal,
) {
  return postOurs('runs/search', signal, {
    experiment_ids: experimentIds,
    columns: fields,
    filter,
    order_by: order ? [orderAsked(order)] : [],
    run_view_type: view,
    max_results: limit,
    skip,
    page_token: pageToken,
  });
}

/**
 * One page: {matches, total, groups: [{keys, runs, values}], next_page_token}.
 *
 * @param orders [{by, descending}], the first first
 */
export function groupRuns(
  {experimentIds, by, aggregates, filter, orders = [], view, limit, skip, pageToken},
  signal,
) {
  return postOurs('runs/groups', signal, {
    experiment_ids: experimentIds,
    group_by: by.map(groupField),
    aggregates,
    filter,
    order_by: orders.map(orderAsked),
    run_view_type: view,
    max_results: limit,
    skip,
    page_token: pageToken,
  });
}

/** What a column is called where runs are grouped by it. */
export function groupField(column) {
  return column.kind === 'attribute' ? `attributes.${column.sort ?? column.key}` : fieldOf(column);
}

/**
 * The keys that runs of experiments have: {total, keys: [{key, runs}]}, in alphabetical order.
 *
 * @param kind metric, param or tag
 * @param search {prefix} or {contains}
 */
export function listKeys(experimentIds, kind, search, limit, signal) {
  return postOurs('runs/keys', signal, {
    experiment_ids: experimentIds,
    kind,
    ...search,
    max_results: limit,
  });
}

/** The values of a param, tag or attribute: {total, values: [{value, runs}]}, most frequent first. */
export function listValues(experimentIds, field, search, limit, signal) {
  return postOurs('runs/values', signal, {
    experiment_ids: experimentIds,
    column: field,
    ...search,
    max_results: limit,
  });
}

/** Outlines of metrics, a few buckets each: [{run_id, metric_key, …}], see docs/series.md. */
export async function listCurves(runIds, keys, buckets, signal) {
  const answer = await postOurs('metrics/series', signal, {
    run_ids: runIds,
    metric_keys: keys,
    buckets,
  });
  return answer.series;
}

export function deleteRun(runId) {
  return post('runs/delete', undefined, {run_id: runId});
}

export function restoreRun(runId) {
  return post('runs/restore', undefined, {run_id: runId});
}

export function untagRun(runId, key) {
  return post('runs/delete-tag', undefined, {run_id: runId, key});
}

export function tagRun(runId, key, value) {
  return post('runs/set-tag', undefined, {run_id: runId, key, value});
}
