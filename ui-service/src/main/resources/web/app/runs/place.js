/**
 * Where somebody is in the table, kept with the step of the browser's history: Back, Forward and a
 * reload lead there again. A link has none of it.
 */

/** Browsers refuse who writes very often. */
const PAUSE_MS = 250;

export class Place {
  #now;
  #steps;
  #step = null;
  #timer = 0;

  /**
   * @param now gives what is to be kept, or null to leave what is kept
   * @param steps the browser's history
   */
  constructor(now, steps = history) {
    this.#now = now;
    this.#steps = steps;
  }

  /**
   * What was kept with the step that the browser is at now: null for nothing; undefined when it is
   * the step of the last call.
   */
  arrive() {
    const {step, place = null} = this.#steps.state?.runs ?? {};
    if (step !== undefined && step === this.#step) {
      return undefined;
    }
    this.#forgetTimer();
    this.#step = step ?? `${Date.now()} ${Math.random()}`;
    if (step === undefined) {
      this.#put(null);
    }
    return place;
  }

  /** Something is otherwise now: it is kept when the hand rests. */
  soon() {
    this.#timer ||= setTimeout(() => this.flush(), PAUSE_MS);
  }

  /** Keeps at once what was to be kept soon, unless the browser is at another step by now. */
  flush() {
    if (this.#timer !== 0 && this.#steps.state?.runs?.step === this.#step) {
      this.write();
    }
    this.#forgetTimer();
  }

  /** Keeps it now: the step has got another address, with which it lost what was kept. */
  write() {
    this.#forgetTimer();
    this.#put(this.#now() ?? this.#steps.state?.runs?.place ?? null);
  }

  #put(place) {
    this.#steps.replaceState({...this.#steps.state, runs: {step: this.#step, place}}, '');
  }

  #forgetTimer() {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }
}
