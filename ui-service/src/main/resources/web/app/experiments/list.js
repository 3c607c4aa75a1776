/** The experiments that a search finds, with what their runs tell: fetched, and kept up to date. */

/** The list waits so long for what runs tell, so that it need not be sorted under a reader's eyes. */
const PATIENCE_MS = 1500;

/** An answer that took long, as runs had to be read from the store, is good for so many times longer. */
const REST = 20;

export class ExperimentsList {
  #calls;
  #page;
  #clock;
  #search = null;
  #loading = null;
  #busy = false;
  #closed = false;
  #restUntil = 0;

  /** As the API gives them; null before the first are here. */
  experiments = null;

  /** Map from an id to {runs, last} of those that are known; null before the first are. */
  activity = null;

  /** The page to come, {search, token} as a token is one of its search; null when there is none. */
  #next = null;

  /** Whether pages have been asked for behind the first. */
  #grown = false;

  /** What the search failed with, or null. */
  error = null;

  /** Why rows that are shown are not the newest, or not all, in words; null if they are. */
  late = null;

  /**
   * @param calls {search, activity}: ({filter, view, pageToken, signal}) → a page as the API gives
   *   it; (ids, signal) → Map as above
   * @param page what is told of it: changed() when there is something else to draw, found(count) when
   *   those that somebody asked for are here
   * @param clock {now: gives ms, pause: (ms) → promise}
   */
  constructor(calls, page, clock = {now: () => performance.now(), pause}) {
    this.#calls = calls;
    this.#page = page;
    this.#clock = clock;
  }

  /**
   * Asks for the first page, and anew for what runs tell; rows stay until others are here.
   *
   * @param search {filter, view, keeps}: the first two as the API has them; keeps(experiment) tells
   *   which of the answer are meant, without it all are
   */
  find(search) {
    this.#search = search;
    this.#restUntil = 0;
    return this.#load();
  }

  /** After a failure. */
  again() {
    return this.#load();
  }

  /** Whether there are more than those that are here. */
  get hasMore() {
    return this.#next !== null;
  }

  /** Asks for the next page; of rows that another search is about to replace, nobody wants more. */
  async more() {
    if (this.#next?.search === this.#search) {
      await this.#load({pageToken: this.#next.token});
    }
  }

  /** Looks what has changed. Who has asked for more rows finds them where they were. */
  async look() {
    if (!this.#grown && !this.#busy) {
      await this.#load({quiet: true});
    }
  }

  /** @param how {pageToken, quiet: whether nobody asked for it} */
  async #load({pageToken, quiet = false} = {}) {
    if (this.#closed) {
      return;
    }
    this.#loading?.abort();
    this.#loading = new AbortController();
    const {signal} = this.#loading;
    const search = this.#search;
    this.#busy = true;
    try {
      const page = await this.#pageOf(search, pageToken, signal);
      const earlier = pageToken === undefined ? [] : this.experiments;
      const experiments = [...earlier, ...page.experiments];
      const asked = this.#activityOf(page.experiments, signal);
      const inTime = await Promise.race([asked, this.#clock.pause(PATIENCE_MS)]);
      if (signal.aborted) {
        return;
      }
      this.#next = page.token ? {search, token: page.token} : null;
      this.#grown = pageToken !== undefined;
      this.#change({
        experiments,
        error: null,
        late: null,
        activity: inTime ?? this.activity,
      });
      if (!quiet) {
        this.#page.found(experiments.length);
      }
      const activity = await asked;
      if (!signal.aborted) {
        this.#change({activity});
      }
    } catch (error) {
      if (!signal.aborted) {
        this.#change(this.#failed(error, pageToken, quiet));
      }
    } finally {
      this.#busy = this.#busy && signal.aborted;
    }
  }

  /** {experiments, token} of the first page, from this one on, that has some that are meant. */
  async #pageOf({keeps = () => true, ...asked}, pageToken, signal) {
    let token = pageToken;
    let experiments;
    do {
      const page = await this.#calls.search({...asked, pageToken: token, signal});
      experiments = (page.experiments ?? []).filter(keeps);
      token = page.next_page_token;
    } while (experiments.length === 0 && token && !signal.aborted);
    return {experiments, token};
  }

  /** Rows that are the right ones stay, whatever becomes of more or newer ones. */
  #failed(error, pageToken, quiet) {
    if (this.experiments === null || (pageToken === undefined && !quiet)) {
      return {error};
    }
    return quiet
      ? {late: `Not up to date: ${error.message} Trying again.`}
      : {late: `There are more, but they could not be fetched: ${error.message}`};
  }

  /** What was known already stays; what cannot be told leaves the list as it is. */
  async #activityOf(experiments, signal) {
    const rests = this.#clock.now() < this.#restUntil;
    const ids = experiments
      .map(({experiment_id: id}) => id)
      .filter((id) => !rests || !this.activity?.has(id));
    if (ids.length === 0) {
      return this.activity;
    }
    const start = this.#clock.now();
    try {
      const fresh = await this.#calls.activity(ids, signal);
      this.#restUntil = this.#clock.now() + REST * (this.#clock.now() - start);
      return new Map([...(this.activity ?? []), ...fresh]);
    } catch {
      return this.activity;
    }
  }

  #change(values) {
    Object.assign(this, values);
    this.#page.changed();
  }

  /** The page is left: nothing more is asked, or said on the page that comes. */
  close() {
    this.#closed = true;
    this.#loading?.abort();
  }
}

function pause(ms) {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
