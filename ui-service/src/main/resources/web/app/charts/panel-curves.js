/** The curves that the panel of a metric draws: fetched while it is in sight, and why they could not be. */

import {bucketsFor} from './batches.js';
import {CurveSet} from './curve-set.js';

/** What of a panel's width the plot does not have, about; the same for all, so that they share calls. */
const FRAME = 90;

export class PanelCurves {
  #panel;
  #set = new CurveSet();
  #error = null;

  /**
   * @param panel {model(): as in metric-panel.js, inSight(), width(): in CSS pixels, onLoaded(): there
   *   are others, onFailed(): there is an error}
   */
  constructor(panel) {
    this.#panel = panel;
  }

  /** Why what was asked for last could not be had, or null. */
  get error() {
    return this.#error;
  }

  /** Whether there is anything to draw, if only the knowledge that there are no points. */
  get loaded() {
    return this.#set.loaded;
  }

  /** How many marks are in memory. */
  get marks() {
    return this.#set.marks;
  }

  /** The Curve of a run; undefined while there is none. */
  of(runId) {
    return this.#set.curveOf(runId);
  }

  /** [{runId, name, curve, colour, dash}] of the runs that have points. */
  get all() {
    const {runs, desk} = this.#panel.model();
    return runs
      .map(({runId, name}) => ({runId, name, curve: this.of(runId), ...desk.strokes.get(runId)}))
      .filter(({curve}) => curve !== undefined && curve.length > 0);
  }

  /** Fetches what is missing of what the panel is to show. */
  async fetch() {
    // What was refused is refused again; all else is tried whenever there is an occasion.
    if (this.#error?.refused) {
      return;
    }
    try {
      await this.#panel.model().desk.ready();
      if (!this.#panel.inSight()) {
        return;
      }
      if (await this.#set.fetch(this.#wanted())) {
        this.#error = null;
        this.#panel.onLoaded();
        // What was missed while this was on its way is fetched now.
        this.fetch();
      }
    } catch (error) {
      if (error.name !== 'AbortError') {
        this.#error = error;
        this.#panel.onFailed();
      }
    }
  }

  /** What the panel is to show now, as CurveSet.fetch takes it. */
  #wanted() {
    const {key, runs, settings, desk} = this.#panel.model();
    const question = {
      axis: settings.x,
      range: settings.range,
      buckets: bucketsFor(this.#panel.width() - FRAME, runs.length),
    };
    const runIds = runs.map(({runId}) => runId);
    return {load: desk.load, key, runIds, question, starts: desk.starts};
  }

  /** What was refused may be asked for again: it is another question, or somebody wants to know. */
  forgive() {
    this.#error = null;
  }

  /** Points of these runs were missed: their series are fetched anew with the next fetch(). */
  missed(runIds) {
    this.#set.missed(runIds);
  }

  /** Takes points of a live stream; as CurveSet has it. */
  add(runId, series) {
    return this.#set.add(runId, series);
  }

  /** A run is there no more. */
  drop(runId) {
    this.#set.drop(runId);
  }

  /** Gives up what is being fetched; what is here stays. */
  stop() {
    this.#set.stop();
  }

  /** Lets go of what was fetched. */
  forget() {
    this.#set.forget();
  }
}
