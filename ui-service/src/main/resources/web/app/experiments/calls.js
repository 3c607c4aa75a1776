/** The calls on experiments, and what their runs tell of them. */

import {post, postOurs} from '../api.js';

/** The server counts runs of so many experiments at once. */
export const EXPERIMENTS_PER_PAGE = 1000;

export const NOTE_TAG = 'mlflow.note.content';

/**
 * One page: {experiments, next_page_token}, those that were changed last first.
 *
 * @param view ACTIVE_ONLY, DELETED_ONLY or ALL
 */
export function searchExperiments({filter, view, pageToken, signal}) {
  return post('experiments/search', signal, {
    filter,
    view_type: view,
    max_results: EXPERIMENTS_PER_PAGE,
    order_by: ['last_update_time DESC'],
    page_token: pageToken,
  });
}

/**
 * What the active runs of experiments tell: Map from an experiment's id to {runs, last}; last is
 * when a run was started or ended last, in ms.
 */
export async function listActivity(experimentIds, signal) {
  if (experimentIds.length === 0) {
    return new Map();
  }
  const {groups} = await postOurs('runs/groups', signal, {
    experiment_ids: experimentIds,
    group_by: ['attributes.experiment_id'],
    aggregates: ['max(attributes.start_time)', 'max(attributes.end_time)'],
    max_results: EXPERIMENTS_PER_PAGE,
  });
  return new Map([
    ...experimentIds.map((id) => [id, {runs: 0, last: 0}]),
    ...groups.map(({keys, runs, values}) => [
      keys[0],
      {runs, last: Math.max(...values.map(Number), 0)},
    ]),
  ]);
}

/** Gives the id of the new experiment. */
export async function createExperiment(name, note) {
  const tags = note === '' ? [] : [{key: NOTE_TAG, value: note}];
  return (await post('experiments/create', undefined, {name, tags})).experiment_id;
}

export function renameExperiment(experimentId, name) {
  return post('experiments/update', undefined, {experiment_id: experimentId, new_name: name});
}

export function deleteExperiment(experimentId) {
  return post('experiments/delete', undefined, {experiment_id: experimentId});
}

export function restoreExperiment(experimentId) {
  return post('experiments/restore', undefined, {experiment_id: experimentId});
}

export function setNote(experimentId, note) {
  return post('experiments/set-experiment-tag', undefined, {
    experiment_id: experimentId,
    key: NOTE_TAG,
    value: note,
  });
}
