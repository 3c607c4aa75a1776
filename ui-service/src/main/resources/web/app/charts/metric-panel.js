/** A panel that fetches one metric of the runs once it comes into sight, draws it, and goes on with it. */

import {THEME_CHANGED} from '../theme.js';
import {render} from '../view.js';
import {Crosshair} from './crosshair.js';
import {downloadPicture, downloadPoints, downloadText} from './downloads.js';
import {LivePlot} from './live-plot.js';
import {metricFigure} from './metric-figure.js';
import {PanelCurves} from './panel-curves.js';
import {watchNoMore, watchSight} from './sight.js';
import {csvOf, summaryOf} from './values.js';

/** Words below a chart and its table follow what is drawn, but not at every point. */
const WORDS_MS = 1000;

class MetricPanel extends HTMLElement {
  #model = null;
  #inSight = false;
  #tableShown = false;
  #refusal = null;
  #wordsTimer = 0;
  #onTheme = () => this.#rebuild();

  #curves = new PanelCurves({
    model: () => this.#model,
    inSight: () => this.#inSight,
    width: () => this.clientWidth,
    onLoaded: () => this.#loaded(),
    onFailed: () => this.#show(),
  });

  /** What the parts of this panel share; the plot is a MetricPlot, or null while there is none. */
  #chart = {
    panel: this,
    model: () => this.#model,
    loaded: () => this.#curves.loaded,
    curves: () => this.#curves.all,
    curveOf: (runId) => this.#curves.of(runId),
    plot: () => this.#live.plot,
  };

  #crosshair = new Crosshair(this.#chart);

  #live = new LivePlot(this.#chart, {
    onShape: () => this.#show(),
    onDrawn: () => this.#drawn(),
    onResized: () => this.#curves.fetch(),
    onHover: (left, top, event) => this.#crosshair.follow(left, top, event),
  });

  /**
   * {key, runs, settings, desk}: key, which stays the same; settings as in address.js; desk is what
   * all panels of a view share: load, ready(), zoom(range), large(key), hover(…), seen(panel),
   * left(panel), running(runId), ask(values) of the address, and Maps of run IDs: starts (ms) and
   * strokes
   */
  set model(model) {
    const before = this.#model;
    this.#model = model;
    if (before !== null && before.runs === model.runs && before.settings === model.settings) {
      return;
    }
    if (before !== null && before.settings !== model.settings) {
      this.#curves.forgive();
    }
    this.#live.drawAll();
    if (this.#inSight) {
      this.#show();
      this.#curves.fetch();
    }
  }

  get key() {
    return this.#model.key;
  }

  get inSight() {
    return this.#inSight;
  }

  /** {min, max} of the x axis, in its units. */
  get xShown() {
    return this.#live.plot.xShown;
  }

  /** How many marks are in memory. */
  get marks() {
    return this.#curves.marks;
  }

  /**
   * What is drawn, for tests and scripts: by run ID the arrays {firstX, lastX, min, max, first,
   * last, count}, an element a mark.
   */
  get drawn() {
    return Object.fromEntries(
      this.#curves.all.map(({runId, curve}) => [
        runId,
        Object.fromEntries(
          ['firstX', 'lastX', 'min', 'max', 'first', 'last', 'count'].map((field) => [
            field,
            [...curve[field].subarray(0, curve.length)],
          ]),
        ),
      ]),
    );
  }

  connectedCallback() {
    watchSight(this, (inSight) => this.#seen(inSight));
    window.addEventListener(THEME_CHANGED, this.#onTheme);
  }

  disconnectedCallback() {
    watchNoMore(this);
    window.removeEventListener(THEME_CHANGED, this.#onTheme);
    this.#leave();
    this.#model.desk.left(this);
  }

  #seen(inSight) {
    this.#inSight = inSight;
    if (inSight) {
      this.#model.desk.seen(this);
      this.#live.drawAll();
      this.#show();
      this.#curves.fetch();
    } else {
      this.#leave();
    }
  }

  /** Out of sight: the canvas goes, what was fetched stays for as long as there is room. */
  #leave() {
    this.#inSight = false;
    clearTimeout(this.#wordsTimer);
    this.#wordsTimer = 0;
    this.#curves.stop();
    this.#live.close();
  }

  /** Lets go of what was fetched; it is fetched again when the panel comes back into sight. */
  forget() {
    this.#curves.forget();
  }

  // --- data

  #loaded() {
    this.#live.drawAll();
    if (this.#inSight) {
      this.#show();
    }
  }

  #retry() {
    this.#curves.forgive();
    this.#show();
    this.#curves.fetch();
  }

  /** Points of these runs were missed; their series are fetched anew, now or when in sight. */
  missed(runIds) {
    this.#curves.missed(runIds);
    if (this.#inSight) {
      this.#curves.fetch();
    }
  }

  /** Draws anew, as when a run has ended and its axis need not grow any more. */
  refresh() {
    this.#changed(true);
  }

  drop(runId) {
    this.#curves.drop(runId);
    this.#changed(true);
  }

  /** Takes points of a live stream. */
  add(runId, series) {
    const added = this.#curves.add(runId, series);
    const {plot} = this.#live;
    if (added !== null && plot !== null) {
      this.#changed(plot.beyond(added));
    }
  }

  #changed(all) {
    if (this.#inSight) {
      this.#live.changed(all);
    }
  }

  // --- drawing

  #show() {
    this.#render();
    this.#live.place();
  }

  #rebuild() {
    this.#live.outdated();
    if (this.#inSight) {
      this.#show();
    }
  }

  #drawn() {
    this.#wordsTimer ||= setTimeout(() => this.#words(), WORDS_MS);
    // uPlot moves its axes when the script that asked it to is through.
    queueMicrotask(() => this.#crosshair.again());
  }

  #words() {
    this.#wordsTimer = 0;
    if (this.#inSight) {
      this.#render();
    }
  }

  #render() {
    const {key, settings, runs, desk} = this.#model;
    this.classList.toggle('large', settings.large.has(key));
    render(
      metricFigure({
        key,
        settings,
        curves: this.#curves.all.map((one) => ({...one, summary: summaryOf(one.curve)})),
        runs: runs.length,
        loaded: this.#curves.loaded,
        error: this.#curves.error,
        edges: this.#live.plot?.edges ?? {},
        readout: this.#crosshair.readout,
        tableShown: this.#tableShown,
        refusal: this.#refusal,
        act: {
          onRetry: () => this.#retry(),
          onKey: (event) => this.#crosshair.press(event),
          onBlur: () => this.#crosshair.put(null),
          onZoomOut: () => desk.zoom(null),
          onLarge: () => desk.large(key),
          onTable: () => this.#toggleTable(),
          onPicture: () => this.#downloadPicture(),
          onCsv: () => downloadText(key, 'csv', csvOf(key, this.#curves.all), 'text/csv'),
          onPoints: () => this.#downloadPoints(),
        },
      }),
      this,
    );
  }

  #toggleTable() {
    this.#tableShown = !this.#tableShown;
    this.#render();
  }

  async #downloadPoints() {
    const {key, settings} = this.#model;
    this.#refusal = await downloadPoints(key, this.#curves.all, settings);
    this.#render();
  }

  #downloadPicture() {
    const {plot} = this.#live;
    if (plot === null) {
      return;
    }
    const {clientWidth: width, clientHeight: height} = this.querySelector('.plot');
    const runs = this.#curves.all;
    downloadPicture({title: this.#model.key, drawing: plot.canvas, width, height, runs});
  }

  /** Shows x, and one run, as they are under the pointer in some panel; null for neither. */
  showCrosshair(x, runId, own) {
    this.#crosshair.show(x, runId, own);
  }
}

customElements.define('metric-panel', MetricPanel);
