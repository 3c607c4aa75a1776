/** The least, greatest and last value of metrics, asked of the server for the rows that are seen. */

import {postOurs} from '../api.js';
import {toNumber} from '../format.js';

/** Runs times metrics of one request, by docs/series.md. */
const SERIES_PER_REQUEST = 1000;

/**
 * One series as the API gives it in a single bucket (docs/series.md).
 *
 * @returns {points, min, max, last}; undefined of a series without points
 */
export function statisticsOf(series) {
  if (series.points === 0) {
    return undefined;
  }
  if (series.value !== undefined) {
    const value = toNumber(series.value[0]);
    return {points: series.points, min: value, max: value, last: value};
  }
  return {
    points: series.points,
    min: toNumber(series.min[0]),
    max: toNumber(series.max[0]),
    last: toNumber(series.last[0]),
  };
}

/** Keys in lists so long that each makes a request for so many runs. */
export function requestsFor(keys, runCount) {
  const each = Math.max(1, Math.floor(SERIES_PER_REQUEST / runCount));
  return Array.from({length: Math.ceil(keys.length / each)}, (_, index) =>
    keys.slice(index * each, (index + 1) * each),
  );
}

/** What has been asked so far; onChange is called when more is known, or that it cannot be. */
export function openStatistics(onChange) {
  const loading = new AbortController();
  const asked = new Set();
  const known = new Map();
  /** Name to the error of its last request, which each drawing would repeat: retry() does. */
  const failed = new Map();

  /** Asks for what was not asked yet. */
  function want(runIds, keys) {
    // Runs of which the same is missing are asked together: mostly that is all of them.
    const together = new Map();
    for (const runId of runIds) {
      const missing = keys.filter((key) => !asked.has(nameOf(runId, key)));
      if (missing.length > 0) {
        const name = JSON.stringify(missing);
        together.set(name, [...(together.get(name) ?? []), runId]);
      }
    }
    for (const [missing, runs] of together) {
      refresh(runs, JSON.parse(missing));
    }
  }

  /** Asks again, whatever is known; that is shown until there is an answer. */
  function refresh(runIds, keys) {
    if (runIds.length > 0) {
      requestsFor(keys, runIds.length).forEach((part) => ask(runIds, part));
    }
  }

  async function ask(runIds, keys) {
    const names = runIds.flatMap((runId) => keys.map((key) => nameOf(runId, key)));
    names.forEach((name) => asked.add(name));
    try {
      const fields = {run_ids: runIds, metric_keys: keys, buckets: 1};
      const {series} = await postOurs('metrics/series', loading.signal, fields);
      series.forEach((one) => known.set(nameOf(one.run_id, one.metric_key), statisticsOf(one)));
      names.forEach((name) => failed.delete(name));
    } catch (error) {
      names.forEach((name) => failed.set(name, error));
    }
    if (!loading.signal.aborted) {
      onChange();
    }
  }

  return {
    want,
    refresh,
    /** {points, min, max, last}; undefined while it is not known, and of a metric without points. */
    of: (runId, key) => known.get(nameOf(runId, key)),
    /** The error of one of these that could not be fetched; undefined where there is none. */
    failure(runIds, keys) {
      for (const runId of failed.size === 0 ? [] : runIds) {
        const key = keys.find((one) => failed.has(nameOf(runId, one)));
        if (key !== undefined) {
          return failed.get(nameOf(runId, key));
        }
      }
      return undefined;
    },
    /** What could not be fetched is wanted anew. */
    retry() {
      failed.forEach((_, name) => asked.delete(name));
      failed.clear();
    },
    close: () => loading.abort(),
  };
}

function nameOf(runId, key) {
  return `${runId} ${key}`;
}
