/**
 * The crosshair of a panel: it follows the pointer, the keys, and the crosshairs of other panels,
 * and tells what is under it.
 */

import {formatNumber} from '../format.js';
import {announce} from '../parts/announcer.js';
import {AXES} from './axes.js';
import {nearestRow, rowAt, rowsAt, rowsInWords} from './hover.js';
import {plotKeys} from './plot-keys.js';

/** A run ends where its last point is, give or take so many pixels under the pointer. */
const REACH = 12;

export class Crosshair {
  #chart;
  #x = null;
  #pointer = null;
  #readout = null;

  /**
   * @param chart {panel: the element, which has a .readout, model(), curves(), curveOf(runId), plot():
   *   or null}: see metric-panel.js
   */
  constructor(chart) {
    this.#chart = chart;
  }

  /** The value of the emphasised run, for the panel's head; null for none. */
  get readout() {
    return this.#readout;
  }

  /** The pointer is at a place of the plot, in CSS pixels; left is null when it is gone. */
  follow(left, top, event) {
    const {desk} = this.#chart.model();
    if (left === null) {
      this.#x = null;
      desk.hover(null);
      return;
    }
    const plot = this.#chart.plot();
    const x = plot.xAt(left);
    this.#x = x;
    this.#pointer = {left, top, event};
    const rows = this.#rowsAt(x);
    const chosen = nearestRow(rows, top, (value) => plot.topOf(value));
    const {left: edge, top: head} = plot.over.getBoundingClientRect();
    desk.hover({
      panel: this.#chart.panel,
      x,
      rows,
      chosen,
      clientX: event?.clientX ?? edge + left,
      clientY: event?.clientY ?? head + top,
    });
  }

  /** What is under it may have become other marks, or have moved: it is told anew. */
  again() {
    const plot = this.#chart.plot();
    if (this.#x !== null && plot?.isDrawn) {
      const {left, top, event} = this.#pointer;
      this.follow(left > plot.width ? null : left, top, event);
    }
  }

  /** Shows x, and one run, as they are under the pointer in some panel; null for neither. */
  show(x, runId, own) {
    const plot = this.#chart.plot();
    if (!plot?.isDrawn) {
      return;
    }
    if (!own) {
      plot.pointAt(x);
    }
    const curve = runId === null ? undefined : this.#chart.curveOf(runId);
    if (curve === undefined || curve.length === 0) {
      plot.emphasise(null);
      this.#read(null);
      return;
    }
    const row = x === null ? null : rowAt(runId, curve, x, this.#reach());
    const stroke = this.#chart.model().desk.strokes.get(runId);
    plot.emphasise({curve, ...stroke, at: row?.at ?? -1});
    this.#read(row === null || own ? null : formatNumber(row.value));
  }

  /** Puts it at x, as if the pointer were there; null takes it away. */
  put(x) {
    const plot = this.#chart.plot();
    this.#x = x;
    if (plot === null) {
      return;
    }
    plot.pointAt(x);
    if (x === null) {
      this.#chart.model().desk.hover(null);
    } else {
      this.follow(plot.leftOf(x), plot.over.clientHeight / 2, null);
    }
  }

  /** A key was pressed while the plot has the focus. */
  press(event) {
    const act = this.#chart.plot()?.isDrawn ? this.#keys()[event.key] : undefined;
    if (act !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      act(event);
    }
  }

  #keys() {
    return plotKeys({
      plot: this.#chart.plot(),
      x: this.#x,
      lastX: () => this.#lastX(),
      move: (left) => this.#tell(left),
      zoom: (range) => this.#chart.model().desk.zoom(range),
    });
  }

  /** Moves it, and says what is there. */
  #tell(left) {
    const x = this.#chart.plot().xAt(left);
    this.put(x);
    const {runs, settings} = this.#chart.model();
    const names = new Map(runs.map(({runId, name}) => [runId, name]));
    announce(`${AXES[settings.x].read(x)}: ${rowsInWords(this.#rowsAt(x), names)}`);
  }

  #read(words) {
    if (this.#readout !== words) {
      this.#readout = words;
      this.#chart.panel.querySelector('.readout').textContent = words ?? '';
    }
  }

  #rowsAt(x) {
    return rowsAt(this.#chart.curves(), x, this.#reach());
  }

  #reach() {
    const plot = this.#chart.plot();
    return REACH * Math.abs(plot.xAt(1) - plot.xAt(0));
  }

  #lastX() {
    return this.#chart
      .curves()
      .reduce((last, {curve}) => Math.max(last, curve.lastX[curve.length - 1]), -Infinity);
  }
}
