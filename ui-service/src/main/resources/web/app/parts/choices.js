/** What panels that choose columns are made of. */

import {formatCount} from '../format.js';
import {html, live, nothing} from '../view.js';
import {icon} from './icons.js';

/** The field in which somebody types what to look for. */
export function searchField(words, placeholder, text, onType) {
  return html`<label class="field">
    <span class="visually-hidden">${words}</span>
    ${icon('search')}
    <input
      type="search"
      placeholder=${placeholder}
      .value=${live(text)}
      @input=${(event) => onType(event.target.value)}
    />
  </label>`;
}

/**
 * A column that is chosen or not.
 *
 * @param runs how many runs have it, or undefined
 */
export function columnCheckbox({column, runs, chosen, disabled, onChange}) {
  return html`<label class="choice">
    <input
      type="checkbox"
      .checked=${live(chosen)}
      ?disabled=${disabled}
      @change=${onChange}
    />
    <span>${column.title ?? column.key}</span>
    ${runs === undefined ? nothing : html`<span class="quiet count">${formatCount(runs)}</span>`}
  </label>`;
}
