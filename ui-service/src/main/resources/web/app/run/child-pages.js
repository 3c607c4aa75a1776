/** The runs that are nested in a run, fetched page by page. */

import {searchChildren} from './calls.js';

const PAGE_SIZE = 50;

/** onChange is called when more of them are known. */
export function openChildren(experimentId, runId, onChange) {
  const loading = new AbortController();
  let state = {runs: [], matches: 0, next: undefined, error: null};
  let going = null;
  let adding = null;

  /** One call at a time: a page belongs behind those that were there when it was asked for. */
  function load(pageToken, limit) {
    going ??= fetchPage(pageToken, limit).finally(() => {
      going = null;
    });
    return going;
  }

  async function addPage() {
    while (going !== null) {
      await going;
    }
    if (state.next !== undefined && !loading.signal.aborted) {
      await load(state.next);
    }
  }

  async function fetchPage(pageToken, limit = PAGE_SIZE) {
    try {
      const page = await searchChildren({
        experimentId,
        runId,
        pageToken,
        limit,
        signal: loading.signal,
      });
      const before = pageToken === undefined ? [] : state.runs;
      state = {...page, runs: [...before, ...page.runs], error: null};
    } catch (error) {
      state = {...state, error};
    }
    if (!loading.signal.aborted) {
      onChange();
    }
  }

  return {
    get state() {
      return state;
    },
    /** The first page, or as many as are shown, anew. */
    load: () => load(undefined, Math.max(PAGE_SIZE, state.runs.length)),
    more: () => {
      adding ??= addPage().finally(() => {
        adding = null;
      });
      return adding;
    },
    close: () => loading.abort(),
  };
}
