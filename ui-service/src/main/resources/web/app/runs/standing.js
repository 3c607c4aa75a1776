/**
 * Where somebody is in the table: the cell that the keyboard is at, and the row that is seen first.
 * Pure. An outline is one as far as SeenRow knows it, a view as rowsInView takes it.
 */

import {SeenRow} from './seen-row.js';

/** New rows push the one that was ticked last so far at most, or it is given up. */
const REACH = 200;

export class Standing {
  #active = {row: -1, column: 1};
  #activeKey = undefined;

  /** The row that was ticked last, {row, key}, or null. */
  #ticked = null;

  /** The row that was seen first where somebody was before, and the one that is. */
  #sought = new SeenRow(null);
  #first = null;

  /** Where the keyboard is: {row, column}; row -1 is the head, column 0 the tick, 1 the name. */
  get active() {
    return this.#active;
  }

  /** The active column of a row, or -1. */
  columnIn(row) {
    return row === this.#active.row ? this.#active.column : -1;
  }

  /** Takes the keyboard to a place. */
  go(place, outline) {
    this.#active = place;
    this.#activeKey = place.row < 0 ? undefined : outline.at(place.row).row?.key;
  }

  /** Other rows are shown, from their beginning. */
  begin() {
    this.seekNoMore();
    this.#ticked = null;
    this.#active = {row: -1, column: this.#active.column};
  }

  /** A row is ticked: a range may go on from there. */
  tick(row, outline) {
    this.#ticked = {row, key: outline.at(row).row?.key};
  }

  /** Where the row that was ticked last is now; -1 when there is none, or when it is far from its place. */
  tickedIn(outline) {
    if (this.#ticked === null) {
      return -1;
    }
    const {row, key} = this.#ticked;
    const isAt = (index) =>
      index >= 0 && index < outline.count && outline.at(index).row?.key === key;
    for (let away = 0; away <= REACH; away++) {
      if (isAt(row + away) || isAt(row - away)) {
        return isAt(row + away) ? row + away : row - away;
      }
    }
    return -1;
  }

  /** The last column has this index; the keyboard is in none behind it. */
  keepWithin(last) {
    this.#active = {...this.#active, column: Math.min(this.#active.column, last)};
  }

  /** Takes up where somebody was: {row, key, first}, as tell() has it. */
  take({row = -1, key, first = null}, outline) {
    this.#sought = new SeenRow(first);
    this.#active = {row: Math.min(row, outline.count - 1), column: this.#active.column};
    this.#activeKey = key;
  }

  /** New rows push others down; the keyboard stays with its row, if that is one of these. */
  follow(outline, {first, last}) {
    let row = Math.min(this.#active.row, outline.count - 1);
    if (row >= 0 && outline.at(row).row?.key !== this.#activeKey) {
      for (let index = first; index <= last; index++) {
        row = outline.at(index).row?.key === this.#activeKey ? index : row;
      }
    }
    this.#active = {...this.#active, row};
  }

  /** How far to scroll so that the row that is sought is where it was; null for nowhere (yet). */
  topSought(outline, view) {
    return this.#sought.seen === null ? null : this.#sought.topFor(outline, view);
  }

  /** Somebody has gone elsewhere. */
  seekNoMore() {
    this.#sought = new SeenRow(null);
  }

  /** Whether another row is the first than tell() had last. */
  hasOtherFirst(outline, view) {
    return this.#firstNow(outline, view)?.key !== this.#first?.key;
  }

  /** What to tell of it, {row, key, first}: with that take() finds it again. */
  tell(outline, view) {
    this.#first = this.#firstNow(outline, view);
    return {row: this.#active.row, key: this.#activeKey, first: this.#first};
  }

  #firstNow(outline, view) {
    return this.#sought.seen ?? SeenRow.of(outline, view);
  }
}
