/** The calls about logged models. */

import {get, post, send} from '../api.js';

const CALL = 'ajax-api/2.0/mlflow/logged-models/';

/**
 * One page: {models, next}.
 *
 * @param filter in MLflow's language, '' for all
 * @param order {field, ascending, dataset, digest}, or null for what was created last
 */
export async function searchModels({experimentId, filter, order, limit, pageToken, signal}) {
  const page = await post('logged-models/search', signal, {
    experiment_ids: [experimentId],
    filter: filter === '' ? undefined : filter,
    max_results: limit,
    order_by:
      order === null
        ? undefined
        : [
            {
              field_name: order.field,
              ascending: order.ascending,
              dataset_name: order.dataset,
              dataset_digest: order.digest,
            },
          ],
    page_token: pageToken,
  });
  return {models: page.models ?? [], next: page.next_page_token || undefined};
}

/** Models that were deleted are shown, too: runs and versions go on naming them. */
export async function getModel(modelId, signal) {
  const call = `logged-models/${encodeURIComponent(modelId)}`;
  return (await get(call, signal, {allow_deleted: true})).model;
}

/** Names the models of a run, in the filter language. Ids are without quotes by their rule. */
export function madeByFilter(runId) {
  return `source_run_id = '${runId}'`;
}

export function setModelTag(modelId, key, value) {
  return send('PATCH', `${CALL}${encodeURIComponent(modelId)}/tags`, undefined, {
    tags: [{key, value}],
  });
}

export function deleteModelTag(modelId, key) {
  const path = `${CALL}${encodeURIComponent(modelId)}/tags/${encodeURIComponent(key)}`;
  return send('DELETE', path, undefined, {});
}

/**
 * One page of an experiment's runs that look at the inputs of runs: {users, looked, next}. users are
 * [{runId, name}] of those that take the model as an input.
 */
export async function searchUsers({experimentId, modelId, pageToken, signal}) {
  const page = await post('runs/search', signal, {
    experiment_ids: [experimentId],
    max_results: 500,
    run_view_type: 'ACTIVE_ONLY',
    page_token: pageToken,
  });
  const runs = page.runs ?? [];
  const users = runs
    .filter(({inputs}) => inputs?.model_inputs?.some(({model_id: id}) => id === modelId))
    .map(({info}) => ({runId: info.run_id, name: info.run_name || info.run_id}));
  return {users, looked: runs.length, next: page.next_page_token || undefined};
}
