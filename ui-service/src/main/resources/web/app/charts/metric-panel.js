/** A panel that fetches one metric of the runs once it comes into sight, draws it, and goes on with it. */

import {counted, exactNumber, formatCount, formatNumber, isTime} from '../format.js';
import {announce} from '../parts/announcer.js';
import {troubleView} from '../parts/trouble.js';
import {THEME_CHANGED} from '../theme.js';
import {html, nothing, render} from '../view.js';
import {AXES} from './axes.js';
import {bucketsFor} from './batches.js';
import {CurveSet} from './curve-set.js';
import {downloadPicture, downloadText} from './downloads.js';
import {edgeWords} from './edge-marks.js';
import {drawNoMore, drawSoon} from './frames.js';
import {nearestRow, rowAt, rowsAt} from './hover.js';
import {MetricPlot} from './metric-plot.js';
import {RUNS_WITH_BANDS} from './painter.js';
import {panelButton, panelFrame, swatch} from './panel-frame.js';
import {watchNoMore, watchSight} from './sight.js';
import {csvOf, summaryOf} from './values.js';

/** Words below a chart and its table follow what is drawn, but not at every point. */
const WORDS_MS = 1000;

/**
 * Live points are drawn this often, at most: every picture of a page is put together anew when one
 * of its charts has changed, which is what costs when there are many.
 */
const LIVE_MS = {few: 100, many: 300};

/** A run ends where its last point is, give or take so many pixels under the pointer. */
const REACH = 12;

const ZOOM = 2;

/** What of a panel's width the plot does not have, about; the same for all, so that they share calls. */
const FRAME = 90;

class MetricPanel extends HTMLElement {
  #model = null;
  #set = new CurveSet();
  #plot = null;
  #shape = '';
  #inSight = false;
  #all = true;
  #error = null;
  #tableShown = false;
  #readout = null;
  #crosshair = null;
  #wordsTimer = 0;
  #liveTimer = 0;
  #painted = 0;
  #sizes = new ResizeObserver(() => this.#fit());
  #onTheme = () => this.#rebuild();

  /**
   * {key, runs, settings, desk}: key, which stays the same; settings as in address.js; desk is what all panels of a view share:
   * load, ready(), zoom(range), large(key), hover(…), seen(panel), left(panel), running(runId), and Maps of run
   * IDs: starts (ms) and strokes
   */
  set model(model) {
    const before = this.#model;
    this.#model = model;
    if (before !== null && before.runs === model.runs && before.settings === model.settings) {
      return;
    }
    if (before !== null && before.settings !== model.settings) {
      this.#error = null;
    }
    this.#all = true;
    if (this.#inSight) {
      this.#show();
      this.#fetch();
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
    return this.#plot.xShown;
  }

  /** How many marks are in memory. */
  get marks() {
    return this.#set.marks;
  }

  /**
   * What is drawn, for tests and scripts: by run ID the arrays {firstX, lastX, min, max, first,
   * last, count}, an element a mark.
   */
  get drawn() {
    return Object.fromEntries(
      this.#curves().map(({runId, curve}) => [
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
      this.#all = true;
      this.#show();
      this.#fetch();
    } else {
      this.#leave();
    }
  }

  /** Out of sight: the canvas goes, what was fetched stays for as long as there is room. */
  #leave() {
    this.#inSight = false;
    drawNoMore(this);
    clearTimeout(this.#wordsTimer);
    clearTimeout(this.#liveTimer);
    this.#wordsTimer = 0;
    this.#liveTimer = 0;
    this.#set.stop();
    this.#sizes.disconnect();
    this.#plot?.destroy();
    this.#plot = null;
  }

  /** Lets go of what was fetched; it is fetched again when the panel comes back into sight. */
  forget() {
    this.#set.forget();
  }

  // --- data

  async #fetch() {
    const {key, runs, settings, desk} = this.#model;
    if (this.#error !== null) {
      return;
    }
    const runIds = runs.map(({runId}) => runId);
    const question = {
      axis: settings.x,
      range: settings.range,
      buckets: bucketsFor(this.clientWidth - FRAME, runIds.length),
    };
    try {
      await desk.ready();
      if (!this.#inSight || this.#model.key !== key || this.#model.settings !== settings) {
        return;
      }
      const more = await this.#set.fetch({load: desk.load, key, runIds, question, starts: desk.starts});
      if (more) {
        this.#loaded();
        // What was missed while this was on its way is fetched now.
        this.#fetch();
      }
    } catch (error) {
      if (error.name !== 'AbortError') {
        this.#error = error;
        this.#show();
      }
    }
  }

  #loaded() {
    this.#all = true;
    if (this.#inSight) {
      this.#show();
    }
  }

  #retry() {
    this.#error = null;
    this.#show();
    this.#fetch();
  }

  /** Points of these runs were missed; their series are fetched anew, now or when in sight. */
  missed(runIds) {
    this.#set.missed(runIds);
    if (this.#inSight) {
      this.#fetch();
    }
  }

  /** Draws anew, as when a run has ended and its axis need not grow any more. */
  refresh() {
    this.#changed(true);
  }

  drop(runId) {
    this.#set.drop(runId);
    this.#changed(true);
  }

  /** Takes points of a live stream. */
  add(runId, series) {
    const added = this.#set.add(runId, series);
    if (added !== null && this.#plot !== null) {
      this.#changed(this.#plot.beyond(added));
    }
  }

  #changed(all) {
    this.#all ||= all;
    if (this.#inSight && this.#liveTimer === 0) {
      const pace = LIVE_MS[this.#model.runs.length > RUNS_WITH_BANDS ? 'many' : 'few'];
      const wait = Math.max(0, this.#painted + pace - performance.now());
      this.#liveTimer = setTimeout(() => {
        this.#liveTimer = 0;
        drawSoon(this);
      }, wait);
    }
  }

  /** @returns [{runId, name, curve, colour, dash}] of the runs that have points */
  #curves() {
    const {runs, desk} = this.#model;
    return runs
      .map(({runId, name}) => ({
        runId,
        name,
        curve: this.#set.curveOf(runId),
        ...desk.strokes.get(runId),
      }))
      .filter(({curve}) => curve !== undefined && curve.length > 0);
  }

  // --- drawing

  /** Called by frames.js; returns how many marks were drawn. */
  paint() {
    if (this.#plot !== null && this.#shapeNow() !== this.#shape) {
      this.#show();
    }
    this.#build();
    if (this.#plot === null) {
      return 0;
    }
    const {settings, desk, runs} = this.#model;
    const all = this.#all;
    this.#all = false;
    const {marks, done} = this.#plot.draw(this.#curves(), {
      range: settings.range,
      smoothing: settings.smoothing,
      withoutOutliers: settings.withoutOutliers,
      growing: runs.some(({runId}) => desk.running(runId)),
      all,
    });
    if (done) {
      this.#painted = performance.now();
      this.#wordsTimer ||= setTimeout(() => this.#words(), WORDS_MS);
    } else {
      drawSoon(this);
    }
    return marks;
  }

  #words() {
    this.#wordsTimer = 0;
    if (this.#inSight) {
      this.#render();
    }
  }

  #show() {
    this.#render();
    const host = this.querySelector('.plot');
    const shape = this.#shapeNow();
    const fits = shape === this.#shape && host !== null && host.contains(this.#plot?.over ?? null);
    if (!this.#set.loaded || !fits) {
      this.#plot?.destroy();
      this.#plot = null;
    }
    this.#shape = shape;
    if (host !== null && this.#set.loaded) {
      this.#sizes.observe(host);
      drawSoon(this);
    }
  }

  /** What a drawing is made for; for another it is made anew. */
  #shapeNow() {
    const {x, logX, logY} = this.#model.settings;
    return [x, logX, logY, this.#timed()].join();
  }

  /** Whether x is a time that a calendar has, for every point. */
  #timed() {
    const {x, range} = this.#model.settings;
    if (x !== 'time') {
      return false;
    }
    const ends = range === null ? [] : [range.from, range.to];
    this.#curves().forEach(({curve}) => ends.push(curve.firstX[0], curve.lastX[curve.length - 1]));
    return ends.every(isTime);
  }

  /** Makes the drawing, in a frame that has time for it. */
  #build() {
    const host = this.querySelector('.plot');
    if (this.#plot !== null || host === null || host.clientWidth === 0 || !this.#set.loaded) {
      return;
    }
    const {settings, desk} = this.#model;
    this.#plot = new MetricPlot(host, {
      axis: settings.x,
      logX: settings.logX,
      logY: settings.logY,
      timed: this.#timed(),
      onZoom: (range) => desk.zoom(range),
      onReset: () => desk.zoom(null),
      onHover: (left, top, event) => this.#hover(left, top, event),
    });
    this.#all = true;
  }

  #rebuild() {
    this.#shape = '';
    if (this.#inSight) {
      this.#show();
    }
  }

  #fit() {
    const host = this.querySelector('.plot');
    if (this.#plot === null) {
      drawSoon(this);
    } else if (host !== null && host.clientWidth > 0) {
      this.#plot.resize(host.clientWidth, host.clientHeight);
      this.#fetch();
    }
  }

  #render() {
    const {key, settings, desk} = this.#model;
    const curves = this.#curves().map((one) => ({...one, summary: summaryOf(one.curve)}));
    this.classList.toggle('large', settings.large.has(key));
    render(
      panelFrame({
        title: key,
        readout: this.#readout,
        large: settings.large.has(key),
        tableShown: this.#tableShown,
        body: this.#body(curves),
        facts: this.#facts(curves),
        table: () => this.#table(curves),
        more:
          settings.range === null
            ? nothing
            : panelButton('zoomOut', `Show all of ${key}`, () => desk.zoom(null)),
        onLarge: () => desk.large(key),
        onTable: () => {
          this.#tableShown = !this.#tableShown;
          this.#render();
        },
        onPicture: () => this.#downloadPicture(),
        onCsv: () => downloadText(key, 'csv', csvOf(key, this.#curves()), 'text/csv'),
      }),
      this,
    );
  }

  #body(curves) {
    if (this.#error !== null) {
      return html`<div class="plot-trouble">${troubleView(this.#error, () => this.#retry())}</div>`;
    }
    return html`<div
      class="plot ${this.#set.loaded ? '' : 'waiting'}"
      role="img"
      tabindex="0"
      aria-label=${this.#description(curves)}
      aria-busy=${this.#set.loaded ? 'false' : 'true'}
      aria-describedby="chart-keys"
      @keydown=${(event) => this.#key(event)}
      @blur=${() => this.#point(null)}
    ></div>`;
  }

  #description(curves) {
    const {key} = this.#model;
    if (!this.#set.loaded) {
      return `${key}, loading`;
    }
    const all = curves.map(({summary}) => summary);
    const points = all.reduce((sum, one) => sum + one.points, 0);
    const ends = `from ${formatNumber(least(all))} to ${formatNumber(greatest(all))}`;
    const runs = all.length === 1 ? '' : `${counted(all.length, 'run')}, `;
    const last = all.length === 1 ? `, last ${formatNumber(all[0].last)}` : '';
    return points === 0 ? `${key}: no points` : `${key}: ${runs}${counted(points, 'point')}, ${ends}${last}`;
  }

  #facts(curves) {
    if (!this.#set.loaded) {
      return html`<p class="panel-facts"></p>`;
    }
    const all = curves.map(({summary}) => summary);
    const points = all.reduce((sum, one) => sum + one.points, 0);
    const {range} = this.#model.settings;
    return html`<p class="panel-facts">
      ${edgeWords(this.#plot?.edges ?? {}).map((words) => html`<span class="warning">${words}</span>`)}
      ${this.#runsHere(all.length)}
      ${all.length === 1 ? html`<span>last ${formatNumber(all[0].last)}</span>` : nothing}
      ${points === 0
        ? nothing
        : html`<span>min ${formatNumber(least(all))}</span>
            <span>max ${formatNumber(greatest(all))}</span>`}
      <span>${counted(points, 'point')}${range === null ? '' : ' here'}</span>
    </p>`;
  }

  #runsHere(count) {
    const all = this.#model.runs.length;
    if (all === 1) {
      return nothing;
    }
    const words = count === all ? counted(all, 'run') : `${formatCount(count)} of ${counted(all, 'run')}`;
    return html`<span>${words}</span>`;
  }

  #table(curves) {
    const {read} = AXES[this.#model.settings.x];
    return html`<table class="pairs">
      <thead>
        <tr>
          <th scope="col">Run</th>
          <th scope="col" class="number">Last</th>
          <th scope="col" class="number">Min</th>
          <th scope="col" class="number">Max</th>
          <th scope="col" class="number">Points</th>
          <th scope="col" class="number">NaN</th>
          <th scope="col">From</th>
          <th scope="col">To</th>
        </tr>
      </thead>
      <tbody>
        ${curves.map(({name, colour, dash, summary}) => {
          const {last, min, max, points, nans, from, to} = summary;
          return html`<tr>
            <th scope="row">${swatch({colour, dash})} ${name}</th>
            <td class="number" title=${exactNumber(last)}>${formatNumber(last)}</td>
            <td class="number" title=${exactNumber(min)}>${formatNumber(min)}</td>
            <td class="number" title=${exactNumber(max)}>${formatNumber(max)}</td>
            <td class="number">${formatCount(points)}</td>
            <td class="number">${formatCount(nans)}</td>
            <td>${read(from)}</td>
            <td>${read(to)}</td>
          </tr>`;
        })}
      </tbody>
    </table>`;
  }

  #downloadPicture() {
    if (this.#plot === null) {
      return;
    }
    const {clientWidth: width, clientHeight: height} = this.querySelector('.plot');
    const runs = this.#curves();
    downloadPicture({title: this.#model.key, drawing: this.#plot.canvas, width, height, runs});
  }

  // --- what is under the pointer

  #hover(left, top, event) {
    const {desk} = this.#model;
    if (left === null) {
      this.#crosshair = null;
      desk.hover(null);
      return;
    }
    const x = this.#plot.xAt(left);
    this.#crosshair = x;
    const rows = this.#rowsAt(x);
    const chosen = nearestRow(rows, top, (value) => this.#plot.topOf(value));
    const {left: edge, top: head} = this.#plot.over.getBoundingClientRect();
    desk.hover({
      panel: this,
      x,
      rows,
      chosen,
      clientX: event?.clientX ?? edge + left,
      clientY: event?.clientY ?? head + top,
    });
  }

  #rowsAt(x) {
    return rowsAt(this.#curves(), x, this.#reach());
  }

  #reach() {
    return REACH * Math.abs(this.#plot.xAt(1) - this.#plot.xAt(0));
  }

  /** Shows x, and one run, as they are under the pointer in some panel; null for neither. */
  showCrosshair(x, runId, own) {
    if (!this.#plot?.isDrawn) {
      return;
    }
    if (!own) {
      this.#plot.pointAt(x);
    }
    const curve = runId === null ? undefined : this.#set.curveOf(runId);
    if (curve === undefined || curve.length === 0) {
      this.#plot.emphasise(null);
      this.#read(null);
      return;
    }
    const row = x === null ? null : rowAt(runId, curve, x, this.#reach());
    this.#plot.emphasise({curve, ...this.#model.desk.strokes.get(runId), at: row?.at ?? -1});
    this.#read(row === null || own ? null : formatNumber(row.value));
  }

  #read(words) {
    if (this.#readout !== words) {
      this.#readout = words;
      this.querySelector('.readout').textContent = words ?? '';
    }
  }

  #point(x) {
    this.#crosshair = x;
    if (this.#plot === null) {
      return;
    }
    if (x === null) {
      this.#plot.pointAt(null);
      this.#model.desk.hover(null);
      return;
    }
    this.#plot.pointAt(x);
    this.#hover(this.#plot.leftOf(x), this.#plot.over.clientHeight / 2, null);
  }

  // --- keys

  #key(event) {
    const act = this.#plot?.isDrawn ? this.#keys()[event.key] : undefined;
    if (act !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      act(event);
    }
  }

  #keys() {
    const {width} = this.#plot;
    const within = (left) => Math.max(0, Math.min(width, left));
    const at = this.#crosshair === null ? width / 2 : within(this.#plot.leftOf(this.#crosshair));
    const move = (left) => this.#tell(within(left));
    const stride = ({shiftKey}) => (shiftKey ? width / 10 : width / 100);
    return {
      ArrowLeft: (event) => move(at - stride(event)),
      ArrowRight: (event) => move(at + stride(event)),
      Home: () => move(0),
      End: () => move(this.#plot.leftOf(this.#lastX())),
      '+': () => this.#zoomBy(1 / ZOOM, at),
      '=': () => this.#zoomBy(1 / ZOOM, at),
      '-': () => this.#zoomBy(ZOOM, at),
      Escape: () => this.#model.desk.zoom(null),
    };
  }

  #lastX() {
    return this.#curves().reduce((last, {curve}) => Math.max(last, curve.lastX[curve.length - 1]), -Infinity);
  }

  /** Moves the crosshair, and says what is there. */
  #tell(left) {
    const x = this.#plot.xAt(left);
    this.#point(x);
    const names = new Map(this.#model.runs.map(({runId, name}) => [runId, name]));
    const rows = this.#rowsAt(x);
    const values = rows.slice(0, 5).map((row) => `${names.get(row.runId)} ${formatNumber(row.value)}`);
    const more = rows.length > 5 ? `, and ${rows.length - 5} more` : '';
    const words = rows.length === 0 ? 'no points' : values.join(', ') + more;
    announce(`${AXES[this.#model.settings.x].read(x)}: ${words}`);
  }

  /** About a place; closer never shows what was not shown before. */
  #zoomBy(factor, at) {
    const {width} = this.#plot;
    const wide = width * factor;
    const middle = at - wide / 2;
    const left = factor < 1 ? Math.max(0, Math.min(middle, width - wide)) : middle;
    this.#model.desk.zoom({from: this.#plot.xAt(left), to: this.#plot.xAt(left + wide)});
  }
}

function least(summaries) {
  return summaries.reduce((a, {min}) => (Number.isNaN(a) || min < a ? min : a), NaN);
}

function greatest(summaries) {
  return summaries.reduce((a, {max}) => (Number.isNaN(a) || max > a ? max : a), NaN);
}

customElements.define('metric-panel', MetricPanel);
