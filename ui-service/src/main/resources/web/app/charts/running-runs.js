/**
 * The runs of a view that are running: which they are, and whether their points come in, upon which
 * panels fetch what was logged before.
 */

import {LivePoints} from './live-points.js';

/** Panels wait so long for the live stream to begin, so that what they fetch need not be fetched again. */
const LIVE_WAIT_MS = 1500;

export class RunningRuns {
  #listener;
  #runIds = [];
  #statuses = new Map();
  #points = null;
  #waiting = [];

  /**
   * @param listener {onPoints, onMissed, onGone, onState} as LivePoints tells them, and onStatus() when
   *   a run has another status
   */
  constructor(listener) {
    this.#listener = listener;
  }

  /** @param runs [{runId, status}] of the view; those that are running are followed from follow() on */
  take(runs) {
    this.#runIds = runs.map(({runId}) => runId);
    this.#statuses = new Map(runs.map(({runId, status}) => [runId, status]));
  }

  isRunning(runId) {
    return this.#statuses.get(runId) === 'RUNNING';
  }

  /** How many runs are running. */
  get count() {
    return this.#running().length;
  }

  /** How many of them are followed just now. */
  get live() {
    return this.#points.liveRuns;
  }

  /** Whether the connection to the server is lost, and is tried again. */
  get lost() {
    return this.#points.lost;
  }

  /** Whether the server refuses to tell of them for good. */
  get refused() {
    return this.#points.refused;
  }

  /** To be called before all that has to do with points. */
  open() {
    this.#points = new LivePoints({
      ...this.#listener,
      onRun: (run) => this.#changed(run),
      onGone: (runId) => this.#gone(runId),
      onState: () => this.#stateChanged(),
    });
  }

  close() {
    this.#points.close();
  }

  follow() {
    this.#points.follow(this.#running());
  }

  /** Resolves when the streams of the running runs are live or refused for good, or have had their time. */
  ready() {
    if (this.#noneAwaited()) {
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      setTimeout(resolve, LIVE_WAIT_MS);
    });
  }

  #running() {
    return this.#runIds.filter((runId) => this.isRunning(runId));
  }

  #noneAwaited() {
    return !this.#running().some((runId) => this.#points.isAwaited(runId));
  }

  #changed({run_id: runId, status}) {
    if (status !== undefined && this.#statuses.get(runId) !== status) {
      this.#statuses.set(runId, status);
      this.#listener.onStatus();
    }
  }

  /** Of what is not there any more nothing is running. */
  #gone(runId) {
    this.#statuses.delete(runId);
    this.#listener.onGone(runId);
    this.#stateChanged();
  }

  #stateChanged() {
    if (this.#noneAwaited()) {
      this.#waiting.forEach((resolve) => resolve());
      this.#waiting = [];
    }
    this.#listener.onState();
  }
}
