/**
 * Charts of runs: <charts-view .runs=… .query=… @query=…>.
 *
 * It finds the metrics that the runs have, shows a panel for each, loads what is seen, and follows
 * the runs that are running. What is shown is in the query, under names that begin with "c."; the
 * event "query" says what is to be changed there.
 */

import {html, nothing, render} from '../view.js';
import {rangeText, readSettings, toggled} from './address.js';
import {endsZoom} from './escape.js';
import {metricFinder} from './find.js';
import {HoverTip} from './hover-tip.js';
import {legendView} from './legend.js';
import {liveStateView} from './live-state.js';
import {MetricKeys} from './metric-keys.js';
import {metricSections} from './metric-sections.js';
import './run-panel.js';
import {RunningRuns} from './running-runs.js';
import {SeenPanels} from './seen-panels.js';
import {SeriesLoader} from './series-loader.js';
import {strokesOf} from './strokes.js';
import {chartsToolbar} from './toolbar.js';

/** When the server says that its answers are not up to date, they are asked for again after this. */
const LAG_MS = 3000;

/** What comes in is shown together with what comes in soon after. */
const GATHER_MS = 500;

const KEYS_HELP =
  'Arrow keys move the crosshair and read the values, plus and minus zoom, Escape shows all.';

class ChartsView extends HTMLElement {
  #runs = [];
  #facts = '[]';
  #names = new Map();
  #query = new URLSearchParams();
  #settings = readSettings(this.#query);
  #keys = new MetricKeys(() => this.#show());
  #panels = new SeenPanels();
  #loader = null;
  #running = new RunningRuns({
    onPoints: (runId, series) => this.#points(runId, series),
    onMissed: (runIds) => this.#missed(runIds),
    onGone: (runId) => this.#panels.all.forEach((panel) => panel.drop(runId)),
    onStatus: () => this.#statusChanged(),
    onState: () => this.#connectionChanged(),
  });
  #lost = false;
  #lag = 0;
  #lagTimer = 0;
  #showTimer = 0;
  #tip = null;
  #highlighted = null;
  #content = document.createElement('div');
  #onKey = (event) => this.#pressed(event);

  /** What the panels share. */
  #desk = {
    load: (question, signal) => this.#loader.load(question, signal),
    ready: () => this.#running.ready(),
    running: (runId) => this.#running.isRunning(runId),
    starts: new Map(),
    strokes: new Map(),
    seen: (panel) => this.#panels.seen(panel),
    left: (panel) => this.#panels.left(panel),
    zoom: (range) => this.#ask({'c.range': range === null ? null : rangeText(range)}),
    large: (name) => this.#ask({'c.large': toggled(this.#settings.large, name)}),
    hover: (at) => this.#hover(at),
    ask: (values) => this.#ask(values),
  };

  /** [{runId, name, names, status, startTime (ms)}], names as legendView has it; the status may change. */
  set runs(runs) {
    const facts = JSON.stringify(
      runs.map(({runId, name, status, startTime}) => [runId, name, status, startTime]),
    );
    if (facts === this.#facts) {
      return;
    }
    this.#facts = facts;
    const before = this.#runs.map(({runId}) => runId).join();
    this.#runs = runs;
    this.#names = new Map(
      runs.map(({runId, name, names}) => [runId, names ?? [name || runId]]),
    );
    this.#desk.starts = new Map(runs.map(({runId, startTime}) => [runId, startTime]));
    this.#desk.strokes = strokesOf(runs.map(({runId}) => runId));
    this.#running.take(runs);
    if (!this.isConnected) {
      return;
    }
    if (runs.map(({runId}) => runId).join() !== before) {
      this.#keys.load(this.#runs);
    }
    this.#running.follow();
    this.#show();
  }

  /** URLSearchParams of the page. */
  set query(query) {
    if (query.toString() !== this.#query.toString()) {
      this.#query = query;
      this.#settings = readSettings(query);
      if (this.isConnected) {
        this.#show();
      }
    }
  }

  connectedCallback() {
    this.replaceChildren(this.#content);
    // On the window, so that a menu, which listens on the document, has had the key.
    window.addEventListener('keydown', this.#onKey);
    this.#tip = new HoverTip(this);
    this.#loader = new SeriesLoader((lag) => this.#lagging(lag));
    this.#running.open();
    this.#keys.load(this.#runs);
    this.#running.follow();
    this.#show();
  }

  disconnectedCallback() {
    window.removeEventListener('keydown', this.#onKey);
    this.#keys.close();
    this.#loader.close();
    this.#running.close();
    clearTimeout(this.#lagTimer);
    clearTimeout(this.#showTimer);
    this.#lagTimer = 0;
    this.#showTimer = 0;
    render(nothing, this.#content);
    this.#panels.clear();
  }

  #pressed(event) {
    if (this.#settings.range !== null && endsZoom(event, this)) {
      this.#desk.zoom(null);
    }
  }

  #ask(values) {
    this.dispatchEvent(new CustomEvent('query', {detail: values}));
  }

  // --- live

  #missed(runIds) {
    this.#panels.all.forEach((panel) => panel.missed(runIds));
  }

  #points(runId, series) {
    const panel = this.#panels.of(series.key);
    if (panel !== undefined) {
      panel.add(runId, series);
    } else if (this.#keys.add(series.key)) {
      this.#showSoon();
    }
  }

  #statusChanged() {
    this.#panels.all.forEach((panel) => panel.refresh());
    this.#showSoon();
  }

  /** What could not be had while the connection was lost is asked for when there is one again. */
  #connectionChanged() {
    const {lost} = this.#running;
    if (this.#lost && !lost) {
      this.#missed([]);
    }
    this.#lost = lost;
    this.#showSoon();
  }

  #showSoon() {
    this.#showTimer ||= setTimeout(() => {
      this.#showTimer = 0;
      this.#show();
    }, GATHER_MS);
  }

  #lagging(lag) {
    if (lag !== this.#lag) {
      this.#lag = lag;
      this.#showSoon();
    }
    if (lag > 0 && this.#lagTimer === 0) {
      this.#lagTimer = setTimeout(() => {
        this.#lagTimer = 0;
        this.#missed(this.#runs.map(({runId}) => runId));
      }, LAG_MS);
    }
  }

  // --- what is under the pointer

  #hover(at) {
    if (at === null) {
      this.#tip.hide();
    } else {
      const {min, max} = at.panel.xShown;
      const known = {names: this.#names, strokes: this.#desk.strokes};
      this.#tip.show(at, known, this.#settings, max - min);
    }
    const runId = at === null ? this.#highlighted : (at.chosen?.runId ?? null);
    for (const panel of this.#panels.all) {
      if (panel.inSight) {
        panel.showCrosshair(at === null ? null : at.x, runId, panel === at?.panel);
      }
    }
  }

  #highlight(runId) {
    this.#highlighted = runId;
    this.#hover(null);
  }

  // --- drawing

  #show() {
    if (this.isConnected) {
      render(this.#view(), this.#content);
    }
  }

  #view() {
    if (this.#runs.length === 0) {
      return html`<div class="empty">
        <p class="empty-title">No runs to draw</p>
        <p>Choose some runs, and their metrics appear here as charts.</p>
      </div>`;
    }
    const settings = this.#settings;
    const {matches, error} = metricFinder(settings.find, settings.pattern);
    return html`${chartsToolbar({
        settings,
        error,
        ask: (values) => this.#ask(values),
        onSmoothing: (strength) => this.#smooth(strength),
        onAdd: (kind) => this.#ask({'c.panel': [...settings.added, kind]}),
        several: this.#runs.length > 1,
      })}
      <p id="chart-keys" class="visually-hidden">${KEYS_HELP}</p>
      <div class="charts-state">${this.#legend()} ${this.#state()}</div>
      <div class="charts-room">${this.#added()} ${this.#metrics(matches)}</div>`;
  }

  /** While the slider is dragged the address stays as it is. */
  #smooth(strength) {
    this.#settings = {...this.#settings, smoothing: strength};
    this.#show();
  }

  #legend() {
    return legendView(this.#runs, this.#desk.strokes, (runId) => this.#highlight(runId));
  }

  #state() {
    return liveStateView({
      running: this.#running.count,
      live: this.#running.live,
      lost: this.#running.lost,
      refused: this.#running.refused,
      lag: this.#lag,
    });
  }

  #added() {
    const {added} = this.#settings;
    if (added.length === 0) {
      return nothing;
    }
    const metrics = this.#keys.all ?? [];
    const {large} = this.#settings;
    const replaced = (all, where, text) =>
      all.map((one, i) => (where(one, i) ? text : one)).filter((one) => one !== null);
    // A panel is large by what it shows, so it stays large when that changes.
    const change = (index, text) =>
      this.#ask({
        'c.panel': replaced(added, (one, i) => i === index, text),
        'c.large': replaced([...large], (one) => one === added[index], text),
      });
    return html`<h2 class="visually-hidden">Added panels</h2>
      <div class="panels added">
      ${added.map(
        (spec, index) => html`<run-panel
          .model=${{
            spec,
            runs: this.#runs,
            metrics,
            settings: this.#settings,
            desk: this.#desk,
            change: (text) => change(index, text),
          }}
        ></run-panel>`,
      )}
    </div>`;
  }

  #metrics(matches) {
    return metricSections({
      keys: this.#keys.all,
      error: this.#keys.error,
      matches,
      runs: this.#runs,
      settings: this.#settings,
      desk: this.#desk,
      onRetry: () => {
        this.#keys.load(this.#runs);
        this.#show();
      },
    });
  }
}

customElements.define('charts-view', ChartsView);
