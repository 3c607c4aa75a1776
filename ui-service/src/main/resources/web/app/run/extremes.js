/** The least and greatest values of the metrics that are shown, fetched as they come to be shown. */

import {metricExtremes} from './calls.js';

const KEYS_AT_ONCE = 200;

/** The page may be drawn several times a second: a call that fails is not made as often. */
const LEAST_PAUSE_MS = 2000;
const MOST_PAUSE_MS = 60_000;

/** onChange is called when more is known. */
export function openExtremes(runId, onChange) {
  const loading = new AbortController();
  const known = new Map();
  /** Key to the latest point at the time of asking. */
  const asked = new Map();
  let pause = LEAST_PAUSE_MS;
  let pausing = 0;

  async function fetchSome(keys) {
    try {
      for (const [key, range] of await metricExtremes(runId, keys, loading.signal)) {
        known.set(key, range);
      }
      pause = LEAST_PAUSE_MS;
      onChange();
    } catch {
      // The columns stay empty until another try.
      keys.forEach((key) => asked.delete(key));
      rest();
    }
  }

  function rest() {
    if (pausing !== 0 || loading.signal.aborted) {
      return;
    }
    pausing = setTimeout(() => {
      pausing = 0;
      onChange();
    }, pause);
    pause = Math.min(2 * pause, MOST_PAUSE_MS);
  }

  return {
    known,
    /**
     * @param metrics [{key, step, timestamp}] that are shown
     * @param live whether new points come in by themselves, so that what is known stays true
     */
    want(metrics, live) {
      if (pausing !== 0) {
        return;
      }
      const missing = metrics.filter(({key, step, timestamp}) => {
        const latest = `${step} ${timestamp}`;
        return !asked.has(key) || (!live && asked.get(key) !== latest);
      });
      missing.forEach(({key, step, timestamp}) => asked.set(key, `${step} ${timestamp}`));
      for (let from = 0; from < missing.length; from += KEYS_AT_ONCE) {
        fetchSome(missing.slice(from, from + KEYS_AT_ONCE).map(({key}) => key));
      }
    },
    /** To ask for all of them again: points were missed. */
    forget: () => asked.clear(),
    close() {
      clearTimeout(pausing);
      loading.abort();
    },
  };
}
