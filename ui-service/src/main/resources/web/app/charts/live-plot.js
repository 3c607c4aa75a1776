/**
 * The plot of a panel while it is in sight: made in a frame that has time for it, made anew for
 * other axes, and drawn again, at a pace, as points come in.
 */

import {isTime} from '../format.js';
import {drawNoMore, drawSoon} from './frames.js';
import {MetricPlot} from './metric-plot.js';
import {RUNS_WITH_BANDS} from './painter.js';

/**
 * Live points are drawn this often, at most: every picture of a page is put together anew when one
 * of its charts has changed, which is what costs when there are many.
 */
const LIVE_MS = {few: 100, many: 300};

export class LivePlot {
  #chart;
  #listener;
  #plot = null;
  #shape = '';
  #all = true;
  #timer = 0;
  #painted = 0;
  #sizes = new ResizeObserver(() => this.#fit());

  /**
   * @param chart {panel: the element, which has a .plot to draw in, model(), curves(), loaded()}: see
   *   metric-panel.js
   * @param listener {onShape(): place() is to be called, onDrawn(), onResized(), onHover(left, top, event)}
   */
  constructor(chart, listener) {
    this.#chart = chart;
    this.#listener = listener;
  }

  /** The MetricPlot; null while there is none. */
  get plot() {
    return this.#plot;
  }

  /** With the next drawing all is drawn, not only what is new. */
  drawAll() {
    this.#all = true;
  }

  /** Draws soon, once the element to draw in is there; what was drawn for another one, or for other axes, goes. */
  place() {
    const host = this.#host();
    const shape = this.#shapeNow();
    const fits = shape === this.#shape && host !== null && host.contains(this.#plot?.over ?? null);
    if (!this.#chart.loaded() || !fits) {
      this.#drop();
    }
    this.#shape = shape;
    if (host !== null && this.#chart.loaded()) {
      this.#sizes.observe(host);
      drawSoon(this);
    }
  }

  /** What is drawn has changed. */
  changed(all) {
    this.#all ||= all;
    if (this.#timer === 0) {
      const pace = LIVE_MS[this.#chart.model().runs.length > RUNS_WITH_BANDS ? 'many' : 'few'];
      const wait = Math.max(0, this.#painted + pace - performance.now());
      this.#timer = setTimeout(() => {
        this.#timer = 0;
        drawSoon(this);
      }, wait);
    }
  }

  /** The plot does not do any more, whatever its axes, as when colours have changed. */
  outdated() {
    this.#shape = '';
  }

  /** Lets the plot go, until place() is called again. */
  close() {
    drawNoMore(this);
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#sizes.disconnect();
    this.#drop();
  }

  /** Called by frames.js; returns how many marks were drawn. */
  paint() {
    if (this.#plot !== null && this.#shapeNow() !== this.#shape) {
      this.#listener.onShape();
    }
    this.#build();
    if (this.#plot === null) {
      return 0;
    }
    const {settings, desk, runs} = this.#chart.model();
    const all = this.#all;
    this.#all = false;
    const {marks, done} = this.#plot.draw(this.#chart.curves(), {
      range: settings.range,
      smoothing: settings.smoothing,
      withoutOutliers: settings.withoutOutliers,
      growing: runs.some(({runId}) => desk.running(runId)),
      all,
    });
    if (done) {
      this.#painted = performance.now();
      this.#listener.onDrawn();
    } else {
      drawSoon(this);
    }
    return marks;
  }

  #build() {
    const host = this.#host();
    if (this.#plot !== null || host === null || host.clientWidth === 0 || !this.#chart.loaded()) {
      return;
    }
    const {settings, desk} = this.#chart.model();
    this.#plot = new MetricPlot(host, {
      axis: settings.x,
      logX: settings.logX,
      logY: settings.logY,
      timed: this.#timed(),
      onZoom: (range) => desk.zoom(range),
      onReset: () => desk.zoom(null),
      onHover: this.#listener.onHover,
    });
    this.#all = true;
  }

  #drop() {
    this.#plot?.destroy();
    this.#plot = null;
  }

  #fit() {
    const host = this.#host();
    if (this.#plot === null) {
      drawSoon(this);
    }
    if (host !== null && host.clientWidth > 0) {
      this.#plot?.resize(host.clientWidth, host.clientHeight);
      this.#listener.onResized();
    }
  }

  #host() {
    return this.#chart.panel.querySelector('.plot');
  }

  /** What a plot is made for; for another it is made anew. */
  #shapeNow() {
    const {x, logX, logY} = this.#chart.model().settings;
    return [x, logX, logY, this.#timed()].join();
  }

  /** Whether x is a time that a calendar has, for every point. */
  #timed() {
    const {x, range} = this.#chart.model().settings;
    if (x !== 'time') {
      return false;
    }
    const ends = range === null ? [] : [range.from, range.to];
    this.#chart
      .curves()
      .forEach(({curve}) => ends.push(curve.firstX[0], curve.lastX[curve.length - 1]));
    return ends.every(isTime);
  }
}
