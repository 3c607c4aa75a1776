/**
 * Rows of a list that the server gives out page by page, by their index. Pure but for the requests.
 *
 * The API's page tokens are places in the order, which stay right when rows come above them; numbers
 * do not. So a jump skips from the nearest place known to the row before the page, in a few small
 * requests if it is far, and that row has the token for the page. Places are kept (a few dozen letters
 * each).
 */

import {KeptPages} from './kept-pages.js';

export const PAGE_ROWS = 100;

/** The server passes over 10,000 rows at most. */
const PAGES_SKIPPED = 10_000 / PAGE_ROWS;

const PAGES_KEPT = 48;

/** Rows behind them are asked for when they come into view. */
const PAGES_REFRESHED = 5;

export class RowSource {
  #ask;
  #changed;
  #mostRows;
  #pages = new KeptPages(PAGE_ROWS, PAGES_KEPT);
  #places = new Map([[0, undefined]]);
  #wanted = null;
  #walking = null;
  #abort = new AbortController();

  /** Raised when rows have got other numbers: answers to what was asked before would be off. */
  #generation = 0;
  #refreshes = 0;
  #refreshed = 0;

  /** A request has failed; none is made for rows that are wanted until resume(). */
  #paused = false;

  /** How many rows there are, or null while nobody knows. */
  count = null;

  /** What the last request failed with, or null. */
  error = null;

  /**
   * @param ask ({pageToken, skip, limit, bare, signal}) → {rows, count, nextPageToken}; bare: the
   *   values of rows do not matter
   * @param changed called when rows, count or error have changed
   * @param mostRows that one request may have
   */
  constructor(ask, changed, mostRows) {
    this.#ask = ask;
    this.#changed = changed;
    this.#mostRows = mostRows;
  }

  /** The row at an index, or undefined while it is not here. */
  row(index) {
    return this.#pages.row(index);
  }

  /** All rows that are here, as [index, row]. */
  loaded() {
    return this.#pages.loaded();
  }

  /** Fetches what is missing of the rows from first to last, both included. */
  want(first, last) {
    const end = this.count === null ? last : Math.min(last, Math.max(this.count - 1, 0));
    this.#wanted = {first: Math.max(0, first), last: end};
    for (let page = this.#firstWanted(); page <= this.#lastWanted(); page++) {
      this.#pages.touch(page);
    }
    if (this.#walking === null && !this.#paused && this.#missing() !== undefined) {
      this.#walking = this.#walk();
    }
    return this.#walking ?? Promise.resolve();
  }

  /** After a failure: what is wanted may be asked for again. Who draws again and again does not. */
  resume() {
    this.#paused = false;
  }

  #firstWanted() {
    return Math.floor(this.#wanted.first / PAGE_ROWS);
  }

  #lastWanted() {
    return Math.floor(this.#wanted.last / PAGE_ROWS);
  }

  /** What is wanted may be another after each request: a hand is still at the scroll bar. */
  async #walk() {
    try {
      for (let page = this.#missing(); page !== undefined; page = this.#missing()) {
        await this.#approach(page);
        this.error = null;
        this.#changed();
      }
    } catch (error) {
      this.#paused = true;
      this.#fail(error);
    } finally {
      this.#walking = null;
    }
  }

  #missing() {
    for (let page = this.#firstWanted(); page <= this.#lastWanted(); page++) {
      if (!this.#pages.isFresh(page) && (this.count === null || page * PAGE_ROWS < this.count)) {
        return page;
      }
    }
    return undefined;
  }

  /**
   * Fetches a page, or a place that is nearer to it. An answer that is out of date is passed over.
   *
   * @returns whether the list reaches so far, for all that is known
   */
  async #approach(page) {
    const from = Math.max(...[...this.#places.keys()].filter((known) => known <= page));
    const generation = this.#generation;
    const {renewals} = this.#pages;
    if (from === page) {
      const answer = await this.#rowsFrom(this.#places.get(page), PAGE_ROWS, false);
      if (generation === this.#generation) {
        this.#keep(page, answer, renewals);
      }
      return true;
    }
    const to = from + Math.min(page - from, PAGES_SKIPPED);
    const {rows, count, nextPageToken} = await this.#ask({
      pageToken: this.#places.get(from),
      skip: (to - from) * PAGE_ROWS - 1,
      limit: 1,
      bare: true,
      signal: this.#abort.signal,
    });
    if (generation !== this.#generation) {
      return true;
    }
    this.count ??= count;
    if (nextPageToken === undefined) {
      // There are fewer rows than there were. Rows that came above count in what the server says,
      // so without the row before the page this is a guess, which the last page puts right.
      this.count = rows.length > 0 ? to * PAGE_ROWS : Math.min(count, to * PAGE_ROWS - 1);
      return false;
    }
    this.#places.set(to, nextPageToken);
    return true;
  }

  /** A page of long texts ends sooner than it was asked to; this one does not. */
  async #rowsFrom(pageToken, limit, bare) {
    const {signal} = this.#abort;
    const answer = await this.#ask({pageToken, limit, bare, signal});
    let {rows, nextPageToken} = answer;
    while (rows.length < limit && nextPageToken !== undefined) {
      const more = await this.#ask({
        pageToken: nextPageToken,
        limit: limit - rows.length,
        bare,
        signal,
      });
      rows = [...rows, ...more.rows];
      nextPageToken = more.nextPageToken;
    }
    return {rows, count: answer.count, nextPageToken};
  }

  /** @param renewals how many there had been when the rows were asked for */
  #keep(page, {rows, count, nextPageToken}, renewals) {
    this.#count(page, rows.length, nextPageToken === undefined, count);
    if (this.#places.get(page + 1) !== nextPageToken) {
      this.#forgetBehind(page);
      if (nextPageToken !== undefined) {
        this.#places.set(page + 1, nextPageToken);
      }
    }
    this.#pages.put(page, rows, renewals);
  }

  /**
   * Rows that come before those that are here have no numbers yet, so they do not count until the
   * first page is asked for anew.
   */
  #count(page, rows, isLast, count) {
    const end = page * PAGE_ROWS + rows;
    if (isLast) {
      this.count = end;
    } else if (page === 0 || this.count === null) {
      this.count = count;
    } else {
      this.count = Math.max(this.count, end + 1);
    }
  }

  /** Rows came or went before this place, so what was known behind it has other numbers now. */
  #forgetBehind(page) {
    this.#generation += 1;
    this.#pages.forgetBehind(page);
    for (const other of [...this.#places.keys()].filter((number) => number > page)) {
      this.#places.delete(other);
    }
  }

  /**
   * Asks anew for the first rows, a few hundred at most, in one request, and shows them when they
   * are here: rows do not vanish meanwhile.
   *
   * @param last the last row that is shown
   */
  async refresh(last) {
    const pages = Math.min(Math.floor(Math.max(0, last) / PAGE_ROWS) + 1, PAGES_REFRESHED);
    this.#refreshes += 1;
    const number = this.#refreshes;
    const {renewals} = this.#pages;
    try {
      const answer = await this.#rowsFrom(undefined, pages * PAGE_ROWS, false);
      if (number < this.#refreshed) {
        // One that was asked for later is here already.
        return;
      }
      this.#refreshed = number;
      this.#paused = false;
      const full = Math.max(1, Math.ceil(answer.rows.length / PAGE_ROWS));
      for (let page = 0; page < full; page++) {
        this.#pages.put(page, answer.rows.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS), renewals);
        if (page > 0) {
          this.#places.delete(page);
        }
      }
      const rows = answer.rows.slice((full - 1) * PAGE_ROWS);
      this.count = null;
      this.#keep(full - 1, {...answer, rows}, renewals);
      this.error = null;
      this.#changed();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Asks anew for what is wanted, with other columns; rows stay until others are here. */
  renew() {
    this.#pages.renew();
    this.#paused = false;
    return this.#wanted === null ? undefined : this.want(this.#wanted.first, this.#wanted.last);
  }

  /** How many rows there are by now, which the rows shown do not follow. */
  async countNow() {
    const {signal} = this.#abort;
    return (await this.#ask({pageToken: undefined, limit: 1, bare: true, signal})).count;
  }

  /** Rows from first to last, which need have no values: those that are here if all are, else from the server. */
  async rowsBetween(first, last) {
    const here = [];
    for (let index = first; index <= last; index++) {
      here.push(this.row(index));
    }
    return here.includes(undefined) ? this.#bareBetween(first, last) : here;
  }

  async #bareBetween(first, last) {
    const rows = [];
    const page = Math.floor(first / PAGE_ROWS);
    await this.#reach(page);
    let pageToken = this.#places.get(page);
    let index = page * PAGE_ROWS;
    while (index <= last) {
      const limit = Math.min(this.#mostRows, last - index + 1);
      const answer = await this.#rowsFrom(pageToken, limit, true);
      rows.push(...answer.rows.slice(Math.max(0, first - index)));
      index += answer.rows.length;
      pageToken = answer.nextPageToken;
      if (pageToken === undefined) {
        break;
      }
    }
    return rows;
  }

  async #reach(page) {
    while (!this.#places.has(page)) {
      if (!(await this.#approach(page))) {
        throw new Error('The list has become shorter.');
      }
    }
  }

  #fail(error) {
    if (!this.#abort.signal.aborted) {
      this.error = error;
      this.#changed();
    }
  }

  /** Aborts what is under way; nothing is fetched any more. */
  close() {
    this.#abort.abort();
  }
}
