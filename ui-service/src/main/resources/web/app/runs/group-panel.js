/** The menu that chooses what runs are grouped by, and which aggregate of their metrics is shown. */

import {columnId, isSameColumn} from '../columns.js';
import {formatCount} from '../format.js';
import {icon} from '../parts/icons.js';
import {menuToggled} from '../parts/menu.js';
import {html, live, nothing, render} from '../view.js';
import {listKeys} from './calls.js';

/** The server groups by so many things at most. */
export const MOST_KEYS = 3;

/** What is shown of the metrics of a group. */
export const WAYS = {mean: 'Mean', min: 'Least', max: 'Greatest', last: 'Of the last run'};

const LISTED = 50;
const TYPING_PAUSE_MS = 150;
const TITLES = {param: 'Params', tag: 'Tags'};

/** Attributes that it makes sense to group by. */
const ATTRIBUTES = [
  {kind: 'attribute', key: 'status', title: 'Status', sort: 'status'},
  {kind: 'attribute', key: 'user', title: 'User', sort: 'user_id'},
];

/** Dispatches "group" with {by, way}: columns to group by, none for no groups. */
class GroupPanel extends HTMLElement {
  #chosen = {by: [], way: 'mean', experimentId: ''};
  #search = '';
  #found = {};
  #error = null;
  #timer = 0;
  #loading = null;

  /** {by, way, experimentId} */
  set chosen(chosen) {
    this.#chosen = chosen;
    this.#show();
  }

  connectedCallback() {
    this.#show();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#loading?.abort();
  }

  #show() {
    if (!this.isConnected) {
      return;
    }
    const {by} = this.#chosen;
    render(
      html`<details class="menu" @toggle=${(event) => this.#opened(event)}>
        <summary>
          Group${by.length === 0 ? nothing : html` by <b>${by.map(({key}) => key).join(', ')}</b>`}
        </summary>
        <div class="menu-body" tabindex="-1">
          <label class="field">
            <span class="visually-hidden">Find what to group by</span>
            ${icon('search')}
            <input
              type="search"
              placeholder="Find a param or tag"
              .value=${live(this.#search)}
              @input=${(event) => this.#type(event.target.value)}
            />
          </label>
          ${by.length === 0 ? nothing : this.#shownBy()}
          ${this.#error === null ? nothing : html`<p class="refusal">${this.#error.message}</p>`}
          ${this.#search === ''
            ? this.#group(
                'Of every run',
                ATTRIBUTES.map((column) => ({column})),
              )
            : nothing}
          ${Object.keys(TITLES).map((kind) =>
            this.#group(
              TITLES[kind],
              (this.#found[kind]?.keys ?? []).map(({key, runs}) => ({column: {kind, key}, runs})),
              this.#found[kind],
            ),
          )}
        </div>
      </details>`,
      this,
    );
  }

  #shownBy() {
    const {way} = this.#chosen;
    return html`<fieldset>
        <legend>Show of each metric</legend>
        ${Object.entries(WAYS).map(
          ([name, title]) =>
            html`<label class="choice">
              <input
                type="radio"
                name="way"
                .checked=${live(name === way)}
                @change=${() => this.#tell({way: name})}
              />
              <span>${title}</span>
            </label>`,
        )}
      </fieldset>
      <button type="button" class="link" @click=${() => this.#tell({by: []})}>No groups</button>`;
  }

  #group(title, choices, found) {
    if (choices.length === 0) {
      return nothing;
    }
    const more = found === undefined ? 0 : found.total - found.keys.length;
    return html`<fieldset>
      <legend>${title}</legend>
      ${choices.map(({column, runs}) => this.#choice(column, runs))}
      ${more > 0
        ? html`<p class="quiet">${formatCount(more)} more: type to find them</p>`
        : nothing}
    </fieldset>`;
  }

  #choice(column, runs) {
    const {by} = this.#chosen;
    const chosen = by.some((other) => isSameColumn(other, column));
    return html`<label class="choice">
      <input
        type="checkbox"
        .checked=${live(chosen)}
        ?disabled=${!chosen && by.length >= MOST_KEYS}
        @change=${() =>
          this.#tell({
            by: chosen
              ? by.filter((other) => columnId(other) !== columnId(column))
              : [...by, column],
          })}
      />
      <span>${column.title ?? column.key}</span>
      ${runs === undefined ? nothing : html`<span class="quiet count">${formatCount(runs)}</span>`}
    </label>`;
  }

  #tell(values) {
    const {by, way} = {...this.#chosen, ...values};
    this.dispatchEvent(new CustomEvent('group', {detail: {by, way}}));
  }

  #opened(event) {
    menuToggled(event);
    if (event.target.open) {
      this.#load();
      this.querySelector('input').focus();
    }
  }

  #type(search) {
    this.#search = search;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#load(), TYPING_PAUSE_MS);
    this.#show();
  }

  async #load() {
    this.#loading?.abort();
    this.#loading = new AbortController();
    const {signal} = this.#loading;
    const search = this.#search.trim();
    const by = search === '' ? {} : {contains: search};
    try {
      const [param, tag] = await Promise.all(
        Object.keys(TITLES).map((kind) =>
          listKeys(this.#chosen.experimentId, kind, by, LISTED, signal),
        ),
      );
      this.#found = {param, tag};
      this.#error = null;
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      this.#error = error;
    }
    this.#show();
  }
}

customElements.define('group-panel', GroupPanel);
