/**
 * The rows of a long list that are here: whole pages of them, those that were looked at last and no
 * others. Stale ones stay until they come again. Pure.
 */

export class KeptPages {
  #pageRows;
  #most;

  /** Rows by the number of their page, those that were used last at the end. */
  #pages = new Map();
  #stale = new Set();

  /**
   * How often all rows have become stale. Who asks for rows takes note of it: rows that were asked
   * for before the last time are stale when they come.
   */
  renewals = 0;

  /**
   * @param pageRows how many rows a page has; the last one may have fewer
   * @param most how many pages are kept
   */
  constructor(pageRows, most) {
    this.#pageRows = pageRows;
    this.#most = most;
  }

  /** The row at an index, or undefined while it is not here. */
  row(index) {
    return this.#pages.get(Math.floor(index / this.#pageRows))?.[index % this.#pageRows];
  }

  /** All rows that are here, as [index, row]. */
  *loaded() {
    for (const [page, rows] of this.#pages) {
      for (let i = 0; i < rows.length; i++) {
        yield [page * this.#pageRows + i, rows[i]];
      }
    }
  }

  /** Whether a page is here and not stale. */
  isFresh(page) {
    return this.#pages.has(page) && !this.#stale.has(page);
  }

  /** Makes a page the one used last, if it is here. */
  touch(page) {
    const rows = this.#pages.get(page);
    if (rows !== undefined) {
      this.#pages.delete(page);
      this.#pages.set(page, rows);
    }
  }

  /**
   * Keeps a page, as the one used last; if there are too many then, those go that were not used for
   * longest.
   *
   * @param renewals how many there had been when the rows were asked for
   */
  put(page, rows, renewals) {
    this.#pages.delete(page);
    this.#pages.set(page, rows);
    if (renewals === this.renewals) {
      this.#stale.delete(page);
    } else {
      this.#stale.add(page);
    }
    while (this.#pages.size > this.#most) {
      this.#pages.delete(this.#pages.keys().next().value);
    }
  }

  /** Rows that are here, or on their way, do not do any more, but for the time until others come. */
  renew() {
    this.renewals += 1;
    this.#stale = new Set(this.#pages.keys());
  }

  /** Lets go of the pages behind one. */
  forgetBehind(page) {
    for (const other of [...this.#pages.keys()].filter((number) => number > page)) {
      this.#pages.delete(other);
    }
  }
}
