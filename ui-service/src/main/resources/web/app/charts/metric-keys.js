/** Which metrics some runs have: asked for, and gone on with by what is heard of live. */

import {metricsOf} from './run-columns.js';

export class MetricKeys {
  #keys = null;
  #error = null;
  #loading = null;
  #onChange;

  /** @param onChange is told when an answer has come, or failed */
  constructor(onChange) {
    this.#onChange = onChange;
  }

  /** [key] in no order; null while nothing is known. */
  get all() {
    return this.#keys === null ? null : [...this.#keys];
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
      this.#keys = new Set();
      return;
    }
    try {
      const keys = await metricsOf(runs, signal);
      this.#keys = new Set(keys);
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

  close() {
    this.#loading?.abort();
  }
}
