/** What is known of the experiments that are compared, each asked for by itself. */

import {getExperiment} from '../api.js';
import {fewAtOnce} from '../compare/few-at-once.js';
import {watch} from '../parts/watch.js';

/** The rows of the runs are asked for at the same time, and a browser has some six calls at once. */
const AT_ONCE = 2;

const LOOK_EVERY_MS = 5000;

/** Whether an experiment may have this ID. A list of runs is refused as a whole when one may not. */
export function isExperimentId(id) {
  return /^(0|[1-9]\d{0,17})$/.test(id);
}

/** @param changed called when more is known */
export function openCompared(changed) {
  const loading = new AbortController();
  const inTurn = fewAtOnce(AT_ONCE);
  /** By their ids, as the API gives them. */
  const known = new Map();
  const missing = new Set();
  const asked = new Set();
  /** Those that the server was asked for, whatever came of it. */
  const tried = new Set();
  const watching = watch(look, LOOK_EVERY_MS);
  let shown = [];

  /** Who cannot be asked for now is asked for again. */
  function look() {
    const unknown = shown.filter((id) => !known.has(id) && !missing.has(id) && !asked.has(id));
    unknown.forEach((id) => asked.add(id));
    return Promise.all(unknown.map((id) => inTurn(() => load(id))));
  }

  async function load(id) {
    try {
      known.set(id, await getExperiment(id, loading.signal));
    } catch (error) {
      if (error.missing || error.impossible) {
        missing.add(id);
      }
    } finally {
      asked.delete(id);
      tried.add(id);
    }
    if (!loading.signal.aborted) {
      changed();
    }
  }

  const isDeleted = (id) => known.get(id)?.lifecycle_stage === 'deleted';

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
