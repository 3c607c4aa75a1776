/** Names and values in two columns: params, tags. */

import {html} from '../view.js';
import {EMPTY} from './absent.js';

/** A longer value is folded to this many characters, so that it does not bury the others. */
const MOST_SHOWN = 240;

/** @param pairs [{key, value}], in the order in which they are shown */
export function pairsView(pairs, label) {
  return html`<div class="table-frame" role="region" aria-label=${label} tabindex="0">
    <table class="pairs">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody>
        ${pairs.map(
          ({key, value}) =>
            html`<tr>
              <th scope="row">${key}</th>
              <td>${valueView(value ?? '')}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** A text as long as it may be; a very long one can be unfolded. */
export function valueView(value) {
  if (value === '') {
    return EMPTY;
  }
  return value.length <= MOST_SHOWN
    ? html`<span class="value">${value}</span>`
    : html`<details class="long">
        <summary><span>${value.slice(0, MOST_SHOWN)}…</span></summary>
        <span class="value">${value}</span>
      </details>`;
}
