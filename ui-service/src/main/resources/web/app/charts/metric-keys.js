/** Which metrics some runs have: asked for, and gone on with by what is heard of live. */

import {byName} from './find.js';
import {metricsOf} from './run-columns.js';

export class MetricKeys {
  #keys = null;
  #sorted = null;
  #error = null;
  #loading = null;
  #onChange;

  /** @param onChange is told when an answer has come, or failed */
  constructor(onChange) {
    this.#onChange = onChange;
  }

  /** [key] in the order of names, not to be changed; null while nothing is known. */
  get all() {
    if (this.#keys !== null && this.#sorted?.length !== this.#keys.size) {
      this.#sorted = [...this.#keys].sort(byName);
    }
    return this.#sorted;
  }

  /** Why the metrics could not be had; null if they could, or are still to come. */
  get error() {
    return this.#error;
  }

  /** @param runs [{runId}], also {experimentId} where it is known */
  async load(runs) {
    this.#loading?.abort();
    this.#loading = new AbortController();
    const {signal} = this.#loading;
    this.#error = null;
    if (runs.length === 0) {
      this.#know([]);
      return;
    }
    try {
      this.#know(await metricsOf(runs, signal));
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      this.#error = error;
    }
    this.#onChange();
  }

  /** @returns whether the metric is new; before an answer none is, as it will be in that */
  add(key) {
    if (this.#keys === null || this.#keys.has(key)) {
      return false;
    }
    this.#keys.add(key);
    return true;
  }

  #know(keys) {
    this.#keys = new Set(keys);
    this.#sorted = null;
  }

  close() {
    this.#loading?.abort();
  }
}
