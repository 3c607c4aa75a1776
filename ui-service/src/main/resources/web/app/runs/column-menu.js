/** The menu that chooses the columns of the table of runs. */

import {columnId} from '../columns.js';
import {icon} from '../parts/icons.js';
import {html, live, nothing} from '../view.js';

/** With very many keys the first ones are listed; the search finds the others. */
const LISTED = 100;

const TITLES = {metric: 'Metrics', param: 'Params', tag: 'Tags'};

/**
 * @param keys {metric, param, tag}: the keys that the runs have
 * @param shown the columns chosen now
 * @param search what the keys must contain
 * @param onSearch called with another search
 * @param onChange called with the columns to show
 */
export function columnMenu({keys, shown, search, onSearch, onChange}) {
  return html`<details class="menu" @keydown=${closeOnEscape} @focusout=${closeOnLeave}>
    <summary>${icon('columns')}Columns</summary>
    <div class="menu-body" tabindex="-1">
      <label class="field">
        <span class="visually-hidden">Find a column</span>
        <input
          type="search"
          placeholder="Find a column"
          .value=${live(search)}
          @input=${(event) => onSearch(event.target.value)}
        />
      </label>
      ${Object.keys(TITLES).map((kind) => group(kind, keys[kind], shown, search, onChange))}
    </div>
  </details>`;
}

function group(kind, keys, shown, search, onChange) {
  const words = search.trim().toLowerCase();
  const found = keys.filter((key) => key.toLowerCase().includes(words));
  if (found.length === 0) {
    return nothing;
  }
  return html`<fieldset>
    <legend>${TITLES[kind]}</legend>
    ${found.slice(0, LISTED).map((key) => choice({kind, key}, shown, onChange))}
    ${found.length > LISTED
      ? html`<p class="quiet">${found.length - LISTED} more; search to find them</p>`
      : nothing}
  </fieldset>`;
}

function choice(column, shown, onChange) {
  const id = columnId(column);
  const chosen = shown.some((other) => columnId(other) === id);
  return html`<label class="choice">
    <input
      type="checkbox"
      .checked=${live(chosen)}
      @change=${() =>
        onChange(chosen ? shown.filter((other) => columnId(other) !== id) : [...shown, column])}
    />
    <span>${column.key}</span>
  </label>`;
}

function closeOnEscape(event) {
  if (event.key === 'Escape') {
    event.currentTarget.open = false;
    event.currentTarget.querySelector('summary').focus();
  }
}

function closeOnLeave(event) {
  if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) {
    event.currentTarget.open = false;
  }
}
