/** A panel that was added by hand: parallel coordinates, a scatter plot, bars, or a table of params. */

import {troubleView} from '../parts/trouble.js';
import {THEME_CHANGED, colour} from '../theme.js';
import {html, nothing, render} from '../view.js';
import {addedText, bareColumns, columnTitle, firstColumns, parseAdded, ranged} from './added.js';
import {AxisBrush, runsWithin} from './axis-brush.js';
import {columnMenu} from './column-menu.js';
import {downloadDrawing, downloadText} from './downloads.js';
import {byName} from './find.js';
import {downloadButton, outdatedView, panelButton, panelFrame, swatch} from './panel-frame.js';
import {PanelValues} from './panel-values.js';
import {barsView, parallelView, scatterView, valueText} from './run-drawings.js';
import {scaleOf} from './run-scales.js';
import {watchNoMore, watchSight} from './sight.js';
import {ADDED} from './toolbar.js';
import {csvOfRuns} from './values.js';

const DRAWINGS = {parallel: parallelView, scatter: scatterView, bars: barsView};

class RunPanel extends HTMLElement {
  #model = null;
  #values = new PanelValues({onChange: () => this.#render(), onAgain: () => this.#fetch()});
  #chosen = null;
  #dragged = null;
  #brush = new AxisBrush((i, span, done) => this.#brushed(i, span, done));
  #tableShown = false;
  #menu = {open: false, words: ''};
  #inSight = false;
  #width = 0;
  #sizes = new ResizeObserver(() => this.#fit());
  #onTheme = () => this.#render();

  /** {spec, runs, metrics: in their order, settings, desk, change(spec | null)}, spec as in added.js */
  set model(model) {
    this.#model = model;
    this.#render();
    this.#fetch();
  }

  connectedCallback() {
    watchSight(this, (inSight) => this.#seen(inSight));
    this.#sizes.observe(this);
    window.addEventListener(THEME_CHANGED, this.#onTheme);
  }

  disconnectedCallback() {
    watchNoMore(this);
    this.#sizes.disconnect();
    window.removeEventListener(THEME_CHANGED, this.#onTheme);
    this.#values.stop();
  }

  /** What is drawn, for tests and scripts: [{runId, name, values}] in the order of the columns. */
  get drawn() {
    return this.#runs().map(({runId, name, values}) => ({runId, name, values}));
  }

  #seen(inSight) {
    this.#inSight = inSight;
    this.#fetch();
  }

  #fit() {
    if (this.clientWidth !== this.#width) {
      this.#width = this.clientWidth;
      this.#render();
    }
  }

  /** The kind and its columns, those to begin with where none are chosen; null for what is none. */
  #panel() {
    const panel = parseAdded(this.#model.spec);
    const {params: known} = this.#values;
    if (panel === null || panel.columns.length > 0 || known === null) {
      return panel;
    }
    const {differing, telling, keys} = known;
    const params = [telling, differing, keys].find((some) => some.length > 0) ?? [];
    if (panel.kind === 'params') {
      return {...panel, columns: differing.map((key) => ({of: 'param', key}))};
    }
    return {...panel, columns: firstColumns(panel.kind, params, this.#model.metrics)};
  }

  #fetch() {
    if (this.#inSight) {
      const {runs, desk} = this.#model;
      this.#values.fetch({runs, columns: () => this.#panel()?.columns ?? [], desk});
    }
  }

  #retry() {
    this.#values.stop();
    this.#fetch();
  }

  #brushed(i, span, done) {
    const {columns, ...panel} = this.#panel();
    const values = this.#runs().map((run) => run.values[i] ?? null);
    const range = span === null || i < 0 ? null : scaleOf(values).rangeOf(span);
    const changed = ranged(columns, i, range);
    this.#dragged = done || i < 0 ? null : changed;
    if (done) {
      this.#model.change(addedText({...panel, columns: changed}));
    } else {
      this.#render();
    }
  }

  #showAll(panel) {
    this.#model.change(addedText({...panel, columns: bareColumns(panel.columns)}));
  }

  #runs({columns} = this.#panel()) {
    const here = this.#values.areOf(columns);
    return this.#model.runs.map(({runId, name}) => ({
      runId,
      name: name || runId,
      ...this.#model.desk.strokes.get(runId),
      values: here ? this.#values.of(runId) : [],
    }));
  }

  #render() {
    const {desk, settings, spec, change} = this.#model;
    const panel = this.#panel();
    if (panel === null) {
      render(nothing, this);
      return;
    }
    const title = titleOf(panel);
    const here = this.#values.areOf(panel.columns);
    this.classList.toggle('wide', panel.kind === 'parallel');
    this.classList.toggle('large', settings.large.has(spec) || panel.kind === 'params');
    render(
      panelFrame({
        title,
        large: settings.large.has(spec),
        tableShown: this.#tableShown,
        body: this.#body(panel),
        facts: here ? outdatedView(this.#values.error, () => this.#retry()) : nothing,
        table: () => this.#table(panel),
        more: html`${panel.columns.some(({within}) => within !== undefined)
          ? panelButton('zoomOut', `Show all runs: ${title}`, () => this.#showAll(panel))
          : nothing}
        ${panel.kind === 'params' ? nothing : this.#columnMenu(panel)}
        ${panelButton('cross', `Remove: ${title}`, () => change(null))}`,
        onLarge: panel.kind === 'params' ? undefined : () => desk.large(spec),
        onTable:
          panel.kind === 'params'
            ? undefined
            : () => {
                this.#tableShown = !this.#tableShown;
                this.#render();
              },
        downloads: [
          panel.kind === 'params'
            ? nothing
            : downloadButton('Picture (PNG)', () => this.#downloadPicture(title)),
          here
            ? downloadButton('Values (CSV)', () =>
                downloadText(title, 'csv', csvOfRuns(panel.columns, this.#runs()), 'text/csv'),
              )
            : nothing,
        ],
      }),
      this,
    );
  }

  #body(panel) {
    if (!this.#values.areOf(panel.columns)) {
      return this.#values.error !== null
        ? troubleView(this.#values.error, () => this.#retry())
        : html`<div class="run-plot ${panel.kind} waiting"></div>
            <p class="panel-facts"></p>`;
    }
    if (panel.columns.length === 0) {
      return html`<p class="none">
        ${panel.kind === 'params'
          ? 'All params are the same in these runs.'
          : 'There is nothing to draw: choose what to show.'}
      </p>`;
    }
    if (panel.kind === 'params') {
      return html`<div class="table-frame" role="region" tabindex="0" aria-label=${ADDED.params}>
        ${this.#table(panel)}
      </div>`;
    }
    const runs = this.#runs().filter(({values}) => values.length === panel.columns.length);
    const large = this.classList.contains('large');
    const view = DRAWINGS[panel.kind];
    const shown = this.#dragged === null ? panel : {...panel, columns: this.#dragged};
    return html`<div class="run-plot ${panel.kind}" tabindex=${panel.kind === 'bars' ? '0' : nothing}
        role=${panel.kind === 'bars' ? 'group' : nothing}
        aria-label=${panel.kind === 'bars' ? 'Bars, scrollable' : nothing}>
        ${view({
          columns: shown.columns,
          runs,
          brush: this.#brush,
          label: `${titleOf(panel)}, ${runs.length} runs`,
          width: Math.max(240, this.clientWidth - 30),
          height: large ? 460 : 270,
          inks: inks(),
          chosen: this.#chosen,
          onRun: (runId) => this.#choose(runId),
        })}
      </div>
      <p class="panel-facts" aria-hidden="true">${this.#words(shown, runs)}</p>`;
  }

  /** The run under the pointer, in words. */
  #words({columns}, runs) {
    const run = runs.find(({runId}) => runId === this.#chosen);
    if (run === undefined) {
      const scales = columns.map((_, i) => scaleOf(runs.map(({values}) => values[i])));
      const within = runsWithin(columns, scales, runs);
      return html`<span>${within === null ? '' : `${within.size} of `}${runs.length} runs</span>`;
    }
    return html`<span>${swatch(run)} ${run.name}</span>
      ${columns.map(
        (column, i) => html`<span>${columnTitle(column)} ${valueText(run.values[i])}</span>`,
      )}`;
  }

  #choose(runId) {
    this.#chosen = runId;
    this.#render();
  }

  #table({columns}) {
    return html`<table class="pairs">
      <thead>
        <tr>
          <th scope="col">Run</th>
          ${columns.map((column) => html`<th scope="col">${columnTitle(column)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${this.#runs().map(
          ({name, colour: ink, dash, values}) => html`<tr>
            <th scope="row">${swatch({colour: ink, dash})} ${name}</th>
            ${values.map(
              (value) =>
                html`<td class=${typeof value === 'number' ? 'number' : ''}>${valueText(value)}</td>`,
            )}
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #downloadPicture(title) {
    const drawing = this.querySelector('.run-drawing');
    if (drawing !== null) {
      downloadDrawing({title, drawing, runs: this.#runs()});
    }
  }

  #columnMenu(panel) {
    const {metrics} = this.#model;
    return columnMenu({
      panel,
      title: titleOf(panel),
      params: this.#menu.open ? [...(this.#values.params?.keys ?? [])].sort(byName) : [],
      metrics,
      ...this.#menu,
      onMenu: (menu) => {
        this.#menu = menu;
        this.#render();
      },
      onChange: (columns) => this.#model.change(addedText({...panel, columns})),
    });
  }
}

/** Colours now, which pictures keep. */
function inks() {
  return Object.fromEntries(
    ['line', 'quiet', 'ink', 'surface', 'accent'].map((name) => [name, colour(`--${name}`)]),
  );
}

function titleOf({kind, columns}) {
  if (kind === 'scatter' && columns.length === 2) {
    return `${columnTitle(columns[1])} over ${columnTitle(columns[0])}`;
  }
  return kind === 'bars' && columns.length === 1 ? columnTitle(columns[0]) : ADDED[kind];
}

customElements.define('run-panel', RunPanel);
