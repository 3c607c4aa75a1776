/**
 * The columns of experiments when nobody has chosen any: what their first runs have decides, once
 * they are here. Pure.
 */

import {defaultColumns, fieldOf} from '../columns.js';
import {probeColumns} from './keys.js';

export class StandardColumns {
  #keys = null;
  #hasNested = false;
  #columns = [];
  #isDecided = false;

  /** Whether it is known what runs have. */
  get hasKeys() {
    return this.#keys !== null;
  }

  /** Whether any run of the experiments has a parent, as far as it is known. */
  get hasNested() {
    return this.#hasNested;
  }

  /** None until they are decided, or those of the experiments before. */
  get columns() {
    return this.#columns;
  }

  /** What rows are to have so that it can be decided. */
  get probes() {
    return this.#isDecided || this.#keys === null ? [] : probeColumns(this.#keys);
  }

  /** Whether no metric was there yet. */
  get lacksMetrics() {
    return this.#isDecided ? !this.#columns.some(isMetric) : this.#keys.metric.length === 0;
  }

  /** They are to be those of other experiments, and stay what they are until that is decided. */
  begin() {
    this.#keys = null;
    this.#isDecided = false;
  }

  /**
   * A run has its params at once, and its metrics when there are some: these are added.
   *
   * @param keys as loadKeys gives them
   */
  learn(keys) {
    this.#keys = keys;
    this.#hasNested = keys.hasNested;
    if (!this.#isDecided) {
      this.#columns = this.probes.length === 0 ? [] : this.#columns;
    } else if (!this.#columns.some(isMetric)) {
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
    this.#isDecided = true;
    return true;
  }
}

function isMetric({kind}) {
  return kind === 'metric';
}
