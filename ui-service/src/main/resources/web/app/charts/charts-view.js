/**
 * Charts of runs: <charts-view .runs=… .query=… @query=…>.
 *
 * It finds the metrics that the runs have, shows a panel for each, loads what is seen, and follows
 * the runs that are running. What is shown is in the query, under names that begin with "c."; the
 * event "query" says what is to be changed there.
 */

import {counted} from '../format.js';
import {skeletonView, troubleView} from '../parts/trouble.js';
import {html, nothing, render} from '../view.js';
import {rangeText, readSettings, toggled} from './address.js';
import {SYSTEM, metricFinder, sections} from './find.js';
import {HoverTip} from './hover-tip.js';
import {LivePoints, MOST_LIVE_RUNS} from './live-points.js';
import './panel-grid.js';
import {chartIcon, swatch} from './panel-frame.js';
import {metricsOf} from './run-columns.js';
import './run-panel.js';
import {SeriesLoader} from './series-loader.js';
import {strokesOf} from './strokes.js';
import {chartsToolbar} from './toolbar.js';

/** Panels wait so long for the live stream to begin, so that what they fetch need not be fetched again. */
const LIVE_WAIT_MS = 1500;

/** When the server says that its answers are not up to date, they are asked for again after this. */
const LAG_MS = 3000;

const NEW_KEYS_MS = 500;

/** What was fetched is kept for panels out of sight until there is more than this, some 60 MB. */
const MOST_MARKS = 1000000;

/** More runs than this are named by the list beside the pointer only. */
const NAMED_RUNS = 60;

const KEYS_HELP =
  'Arrow keys move the crosshair and read the values, plus and minus zoom, Escape shows all.';

class ChartsView extends HTMLElement {
  #runs = [];
  #facts = '[]';
  #names = new Map();
  #statuses = new Map();
  #query = new URLSearchParams();
  #settings = readSettings(this.#query);
  #keys = null;
  #keysError = null;
  #loadingKeys = null;
  #panels = new Map();
  #recent = new Set();
  #loader = null;
  #live = null;
  #lag = 0;
  #lagTimer = 0;
  #keysTimer = 0;
  #waiting = [];
  #tip = null;
  #highlighted = null;
  #content = document.createElement('div');

  /** What the panels share. */
  #desk = {
    load: (question, signal) => this.#loader.load(question, signal),
    ready: () => this.#ready(),
    running: (runId) => this.#statuses.get(runId) === 'RUNNING',
    starts: new Map(),
    strokes: new Map(),
    seen: (panel) => this.#seen(panel),
    left: (panel) => this.#left(panel),
    zoom: (range) => this.#ask({'c.range': range === null ? null : rangeText(range)}),
    large: (name) => this.#ask({'c.large': toggled(this.#settings.large, name)}),
    hover: (at) => this.#hover(at),
    ask: (values) => this.#ask(values),
  };

  /** [{runId, name, status, startTime (ms)}]; the status may change. */
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
    this.#names = new Map(runs.map(({runId, name}) => [runId, name || runId]));
    this.#desk.starts = new Map(runs.map(({runId, startTime}) => [runId, startTime]));
    this.#desk.strokes = strokesOf(runs.map(({runId}) => runId));
    this.#statuses = new Map(runs.map(({runId, status}) => [runId, status]));
    if (!this.isConnected) {
      return;
    }
    if (runs.map(({runId}) => runId).join() !== before) {
      this.#loadKeys();
    }
    this.#follow();
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
    this.#tip = new HoverTip(this);
    this.#loader = new SeriesLoader((lag) => this.#lagging(lag));
    this.#live = new LivePoints({
      onPoints: (runId, series) => this.#points(runId, series),
      onRun: (run) => this.#runChanged(run),
      onMissed: (runIds) => this.#missed(runIds),
      onGone: (runId) => this.#panels.forEach((panel) => panel.drop(runId)),
      onState: () => this.#liveState(),
    });
    this.#loadKeys();
    this.#follow();
    this.#show();
  }

  disconnectedCallback() {
    this.#loadingKeys?.abort();
    this.#loader.close();
    this.#live.close();
    clearTimeout(this.#lagTimer);
    clearTimeout(this.#keysTimer);
    render(nothing, this.#content);
    this.#panels.clear();
    this.#recent.clear();
  }

  #ask(values) {
    this.dispatchEvent(new CustomEvent('query', {detail: values}));
  }

  // --- which metrics there are

  async #loadKeys() {
    this.#loadingKeys?.abort();
    this.#loadingKeys = new AbortController();
    const {signal} = this.#loadingKeys;
    this.#keysError = null;
    if (this.#runs.length === 0) {
      this.#keys = new Set();
      return;
    }
    try {
      const keys = await metricsOf(this.#runs, signal);
      this.#keys = new Set(keys);
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      this.#keysError = error;
    }
    this.#show();
  }

  // --- live

  #follow() {
    this.#live.follow(
      this.#runs.map(({runId}) => runId).filter((runId) => this.#desk.running(runId)),
    );
  }

  /** When the streams of the running runs are live, or have had their time. */
  #ready() {
    if (this.#allLive()) {
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      setTimeout(resolve, LIVE_WAIT_MS);
    });
  }

  #allLive() {
    const running = this.#runs.filter(({runId}) => this.#desk.running(runId)).slice(0, MOST_LIVE_RUNS);
    return this.#live.resting || running.every(({runId}) => this.#live.isLive(runId));
  }

  #liveState() {
    if (this.#live !== null && this.#allLive()) {
      this.#waiting.forEach((resolve) => resolve());
      this.#waiting = [];
    }
    this.#showSoon();
  }

  #missed(runIds) {
    this.#panels.forEach((panel) => panel.missed(runIds));
  }

  #points(runId, series) {
    const panel = this.#panels.get(series.key);
    if (panel !== undefined) {
      panel.add(runId, series);
    } else if (this.#keys !== null && !this.#keys.has(series.key)) {
      this.#keys.add(series.key);
      this.#showSoon();
    }
  }

  #runChanged({run_id: runId, status}) {
    if (status !== undefined && this.#statuses.get(runId) !== status) {
      this.#statuses.set(runId, status);
      this.#panels.forEach((panel) => panel.refresh());
      this.#showSoon();
    }
  }

  #showSoon() {
    this.#keysTimer ||= setTimeout(() => {
      this.#keysTimer = 0;
      this.#show();
    }, NEW_KEYS_MS);
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

  // --- panels

  #seen(panel) {
    this.#panels.set(panel.key, panel);
    this.#recent.delete(panel);
    this.#recent.add(panel);
    let marks = 0;
    for (const one of this.#recent) {
      marks += one.marks;
    }
    for (const one of this.#recent) {
      if (marks <= MOST_MARKS) {
        return;
      }
      if (!one.inSight) {
        marks -= one.marks;
        one.forget();
        this.#recent.delete(one);
      }
    }
  }

  #left(panel) {
    this.#recent.delete(panel);
    if (this.#panels.get(panel.key) === panel) {
      this.#panels.delete(panel.key);
    }
  }

  #hover(at) {
    if (at === null) {
      this.#tip.hide();
    } else {
      const {min, max} = at.panel.xShown;
      const known = {names: this.#names, strokes: this.#desk.strokes};
      this.#tip.show(at, known, this.#settings, max - min);
    }
    const runId = at === null ? this.#highlighted : (at.chosen?.runId ?? null);
    for (const panel of this.#panels.values()) {
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
    const keys = [...(this.#keys ?? [])];
    const found = keys.filter(matches);
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
      ${this.#added(keys)} ${this.#metrics(keys, found)}`;
  }

  /** While the slider is dragged the address stays as it is. */
  #smooth(strength) {
    this.#settings = {...this.#settings, smoothing: strength};
    this.#show();
  }

  #legend() {
    if (this.#runs.length < 2) {
      return nothing;
    }
    const named = this.#runs.slice(0, NAMED_RUNS);
    const more = this.#runs.length - named.length;
    return html`<ul class="legend" aria-label="Runs">
      ${named.map(
        ({runId, name}) =>
          html`<li>
            <button
              type="button"
              @pointerenter=${() => this.#highlight(runId)}
              @pointerleave=${() => this.#highlight(null)}
              @focus=${() => this.#highlight(runId)}
              @blur=${() => this.#highlight(null)}
            >
              ${swatch(this.#desk.strokes.get(runId))}<span>${name || runId}</span>
            </button>
          </li>`,
      )}
      ${more > 0 ? html`<li class="quiet">and ${more} more</li>` : nothing}
    </ul>`;
  }

  #state() {
    const running = this.#runs.filter(({runId}) => this.#desk.running(runId)).length;
    const live = this.#live.liveRuns;
    return html`<p class="live-state">
      ${running === 0
        ? nothing
        : live > 0
          ? html`<span class="live-on">${chartIcon('dot')}Live</span>${running > MOST_LIVE_RUNS
                ? html` <span class="quiet">${MOST_LIVE_RUNS} of ${running} running runs</span>`
                : nothing}`
          : html`<span class="quiet">Waiting for live points</span>`}
      ${this.#lag > 0
        ? html`<span class="warning" role="status"
            >Not up to date: up to ${counted(this.#lag, 'event')} are still being written. Looking again.</span
          >`
        : nothing}
    </p>`;
  }

  #added(keys) {
    const {added} = this.#settings;
    if (added.length === 0) {
      return nothing;
    }
    const change = (index, text) =>
      this.#ask({'c.panel': added.map((one, i) => (i === index ? text : one)).filter((one) => one !== null)});
    return html`<div class="panels added">
      ${added.map(
        (spec, index) => html`<run-panel
          .model=${{
            spec,
            runs: this.#runs,
            metrics: keys,
            settings: this.#settings,
            desk: this.#desk,
            change: (text) => change(index, text),
          }}
        ></run-panel>`,
      )}
    </div>`;
  }

  #metrics(keys, found) {
    if (this.#keysError !== null) {
      return troubleView(this.#keysError, () => {
        this.#loadKeys();
        this.#show();
      });
    }
    if (this.#keys === null) {
      return skeletonView(6);
    }
    if (keys.length === 0) {
      return html`<div class="empty">
        <p class="empty-title">No metrics yet</p>
        <p>Curves appear here as soon as ${this.#runs.length === 1 ? 'the run logs' : 'the runs log'} a metric.</p>
      </div>`;
    }
    if (found.length === 0) {
      return html`<div class="empty">
        <p class="empty-title">No metric matches “${this.#settings.find}”</p>
        <p><button type="button" @click=${() => this.#ask({'c.find': null})}>Show all ${keys.length}</button></p>
      </div>`;
    }
    const shown = new Set(found);
    // Sections that have nothing now keep their place, so that the others keep their panels.
    return sections(keys).map(({name, keys: all}) => {
      const some = all.filter((key) => shown.has(key));
      return some.length === 0 ? nothing : this.#section({name, keys: some});
    });
  }

  /** The section of metrics without a prefix has no name; "-" stands for it in the address. */
  #section({name, keys}) {
    const settings = this.#settings;
    const inAddress = name === '' ? '-' : name;
    const foldedAtFirst = name === SYSTEM && settings.find === '';
    const [list, names] = foldedAtFirst ? ['c.open', settings.unfolded] : ['c.fold', settings.folded];
    const isOpen = names.has(inAddress) === foldedAtFirst;
    const title = name === '' ? 'Metrics' : name === SYSTEM ? 'System metrics' : name;
    const toggle = () => this.#ask({[list]: toggled(names, inAddress)});
    return html`<section class="chart-section">
      <h2>
        <button type="button" class="fold-button" aria-expanded=${isOpen ? 'true' : 'false'} @click=${toggle}>
          ${chartIcon('chevron')}${title} <span class="quiet">${keys.length}</span>
        </button>
      </h2>
      ${isOpen
        ? html`<panel-grid
            .model=${{keys, runs: this.#runs, settings, desk: this.#desk}}
          ></panel-grid>`
        : nothing}
    </section>`;
  }
}

customElements.define('charts-view', ChartsView);
