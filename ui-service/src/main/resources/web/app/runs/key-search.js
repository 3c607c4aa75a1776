/** The keys that runs of experiments have, found by the server while somebody types. */

import {listKeys} from './calls.js';

const LISTED = 50;
const TYPING_PAUSE_MS = 150;

export class KeySearch {
  #kinds;
  #changed;
  #timer = 0;
  #loading = null;

  /** What is typed. */
  text = '';

  /** The first keys of each kind, {kind: {total, keys: [{key, runs}]}}, or null while none are here. */
  found = null;

  /** What the last request failed with, or null. */
  error = null;

  /**
   * @param kinds those looked for, of metric, param and tag
   * @param changed called when text, found or error have changed
   */
  constructor(kinds, changed) {
    this.#kinds = kinds;
    this.#changed = changed;
  }

  /** Looks for keys that contain the text, once nothing more is typed. */
  type(text, experimentIds) {
    this.text = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.load(experimentIds), TYPING_PAUSE_MS);
    this.#changed();
  }

  async load(experimentIds) {
    this.#loading?.abort();
    this.#loading = new AbortController();
    const {signal} = this.#loading;
    const text = this.text.trim();
    const by = text === '' ? {} : {contains: text};
    try {
      const answers = await Promise.all(
        this.#kinds.map((kind) => listKeys(experimentIds, kind, by, LISTED, signal)),
      );
      this.found = Object.fromEntries(this.#kinds.map((kind, index) => [kind, answers[index]]));
      this.error = null;
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      this.error = error;
    }
    this.#changed();
  }

  close() {
    clearTimeout(this.#timer);
    this.#loading?.abort();
  }
}
