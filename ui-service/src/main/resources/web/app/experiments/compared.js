/** What is known of the experiments that are compared. */

import {getExperiment} from '../api.js';
import {fewAtOnce} from '../compare/few-at-once.js';
import {watch} from '../parts/watch.js';
import {searchExperiments} from './calls.js';
import {isExperimentId} from './id.js';

/** The rows of the runs are asked for at the same time, and a browser has some six calls at once. */
const AT_ONCE = 2;

/** More are sought among those that were changed last, in one call, before each is asked for by itself. */
const FEW = 10;

const LOOK_EVERY_MS = 5000;

/** @param changed called when more is known */
export function openCompared(changed) {
  const loading = new AbortController();
  const {signal} = loading;
  const inTurn = fewAtOnce(AT_ONCE);
  /** By their ids, as the API gives them. */
  const known = new Map();
  const missing = new Set();
  const asked = new Set();
  /** Those that the server was asked for, whatever came of it. */
  const tried = new Set();
  const watching = watch(look, LOOK_EVERY_MS);
  let shown = [];

  const isDeleted = (id) => known.get(id)?.lifecycle_stage === 'deleted';

  /** Who cannot be asked for now is asked for again, and so is who may be restored. */
  async function look() {
    const wanted = shown.filter(
      (id) => isExperimentId(id) && !asked.has(id) && (!known.has(id) || isDeleted(id)),
    );
    wanted.forEach((id) => asked.add(id));
    if (wanted.length > FEW) {
      await inTurn(() => loadSome(new Set(wanted)));
    }
    await Promise.all(wanted.filter((id) => asked.has(id)).map((id) => inTurn(() => load(id))));
  }

  /** @param ids a set; those that are not found are still to be asked for */
  async function loadSome(ids) {
    try {
      const {experiments = []} = await searchExperiments({view: 'ALL', signal});
      const found = experiments.filter(({experiment_id: id}) => ids.has(id));
      found.forEach((experiment) => {
        take(experiment);
        answered(experiment.experiment_id);
      });
    } catch {
      // Each is asked for by itself.
    }
    tell();
  }

  async function load(id) {
    try {
      take(await getExperiment(id, signal));
    } catch (error) {
      if (error.gone || error.impossible) {
        known.delete(id);
        missing.add(id);
      }
    }
    answered(id);
    tell();
  }

  function take(experiment) {
    known.set(experiment.experiment_id, experiment);
    missing.delete(experiment.experiment_id);
  }

  function answered(id) {
    asked.delete(id);
    tried.add(id);
  }

  function tell() {
    if (!signal.aborted) {
      changed();
    }
  }

  /** None before all have been asked for: what is said of them does not grow under a reader's eyes. */
  const whichAre = (isSo) =>
    shown.every((id) => tried.has(id) || missing.has(id)) ? shown.filter(isSo) : [];

  return {
    /** @param ids of the experiments that are compared now */
    show(ids) {
      shown = ids;
      ids.filter((id) => !isExperimentId(id)).forEach((id) => missing.add(id));
      watching.soon();
    },
    /** Without its name an experiment has its id. */
    nameOf: (id) => known.get(id)?.name ?? `Experiment ${id}`,
    isDeleted,
    isMissing: (id) => missing.has(id),
    /** The ids of those that were deleted, and could be restored. */
    get deleted() {
      return whichAre(isDeleted);
    },
    /** The ids of those that are not there. */
    get missing() {
      return whichAre((id) => missing.has(id));
    },
    close() {
      loading.abort();
      watching.stop();
    },
  };
}
