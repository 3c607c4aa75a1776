/**
 * Where somebody is in the table, kept with the step of the browser's history: Back, Forward and a
 * reload lead there again. A link has none of it.
 */

/** A hand that rests so long has come to where it wants to be. */
const REST_MS = 250;

/** Browsers refuse who writes more often: Safari after 100 times in 30 seconds. */
const PAUSE_MS = 1000;

export class Place {
  #openNow;
  #steps;
  #step = null;
  #timer = 0;
  #written = -Infinity;

  /** {top, left, row, key, first, opened}: as the table tells it, and what is open; null for its beginning. */
  #at = null;

  /** Where the table is to be next, or null. */
  toTake = null;

  /**
   * @param openNow gives what is open, as the outline tells it; undefined while there is none
   * @param steps the browser's history
   */
  constructor(openNow, steps = history) {
    this.#openNow = openNow;
    this.#steps = steps;
  }

  /** What was open there. */
  get opened() {
    return this.#at?.opened;
  }

  /** The address is another: at another step of history, what was kept with it is taken up. */
  arrive() {
    const {step, place = null} = this.#steps.state?.runs ?? {};
    if (step !== undefined && step === this.#step) {
      return;
    }
    this.#forgetTimer();
    this.#step = step ?? `${Date.now()} ${Math.random()}`;
    this.#at = place;
    this.toTake = place;
    if (step === undefined) {
      this.#put();
    }
  }

  /** Told by the table where somebody is: it is kept when the hand rests. */
  stand(at) {
    this.toTake = null;
    this.#at = {...at, opened: this.opened};
    this.#forgetTimer();
    const pause = Math.max(REST_MS, this.#written + PAUSE_MS - Date.now());
    this.#timer = setTimeout(() => this.leave(), pause);
  }

  /** Keeps at once what was to be kept soon, unless the browser is at another step by now. */
  leave() {
    if (this.#timer !== 0 && this.#steps.state?.runs?.step === this.#step) {
      this.stay();
    }
    this.#forgetTimer();
  }

  /** Keeps it now: the step has got another address, with which it lost what was kept. */
  stay() {
    this.#forgetTimer();
    const opened = this.#openNow();
    if (opened !== undefined) {
      this.#at = {...this.#at, opened};
    }
    this.#put();
  }

  #put() {
    const {state} = this.#steps;
    this.#written = Date.now();
    try {
      this.#steps.replaceState({...state, runs: {step: this.#step, place: this.#at}}, '');
    } catch {
      // Then Back leads to where it led before; all else goes on.
    }
  }

  #forgetTimer() {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }
}
