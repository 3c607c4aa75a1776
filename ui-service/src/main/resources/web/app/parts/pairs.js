/** Names and values in two columns: params, tags. */

import {html} from '../view.js';

/** @param pairs [{key, value}], shown in order of their keys */
export function pairsView(pairs, label) {
  const sorted = [...pairs].sort((a, b) => a.key.localeCompare(b.key));
  return html`<div class="table-frame" role="region" aria-label=${label} tabindex="0">
    <table class="pairs">
      <thead>
        <tr><th scope="col">Name</th><th scope="col">Value</th></tr>
      </thead>
      <tbody>
        ${sorted.map(
          ({key, value}) => html`<tr><th scope="row">${key}</th><td>${value ?? ''}</td></tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
