/**
 * Where somebody is in the table, kept with the step of the browser's history: Back, Forward and a
 * reload lead there again. A link has none of it.
 */

/** Browsers refuse who writes very often. */
const PAUSE_MS = 250;

export class Place {
  #openNow;
  #steps;
  #step = null;
  #timer = 0;

  /** {top, left, row, key, opened}: as the table tells it, and what is open; null for its beginning. */
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
    this.#timer ||= setTimeout(() => this.leave(), PAUSE_MS);
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
    this.#steps.replaceState({...state, runs: {step: this.#step, place: this.#at}}, '');
  }

  #forgetTimer() {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }
}
