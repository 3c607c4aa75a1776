/** The menu that chooses what runs are grouped by, and which aggregate of their metrics is shown. */

import {isSameColumn} from '../columns.js';
import {formatCount} from '../format.js';
import {columnCheckbox, searchField} from '../parts/choices.js';
import {menuToggled} from '../parts/menu.js';
import {html, live, nothing, render} from '../view.js';
import {KeySearch} from './key-search.js';

/** The server groups by so many things at most. */
export const MOST_KEYS = 3;

/** What is shown of the metrics of a group. */
export const WAYS = {mean: 'Mean', min: 'Least', max: 'Greatest', last: 'Of the last run'};

const TITLES = {param: 'Params', tag: 'Tags'};

/** Attributes that it makes sense to group by. */
const ATTRIBUTES = ['experiment_id', 'status', 'user'];

/** Dispatches "group" with {by, way}: columns to group by, none for no groups. */
class GroupPanel extends HTMLElement {
  #chosen = {by: [], way: 'mean', usual: [], experimentIds: []};
  #keys = new KeySearch(Object.keys(TITLES), () => this.#show());

  /** {by, way, usual, experimentIds}, as searchOf has them */
  set chosen(chosen) {
    this.#chosen = chosen;
    this.#show();
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
    const {by, usual} = this.#chosen;
    const {text, found, error} = this.#keys;
    render(
      html`<details class="menu" @toggle=${(event) => this.#opened(event)}>
        <summary>
          Group${by.length === 0 ? nothing : html` by <b>${by.map(wordsOf).join(', ')}</b>`}
        </summary>
        <div class="menu-body" tabindex="-1">
          ${searchField('Find what to group by', 'Find a param or tag', text, (typed) =>
            this.#keys.type(typed, this.#chosen.experimentIds),
          )}
          ${by.length === 0 ? nothing : this.#shownBy()}
          ${error === null ? nothing : html`<p class="refusal">${error.message}</p>`}
          ${text === ''
            ? this.#group(
                'Of every run',
                usual
                  .filter(({key}) => ATTRIBUTES.includes(key))
                  .map((column) => ({column})),
              )
            : nothing}
          ${Object.keys(TITLES).map((kind) =>
            this.#group(
              TITLES[kind],
              (found?.[kind].keys ?? []).map(({key, runs}) => ({column: {kind, key}, runs})),
              found?.[kind],
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
    return columnCheckbox({
      column,
      runs,
      chosen,
      disabled: !chosen && by.length >= MOST_KEYS,
      onChange: () =>
        this.#tell({
          by: chosen ? by.filter((other) => !isSameColumn(other, column)) : [...by, column],
        }),
    });
  }

  #tell(values) {
    const {by, way} = {...this.#chosen, ...values};
    this.dispatchEvent(new CustomEvent('group', {detail: {by, way}}));
  }

  #opened(event) {
    menuToggled(event);
    if (event.target.open) {
      this.#keys.load(this.#chosen.experimentIds);
      this.querySelector('input').focus();
    }
  }
}

function wordsOf({key, title}) {
  return title?.toLowerCase() ?? key;
}

customElements.define('group-panel', GroupPanel);
