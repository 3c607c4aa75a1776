/**
 * The panel in which columns are chosen, put in order and pinned. Keys are found by the server, so
 * it makes no difference how many there are.
 */

import {MORE_ATTRIBUTES, columnId, isSameColumn, moved} from '../columns.js';
import {formatCount} from '../format.js';
import {announce} from '../parts/announcer.js';
import {columnCheckbox, searchField} from '../parts/choices.js';
import {icon} from '../parts/icons.js';
import {menuToggled} from '../parts/menu.js';
import {html, nothing, render} from '../view.js';
import {KeySearch} from './key-search.js';
import {MOST_COLUMNS} from './search.js';

const TITLES = {metric: 'Metrics', param: 'Params', tag: 'Tags'};

const GLYPHS = {up: 'arrowUp', down: 'arrowDown', remove: 'cross', pin: 'pin', curve: 'curve'};

/**
 * Dispatches "choose" with {columns, pins, curves}: what is to be shown, the ids of those that are
 * pinned and of those with curves; or with null for what is shown when nobody has chosen.
 */
class ColumnPanel extends HTMLElement {
  #chosen = {
    columns: [],
    pins: [],
    curves: [],
    usual: [],
    experimentIds: [],
    isStandard: true,
  };
  #keys = new KeySearch(Object.keys(TITLES), () => this.#show());

  /** The column that was moved by its button, {id, to, label}, until it is shown where it is now. */
  #moved = null;

  /** {columns, pins, curves, usual, experimentIds, isStandard}, the most of them as searchOf has them */
  set chosen(chosen) {
    this.#chosen = chosen;
    this.#show();
    this.#followMoved();
  }

  connectedCallback() {
    this.#show();
  }

  disconnectedCallback() {
    this.#keys.close();
  }

  #show() {
    if (!this.isConnected) {
      return;
    }
    const {text, error} = this.#keys;
    render(
      html`<details class="menu" @toggle=${(event) => this.#opened(event)}>
        <summary>${icon('columns')}Columns</summary>
        <div class="menu-body wide" tabindex="-1">
          ${searchField('Find a column', 'Find a metric, param or tag', text, (typed) =>
            this.#keys.type(typed, this.#chosen.experimentIds),
          )}
          ${text === '' ? this.#shownList() : nothing}
          ${error === null ? nothing : html`<p class="refusal">${error.message}</p>`}
          ${text === '' ? this.#attributes() : nothing}
          ${Object.keys(TITLES).map((kind) => this.#group(kind))}
          ${this.#nothingFound()
            ? html`<p class="none">Nothing has “${text}” in its name.</p>`
            : nothing}
        </div>
      </details>`,
      this,
    );
  }

  #nothingFound() {
    const {found, text} = this.#keys;
    return found !== null && text !== '' && Object.values(found).every(({total}) => total === 0);
  }

  #shownList() {
    const {columns, isStandard} = this.#chosen;
    return html`<fieldset>
      <legend>Shown, in this order</legend>
      <ol class="order">
        ${columns.map((column, index) => this.#shownItem(column, index))}
      </ol>
      ${isStandard
        ? nothing
        : html`<button type="button" class="link" @click=${() => this.#tell(null)}>
            Back to the usual columns
          </button>`}
    </fieldset>`;
  }

  #shownItem(column, index) {
    const {columns, pins, curves} = this.#chosen;
    const id = columnId(column);
    const title = column.title ?? column.key;
    const pinned = pins.includes(id);
    const tool = (name, words, on, action, pressed = null) =>
      html`<button
        type="button"
        class="plain small ${on ? 'on' : ''}"
        aria-label="${words} ${title}${column.kind === 'attribute' ? '' : `, ${column.kind}`}"
        title=${words}
        aria-pressed=${pressed === null ? nothing : String(pressed)}
        @click=${(event) => action(event)}
      >
        ${icon(GLYPHS[name])}
      </button>`;
    return html`<li>
      <span
        class="order-title"
        title=${column.kind === 'attribute' ? title : `${column.kind} ${title}`}
        >${title}
        ${column.kind === 'attribute' ? nothing : html`<span class="quiet">${column.kind}</span>`}</span
      >
      ${column.kind === 'metric'
        ? tool(
            'curve',
            'Curve of',
            curves.includes(id),
            () => this.#change({curves: toggled(curves, id)}),
            curves.includes(id),
          )
        : nothing}
      ${tool('pin', 'Pin', pinned, () => this.#change({pins: toggled(pins, id)}), pinned)}
      ${this.#mayMove(index, -1)
        ? tool('up', 'Move up', false, (event) => this.#move(event, index, -1))
        : nothing}
      ${this.#mayMove(index, 1)
        ? tool('down', 'Move down', false, (event) => this.#move(event, index, 1))
        : nothing}
      ${tool('remove', 'Hide', false, () =>
        this.#change({columns: columns.filter((one) => one !== column)}),
      )}
    </li>`;
  }

  /** Pinned columns stay before the others. */
  #mayMove(index, places) {
    const {columns, pins} = this.#chosen;
    const other = columns[index + places];
    return (
      other !== undefined &&
      pins.includes(columnId(other)) === pins.includes(columnId(columns[index]))
    );
  }

  #attributes() {
    return html`<fieldset>
      <legend>Of every run</legend>
      ${[...this.#chosen.usual, ...MORE_ATTRIBUTES].map((column) => this.#choice(column))}
    </fieldset>`;
  }

  #group(kind) {
    const found = this.#keys.found?.[kind];
    if (found === undefined || found.total === 0) {
      return nothing;
    }
    const more = found.total - found.keys.length;
    return html`<fieldset>
      <legend>${TITLES[kind]} <span class="quiet">${formatCount(found.total)}</span></legend>
      ${found.keys.map(({key, runs}) => this.#choice({kind, key}, runs))}
      ${more > 0
        ? html`<p class="quiet">
            ${formatCount(more)} more:
            ${this.#keys.text === '' ? 'type to find them' : 'type more to find them'}
          </p>`
        : nothing}
    </fieldset>`;
  }

  #choice(column, runs) {
    const {columns} = this.#chosen;
    const chosen = columns.some((other) => isSameColumn(other, column));
    return columnCheckbox({
      column,
      runs,
      chosen,
      disabled: !chosen && columns.length >= MOST_COLUMNS,
      onChange: () =>
        this.#change({
          columns: chosen
            ? columns.filter((other) => !isSameColumn(other, column))
            : [...columns, column],
        }),
    });
  }

  #move(event, index, places) {
    const {columns} = this.#chosen;
    const column = columns[index];
    const to = index + places;
    const label = event.currentTarget.getAttribute('aria-label');
    this.#moved = {id: columnId(column), to, label};
    this.#change({columns: moved(columns, index, places)});
    announce(`${column.title ?? column.key} is column ${to + 1} of ${columns.length}`);
  }

  /** The focus goes with the column, to the same button of it; at the end of the list to another. */
  #followMoved() {
    if (this.#moved === null) {
      return;
    }
    const {id, to, label} = this.#moved;
    const column = this.#chosen.columns[to];
    if (column === undefined || columnId(column) !== id) {
      return;
    }
    this.#moved = null;
    const buttons = [...(this.querySelectorAll('.order li')[to]?.querySelectorAll('button') ?? [])];
    (buttons.find((one) => one.getAttribute('aria-label') === label) ?? buttons[0])?.focus();
  }

  #change(values) {
    const {columns, pins, curves} = {...this.#chosen, ...values};
    this.#tell({columns, pins, curves});
  }

  #tell(detail) {
    this.dispatchEvent(new CustomEvent('choose', {detail}));
  }

  #opened(event) {
    menuToggled(event);
    if (event.target.open) {
      this.#keys.load(this.#chosen.experimentIds);
      this.querySelector('input').focus();
    }
  }
}

function toggled(list, item) {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
}

customElements.define('column-panel', ColumnPanel);
