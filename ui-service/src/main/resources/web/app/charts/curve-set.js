/**
 * The curves of one metric, one a run: fetched, and gone on with by live points.
 *
 * A point that comes in while a run is being fetched may or may not be in the answer, so it is put
 * aside and added to the answer again: what was there already is passed over, or lies within the
 * extremes of its mark, where it is not counted twice.
 */

import {toNumber} from '../format.js';
import {AXES} from './axes.js';
import {Curve} from './curve.js';

export class CurveSet {
  #curves = new Map();
  #question = null;
  #stale = new Set();
  #fetching = new Map();
  #controllers = new Set();

  /** What was asked to get the curves: {axis, range, buckets}; null before the first time. */
  get question() {
    return this.#question;
  }

  /** Whether there is anything to draw, if only the knowledge that there are no points. */
  get loaded() {
    return this.#curves.size > 0;
  }

  curveOf(runId) {
    return this.#curves.get(runId);
  }

  get busy() {
    return this.#controllers.size > 0;
  }

  /** How much memory this takes, in marks. */
  get marks() {
    let sum = 0;
    for (const curve of this.#curves.values()) {
      sum += curve.length;
    }
    return sum;
  }

  /**
   * Fetches what is not there for a question: all for another one, else runs that are new or stale.
   * What there is of other runs goes.
   */
  async fetch({load, key, runIds, question, starts}) {
    this.#keepOnly(new Set(runIds));
    const other = !same(this.#question, question);
    if (other) {
      this.stop();
      if (this.#question?.axis !== question.axis) {
        this.#curves.clear();
      }
      runIds.forEach((runId) => this.#stale.add(runId));
      this.#question = question;
    }
    this.#starts = starts;
    const missing = runIds.filter(
      (runId) =>
        (!this.#curves.has(runId) || this.#stale.has(runId)) && !this.#fetching.has(runId),
    );
    if (missing.length === 0) {
      return false;
    }
    const controller = new AbortController();
    this.#controllers.add(controller);
    missing.forEach((runId) => {
      this.#fetching.set(runId, []);
      this.#stale.delete(runId);
    });
    try {
      const {axis, range, buckets} = question;
      const call = {key, runIds: missing, axis: AXES[axis].name, range, buckets};
      const found = await load(call, controller.signal);
      missing.forEach((runId) => this.#take(runId, found.get(runId) ?? {}));
      return true;
    } catch (error) {
      if (!controller.signal.aborted) {
        missing.forEach((runId) => this.#fetching.delete(runId));
        // What there was of them is no answer to this question.
        this.missed(missing);
      }
      throw error;
    } finally {
      this.#controllers.delete(controller);
    }
  }

  #starts = new Map();

  /**
   * Nobody tells of runs that are not shown, and they are left out of questions: when they are shown
   * again, what there was of them would not be all, or the answer to something else.
   */
  #keepOnly(wanted) {
    for (const runId of this.#curves.keys()) {
      if (!wanted.has(runId)) {
        this.drop(runId);
      }
    }
    for (const runId of this.#fetching.keys()) {
      if (!wanted.has(runId)) {
        this.#stale.add(runId);
      }
    }
  }

  #take(runId, series) {
    const {buckets} = this.#question;
    const curve = Curve.of(series, 2 * buckets);
    this.#curves.set(runId, curve);
    const aside = this.#fetching.get(runId);
    this.#fetching.delete(runId);
    aside.forEach((one) => this.#fold(runId, curve, one, true));
  }

  /** Gives up what is being fetched; it is fetched again when it is wanted again. */
  stop() {
    this.#controllers.forEach((controller) => controller.abort());
    this.#controllers.clear();
    for (const runId of this.#fetching.keys()) {
      this.#stale.add(runId);
    }
    this.#fetching.clear();
  }

  forget() {
    this.stop();
    this.#curves.clear();
    this.#question = null;
    this.#stale.clear();
  }

  /** Points of a run were missed: what there is of it will do until it is fetched again. */
  missed(runIds) {
    runIds.forEach((runId) => this.#stale.add(runId));
  }

  drop(runId) {
    this.#curves.delete(runId);
    this.#stale.delete(runId);
  }

  /**
   * Adds points of a live stream.
   *
   * @returns the curve with what of it is new, {curve, least, greatest}, or null if that is nothing
   */
  add(runId, series) {
    this.#fetching.get(runId)?.push(series);
    const curve = this.#curves.get(runId);
    return curve === undefined ? null : this.#fold(runId, curve, series);
  }

  /** @param mayBeThere whether the points may be in the curve already */
  #fold(runId, curve, {step, timestamp, value}, mayBeThere = false) {
    const {axis, range} = this.#question;
    const xOf = AXES[axis].of;
    const start = this.#starts.get(runId);
    let [least, greatest, added] = [Infinity, -Infinity, 0];
    for (let i = 0; i < step.length; i++) {
      const x = xOf(step[i], timestamp[i], start);
      if (range !== null && (x < range.from || x > range.to)) {
        continue;
      }
      const y = toNumber(value[i]);
      if (mayBeThere) {
        curve.addOnce(x, y);
      } else {
        curve.add(x, y);
      }
      added += 1;
      if (y < least) {
        least = y;
      }
      if (y > greatest) {
        greatest = y;
      }
    }
    return added === 0 ? null : {curve, least, greatest};
  }
}

function same(a, b) {
  return (
    a !== null &&
    a.axis === b.axis &&
    a.buckets === b.buckets &&
    a.range?.from === b.range?.from &&
    a.range?.to === b.range?.to
  );
}
