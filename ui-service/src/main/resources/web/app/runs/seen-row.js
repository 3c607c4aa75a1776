/**
 * The first row on the screen, by which Back finds its place again when other rows have come above
 * it. Pure. A view is as rowsInView takes it.
 */

import {rowsInView, topOf} from './scrolling.js';

/** So many rows from where it was it is sought, if they are here. */
const REACH = 200;

/** So many rows around those that are seen are fetched with them. */
const FETCHED = 20;

export class SeenRow {
  #seen;

  /** @param seen {key, over} as of() gives it */
  constructor(seen) {
    this.#seen = seen;
  }

  /** What to keep of it: {key, over}; null at the top, which stays the top, and while it is not here. */
  static of(outline, view) {
    const {seenFirst, over} = rowsInView(view);
    const key = view.top < view.rowHeight / 2 ? undefined : outline.at(seenFirst).row?.key;
    return key === undefined ? null : {key, over};
  }

  /** null once it is not sought any more. */
  get seen() {
    return this.#seen;
  }

  /** How far to scroll so that it is where it was; null if it is not here (yet). */
  topFor(outline, view) {
    const {seenFirst, seenLast} = rowsInView(view);
    const keyAt = (index) => outline.at(index).row?.key;
    const isIn = (index) => index >= 0 && index < view.count;
    for (let away = 0; away <= REACH; away++) {
      for (const index of [seenFirst + away, seenFirst - away].filter(isIn)) {
        if (keyAt(index) === this.#seen.key) {
          const {over} = this.#seen;
          this.#seen = null;
          return topOf({...view, index, over});
        }
      }
    }
    // Rows that are on their way may have it.
    for (let index = seenFirst - FETCHED; index <= seenLast + FETCHED; index++) {
      if (isIn(index) && keyAt(index) === undefined) {
        return null;
      }
    }
    this.#seen = null;
    return null;
  }
}
