/** The values that a panel of whole runs shows: fetched, and looked at again while its runs go on. */

import {columnText} from './added.js';
import {paramsOf, valuesOf} from './run-values.js';

/** Figures of running runs are looked at again so often, and what could not be had is tried again. */
const AGAIN_MS = 5000;

export class PanelValues {
  #listener;
  #asked = null;
  #columns = '';
  #rows = null;
  #loading = null;
  #timer = 0;

  /** Params of the runs, as paramsOf has them; null while they are not known. */
  params = null;

  /** Why what was asked for last could not be had, or null. */
  error = null;

  /** @param listener {onChange(): there are others, or an error, onAgain(): fetch() is to be called} */
  constructor(listener) {
    this.#listener = listener;
  }

  /** Whether what is here are the values of these columns, and not of those that were shown before. */
  areOf(columns) {
    return this.#rows !== null && this.#columns === textOf(columns);
  }

  /** In the order of the columns; [] while there are none. */
  of(runId) {
    return this.#rows?.get(runId) ?? [];
  }

  /**
   * Does nothing where just that has been asked for.
   *
   * @param columns() those to show, which may be others once params are known; desk as in metric-panel.js
   */
  async fetch({runs, columns, desk}) {
    const ofRuns = runs.map(({runId}) => runId).join();
    const wanted = () => `${ofRuns} ${textOf(columns())}`;
    if (wanted() === this.#asked) {
      return;
    }
    this.stop();
    this.#loading = new AbortController();
    const {signal} = this.#loading;
    this.#asked = wanted();
    try {
      const params = await paramsOf(runs, signal);
      signal.throwIfAborted();
      this.params = params;
      this.#asked = wanted();
      const shown = columns();
      const rows = await valuesOf(runs, shown, params, desk.load, signal);
      signal.throwIfAborted();
      [this.#columns, this.#rows, this.error] = [textOf(shown), rows, null];
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      this.error = error;
    }
    this.#listener.onChange();
    if (this.error === null ? runs.some(({runId}) => desk.running(runId)) : !this.error.refused) {
      this.#later();
    }
  }

  /** What is asked for next is fetched, whatever was before. */
  stop() {
    this.#loading?.abort();
    clearTimeout(this.#timer);
    this.#asked = null;
  }

  #later() {
    this.#timer = setTimeout(() => {
      if (document.hidden) {
        this.#later();
      } else {
        this.#asked = null;
        this.#listener.onAgain();
      }
    }, AGAIN_MS);
  }
}

function textOf(columns) {
  return columns.map(columnText).join('~');
}
