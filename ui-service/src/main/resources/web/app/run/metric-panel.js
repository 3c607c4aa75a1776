/** A panel that fetches and draws one metric's history once it comes into sight. */

import {getHistory} from '../api.js';
import {counted, formatCount, formatNumber} from '../format.js';
import {troubleView} from '../parts/trouble.js';
import {onLogScale, omissions, toSeries} from '../series.js';
import {html, nothing, render} from '../view.js';
import './metric-chart.js';

/** More points than this are not fetched; the panel says so. */
const MOST_POINTS = 200000;

const NEARLY_IN_SIGHT = '200px';

class MetricPanel extends HTMLElement {
  #metric = null;
  #history = null;
  #drawing = null;
  #fetched = null;
  #error = null;
  #readout = null;
  #inSight = false;
  #loading = null;
  #observer = new IntersectionObserver((entries) => this.#seen(entries), {
    rootMargin: NEARLY_IN_SIGHT,
  });

  /** {runId, key, latest, axis, logarithmic}; another latest means that there are newer points. */
  set metric(metric) {
    if (metric.key !== this.#metric?.key || metric.runId !== this.#metric?.runId) {
      this.#history = null;
      this.#fetched = null;
      this.#readout = null;
    }
    this.#metric = metric;
    this.#show();
    this.#fetch();
  }

  connectedCallback() {
    this.#observer.observe(this);
  }

  disconnectedCallback() {
    this.#observer.disconnect();
    this.#loading?.abort();
  }

  #seen(entries) {
    this.#inSight = entries.at(-1).isIntersecting;
    this.#fetch();
  }

  async #fetch() {
    const {runId, key, latest} = this.#metric;
    if (!this.#inSight || this.#fetched === latest) {
      return;
    }
    this.#fetched = latest;
    this.#loading?.abort();
    this.#loading = new AbortController();
    const {signal} = this.#loading;
    try {
      this.#history = await getHistory(runId, key, MOST_POINTS, signal);
      this.#error = null;
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      this.#error = error;
    }
    this.#show();
  }

  #retry() {
    this.#fetched = null;
    this.#fetch();
  }

  #show() {
    render(
      html`<figure class="panel">
        <figcaption>
          <span class="panel-title" title=${this.#metric.key}>${this.#metric.key}</span>
          <span class="readout" aria-hidden="true" .textContent=${this.#readout ?? ''}></span>
        </figcaption>
        ${this.#content()}
      </figure>`,
      this,
    );
  }

  #content() {
    if (this.#error !== null) {
      return troubleView(this.#error, () => this.#retry());
    }
    if (this.#history === null) {
      return html`<div class="chart-place"></div>`;
    }
    const drawing = this.#currentDrawing();
    const {series} = drawing;
    return html`<metric-chart
        role="img"
        aria-label=${this.#description(series)}
        .drawing=${drawing}
        @readout=${(event) => this.#read(event.detail)}
      ></metric-chart>
      <p class="panel-facts">${this.#facts(series)}</p>`;
  }

  /** The same object as long as nothing has changed, so that nothing is drawn again. */
  #currentDrawing() {
    const {axis, logarithmic} = this.#metric;
    const history = this.#history;
    const last = this.#drawing;
    if (
      last?.history !== history ||
      last.axis !== axis ||
      last.logarithmic !== logarithmic
    ) {
      const linear = toSeries(history.points, axis);
      const series = logarithmic ? onLogScale(linear) : linear;
      this.#drawing = {history, axis, logarithmic, series};
    }
    return this.#drawing;
  }

  #read(point) {
    this.#readout = point === null ? null : `${point.x}: ${formatNumber(point.value)}`;
    this.querySelector('.readout').textContent = this.#readout ?? '';
  }

  #facts(series) {
    const left = omissions(series);
    return html`<span>${counted(series.xs.length, 'point')}</span>
      <span>last ${formatNumber(series.last)}</span>
      ${Number.isFinite(series.minimum)
        ? html`<span>min ${formatNumber(series.minimum)}</span>
            <span>max ${formatNumber(series.maximum)}</span>`
        : nothing}
      ${left.map((words) => html`<span class="warning">${words}</span>`)}
      ${this.#history.more
        ? html`<span class="warning">only the first ${formatCount(MOST_POINTS)} points</span>`
        : nothing}`;
  }

  #description(series) {
    return (
      `${this.#metric.key}: ${counted(series.xs.length, 'point')}, ` +
      `from ${formatNumber(series.minimum)} to ${formatNumber(series.maximum)}, ` +
      `last ${formatNumber(series.last)}`
    );
  }
}

customElements.define('metric-panel', MetricPanel);
