/** The calls about logged models. */

import {get, post, postOurs, send} from '../api.js';

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

/** Of the runs that made models: Map of run id to name, without those that cannot be had. */
export async function namesOfMakers(models, signal) {
  const makers = models.map(({info}) => info).filter((info) => info.source_run_id);
  if (makers.length === 0) {
    return new Map();
  }
  const runIds = [...new Set(makers.map((info) => info.source_run_id))];
  try {
    const {runs = []} = await postOurs('runs/search', signal, {
      experiment_ids: [...new Set(makers.map((info) => info.experiment_id))],
      columns: ['attributes.run_name'],
      filter: `attributes.run_id IN (${runIds.map((id) => `'${id}'`).join(', ')})`,
      run_view_type: 'ALL',
      max_results: runIds.length,
    });
    return new Map(runs.map(({run_id: id, values: [name]}) => [id, name || id]));
  } catch {
    return new Map();
  }
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
