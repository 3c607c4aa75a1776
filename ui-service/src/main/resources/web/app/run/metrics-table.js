/** Metrics with their latest, least and greatest values. */

import {exactNumber, formatCount, formatNumber} from '../format.js';
import {runHref} from '../router.js';
import {html} from '../view.js';

/** @param rows as metricRows gives them, those that are shown */
export function metricsTable(info, rows, label) {
  return html`<div class="table-frame" role="region" aria-label=${label} tabindex="0">
    <table class="pairs metrics">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col" class="number">Last</th>
          <th scope="col" class="number">Min</th>
          <th scope="col" class="number">Max</th>
          <th scope="col" class="number">Step</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => rowView(info, row))}
      </tbody>
    </table>
  </div>`;
}

function rowView(info, {key, value, min, max, step}) {
  const query = new URLSearchParams({'c.find': key});
  const href = runHref(info.experiment_id, info.run_id, 'charts', '', query);
  return html`<tr>
    <th scope="row"><a href=${href}>${key}</a></th>
    ${numberCell(value)} ${numberCell(min)} ${numberCell(max)}
    <td class="number">${formatCount(step)}</td>
  </tr>`;
}

/** What is not known yet has a place all the same, so that nothing jumps when it comes. */
function numberCell(number) {
  return number === undefined
    ? html`<td class="number"><span class="absent">…</span></td>`
    : html`<td class="number" title=${exactNumber(number)}>${formatNumber(number)}</td>`;
}
