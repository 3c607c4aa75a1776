/** The runs that are compared, each fetched once, those that go on again and again. */

import {getRun} from '../api.js';
import {fewAtOnce} from './few-at-once.js';

const LOOK_AGAIN_MS = 5000;

const REQUESTS_AT_ONCE = 4;

/** With more the table would be no comparison any more. */
export const MOST_RUNS = 100;

/**
 * @param onChange called when a run has come or changed, with the ids of those that were looked at
 *   again
 */
export function openRunSet(onChange) {
  const loading = new AbortController();
  /** Run id to {run}, {error} or, while it is fetched, {}. */
  const entries = new Map();
  const inTurn = fewAtOnce(REQUESTS_AT_ONCE);
  let shown = [];
  let timer = 0;

  function show(runIds) {
    shown = [...new Set(runIds)].slice(0, MOST_RUNS);
    shown.filter((runId) => !entries.has(runId)).forEach((runId) => load(runId));
  }

  async function load(runId) {
    const before = entries.get(runId);
    if (before?.run === undefined) {
      entries.set(runId, {});
    }
    try {
      entries.set(runId, {run: await inTurn(() => getRun(runId, loading.signal))});
    } catch (error) {
      // A run that is there stays as it was seen last, unless it has gone.
      if (loading.signal.aborted || (before?.run !== undefined && !error.missing)) {
        return;
      }
      entries.set(runId, {error});
    }
    if (before?.run === undefined) {
      onChange([]);
    }
  }

  async function lookAgain() {
    const going = document.hidden
      ? []
      : shown.filter((runId) => mayChange(entries.get(runId)));
    await Promise.all(going.map(load));
    if (!loading.signal.aborted) {
      if (going.length > 0) {
        onChange(going);
      }
      timer = setTimeout(lookAgain, LOOK_AGAIN_MS);
    }
  }

  timer = setTimeout(lookAgain, LOOK_AGAIN_MS);
  return {
    show,
    /** Fetches again those that could not be fetched. */
    retry() {
      shown.filter((runId) => entries.get(runId).error).forEach((runId) => load(runId));
      onChange([]);
    },
    /** The runs that are there, in their order; as the API gives them. */
    runs: () => shown.map((runId) => entries.get(runId).run).filter((run) => run !== undefined),
    /** [{runId, error}] of those that are not. */
    failures: () =>
      shown
        .map((runId) => ({runId, error: entries.get(runId).error}))
        .filter(({error}) => error !== undefined),
    /** Whether some are still to come. */
    isLoading: () => shown.some((runId) => !entries.get(runId).run && !entries.get(runId).error),
    close() {
      clearTimeout(timer);
      loading.abort();
    },
  };
}

/** A run that goes on, or one that a server which was away may have by now. */
function mayChange({run, error}) {
  return run?.info.status === 'RUNNING' || error?.away === true;
}
