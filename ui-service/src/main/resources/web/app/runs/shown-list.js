/**
 * The list that is shown, and the one that is to come in its place: old rows are shown until new
 * ones are here, and stay when these are refused.
 */

import {RunsList} from './list.js';

export class ShownList {
  #page;
  #list = null;
  #next = null;

  /** The server's refusal of the filter or order, or null. */
  refusal = null;

  /**
   * @param page what is told of it: changed(list) when there is something else to draw of the one
   *   that is shown, replaced() when that is another, failed(error) when none comes, with null for a
   *   refusal; and hasSearch(), whether there is a filter or order to refuse
   */
  constructor(page) {
    this.#page = page;
  }

  /** The one that is shown, or null before the first is here. */
  get list() {
    return this.#list;
  }

  /** The one that was asked for last, or null. */
  get newest() {
    return this.#next ?? this.#list;
  }

  /** Rows of another search are on their way; those that are shown are not what is asked for. */
  get isStale() {
    return this.#next !== null || this.refusal !== null;
  }

  /** @param what as RunsList has it, but for changed */
  begin(what) {
    this.#next?.close();
    this.refusal = null;
    const list = new RunsList({...what, changed: () => this.#changed(list)});
    this.#next = list;
    list.prepare();
    list.outline.want(0, 60);
  }

  #changed(list) {
    if (list === this.#next) {
      this.#arrive(list);
    }
    if (list === this.#list) {
      this.#page.changed(list);
    }
  }

  #arrive(list) {
    if (list.error !== null) {
      this.#fail(list);
    } else if (list.count !== null) {
      this.#list?.close();
      this.#list = list;
      this.#next = null;
      this.#page.replaced();
    }
  }

  #fail(list) {
    const {error} = list;
    const isRefusal = error.refused && !error.missing && this.#page.hasSearch();
    this.#next = null;
    this.refusal = isRefusal ? error : null;
    list.close();
    this.#page.failed(isRefusal ? null : error);
  }

  close() {
    this.#list?.close();
    this.#next?.close();
  }
}
