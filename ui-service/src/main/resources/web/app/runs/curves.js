/** The small curves of the runs that are seen: fetched together, when the hand rests, and kept. */

import {fieldOf, shownValue} from '../columns.js';
import {listCurves} from './calls.js';
import {CURVE_BUCKETS, curvePaths} from './sparkline.js';

const PAUSE_MS = 120;

/** A curve that grows is asked for again, but not more often. */
const GROWS_MS = 6000;

const MOST_KEPT = 4000;
const MOST_SERIES = 500;

export class Curves {
  #changed;
  #kept = new Map();
  #timer = 0;
  #loading = null;

  /** @param changed called when there are new curves */
  constructor(changed) {
    this.#changed = changed;
  }

  /** {line, band} of a run's metric, null when it has no points, undefined while nobody knows. */
  of(runId, key) {
    return this.#kept.get(idOf(runId, key))?.paths;
  }

  /**
   * Has curves fetched that are not here, or that have grown.
   *
   * @param rows the runs that are seen, as RunRows
   * @param keys of metrics
   */
  want(rows, keys) {
    clearTimeout(this.#timer);
    if (keys.length === 0 || rows.length === 0) {
      return;
    }
    this.#timer = setTimeout(() => this.#load(rows, keys), PAUSE_MS);
  }

  async #load(rows, keys) {
    if (this.#loading !== null) {
      return;
    }
    const missing = rows
      .filter((run) => keys.some((key) => this.#isWanted(run, key)))
      .slice(0, Math.max(1, Math.floor(MOST_SERIES / keys.length)));
    if (missing.length === 0) {
      return;
    }
    this.#loading = new AbortController();
    const {signal} = this.#loading;
    // By the time of the answer a row may have a later value, which the curve has not.
    const latest = new Map(
      missing.flatMap((run) => keys.map((key) => [idOf(run.runId, key), latestOf(run, key)])),
    );
    try {
      const runIds = missing.map(({runId}) => runId);
      for (const series of await listCurves(runIds, keys, CURVE_BUCKETS, signal)) {
        const id = idOf(series.run_id, series.metric_key);
        this.#keep(id, series, latest.get(id));
      }
      this.#changed();
    } catch {
      // The values stand beside; the curves are tried again when the table is looked at again.
    } finally {
      this.#loading = null;
    }
  }

  #isWanted(run, key) {
    const latest = latestOf(run, key);
    if (latest === undefined) {
      return false;
    }
    const kept = this.#kept.get(idOf(run.runId, key));
    return (
      kept === undefined || (!Object.is(kept.latest, latest) && Date.now() - kept.time > GROWS_MS)
    );
  }

  #keep(id, series, latest) {
    this.#kept.delete(id);
    this.#kept.set(id, {paths: curvePaths(series), latest, time: Date.now()});
    while (this.#kept.size > MOST_KEPT) {
      this.#kept.delete(this.#kept.keys().next().value);
    }
  }

  close() {
    clearTimeout(this.#timer);
    this.#loading?.abort();
  }
}

function idOf(runId, key) {
  return `${runId} ${key}`;
}

/** A metric's latest value in a row, or undefined. */
function latestOf(row, key) {
  return shownValue(row.value(fieldOf({kind: 'metric', key})), {kind: 'metric', key});
}
