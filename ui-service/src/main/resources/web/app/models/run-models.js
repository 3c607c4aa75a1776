/** The logged models that a run has to do with: those it made, and those it took. */

import {getModel, madeByFilter, searchModels} from './calls.js';

/** More of them are not fetched one by one. */
const MOST = 50;

/**
 * @param run {info, inputs, outputs}
 * @returns {models, roles, left}: roles is a Map of model id to what the run has to do with it; left
 *   is how many more there are that are not shown
 */
export async function modelsOfRun({info, inputs, outputs}, signal) {
  const roles = new Map();
  for (const {model_id: id, step} of outputs?.model_outputs ?? []) {
    roles.set(id, step ? `made at step ${step}` : 'made');
  }
  const used = new Set((inputs?.model_inputs ?? []).map(({model_id: id}) => id));
  const made = await searchModels({
    experimentId: info.experiment_id,
    filter: madeByFilter(info.run_id),
    order: null,
    limit: MOST,
    signal,
  });
  const models = new Map(made.models.map((model) => [model.info.model_id, model]));
  const others = [...new Set([...roles.keys(), ...used])].filter((id) => !models.has(id));
  for (const model of await Promise.all(
    others.slice(0, MOST).map((id) => modelOrNull(id, signal)),
  )) {
    if (model !== null) {
      models.set(model.info.model_id, model);
    }
  }
  // One that is measured becomes an input of the run, also where the run itself has made it.
  for (const [id, model] of models) {
    const isMade = model.info.source_run_id === info.run_id;
    const role = roles.get(id) ?? (isMade ? 'made' : null);
    roles.set(id, [role, used.has(id) ? 'used' : null].filter((one) => one !== null).join(' and '));
  }
  return {
    models: [...models.values()],
    roles,
    left: made.next === undefined ? Math.max(0, others.length - MOST) : undefined,
  };
}

/** One that was deleted for good must not take the others from the page. */
async function modelOrNull(id, signal) {
  try {
    return await getModel(id, signal);
  } catch (error) {
    if (error.missing) {
      return null;
    }
    throw error;
  }
}
