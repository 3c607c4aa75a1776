/**
 * The columns of an experiment when nobody has chosen any: what its first runs have decides, once
 * they are here. Pure.
 */

import {defaultColumns, fieldOf} from '../columns.js';
import {probeColumns} from './keys.js';

export class StandardColumns {
  #keys = null;
  #columns = null;

  /** Whether it is known what runs have. */
  get hasKeys() {
    return this.#keys !== null;
  }

  /** Whether any run of the experiment has a parent. */
  get hasNested() {
    return this.#keys?.hasNested === true;
  }

  /** None until they are decided. */
  get columns() {
    return this.#columns ?? [];
  }

  /** What rows are to have so that it can be decided. */
  get probes() {
    return this.#columns === null ? probeColumns(this.#keys) : [];
  }

  /** Whether no metric was there yet. */
  get lacksMetrics() {
    return this.#columns === null
      ? this.#keys.metric.length === 0
      : !this.#columns.some(isMetric);
  }

  /**
   * A run has its params at once, and its metrics when there are some: these are added.
   *
   * @param keys as loadKeys gives them
   */
  learn(keys) {
    this.#keys = keys;
    if (this.#columns !== null && !this.#columns.some(isMetric)) {
      this.#columns = [...defaultColumns({...keys, param: []}, []), ...this.#columns];
    }
  }

  /**
   * With no run there is nothing to go by; the first ones decide, once they have what is asked.
   *
   * @param list the RunsList that is shown
   * @returns whether this has decided it
   */
  decide({count, outline}) {
    const [probe] = this.probes;
    if (probe === undefined || count === 0) {
      return false;
    }
    const rows = [...outline.source.loaded()].map(([, row]) => row).filter((row) => row.isRun);
    if (rows.some((row) => row.value(fieldOf(probe)) === undefined)) {
      return false;
    }
    this.#columns = defaultColumns(this.#keys, rows);
    return true;
  }
}

function isMetric({kind}) {
  return kind === 'metric';
}
