/** The table of runs. */

import {ATTRIBUTES, sortKey, valueOf} from '../columns.js';
import {exactNumber, formatNumber, zoneName} from '../format.js';
import {icon} from '../parts/icons.js';
import {durationView, minuteView} from '../parts/moment.js';
import {statusView} from '../parts/status.js';
import {runHref} from '../router.js';
import {html, nothing} from '../view.js';

const GROUPS = {metric: 'Metrics', param: 'Params', tag: 'Tags'};

/**
 * @param columns the chosen metrics, params and tags; attributes come before them
 * @param order {by, descending}
 * @param onSort called with the column whose head was clicked
 */
export function runsTable({runs, columns, order, stale, onSort}) {
  const groups = Object.keys(GROUPS).map((kind) => columns.filter((column) => column.kind === kind));
  const shown = groups.flat();
  return html`<div
    class="table-frame ${stale ? 'stale' : ''}"
    role="region"
    aria-label="Runs"
    tabindex="0"
  >
    <table class="list runs">
      <thead>
        ${columns.length === 0 ? nothing : groupRow(groups)}
        <tr>
          ${[...ATTRIBUTES, ...shown].map((column) => head(column, order, onSort))}
        </tr>
      </thead>
      <tbody>
        ${runs.map((run) => row(run, shown))}
      </tbody>
    </table>
  </div>`;
}

/** Says which columns are metrics, params or tags, which may share a key. */
function groupRow(groups) {
  return html`<tr class="groups">
    <td colspan=${ATTRIBUTES.length}></td>
    ${groups.map((columns) =>
      columns.length === 0
        ? nothing
        : html`<th scope="colgroup" colspan=${columns.length}>${GROUPS[columns[0].kind]}</th>`,
    )}
  </tr>`;
}

function head(column, order, onSort) {
  const by = sortKey(column);
  const sorted = by !== null && order.by === by;
  const direction = order.descending ? 'descending' : 'ascending';
  const title = column.title ?? column.key;
  return html`<th
    scope="col"
    class=${column.kind === 'metric' ? 'number' : ''}
    aria-sort=${sorted ? direction : 'none'}
    title=${column.kind === 'attribute' ? nothing : `${column.kind} ${column.key}`}
  >
    ${by === null
      ? title
      : html`<button type="button" class="sort" @click=${() => onSort(column)}>
          <span class="key">${title}</span>
          ${sorted ? icon(order.descending ? 'arrowDown' : 'arrowUp') : nothing}
        </button>`}
    ${column.key === 'start_time' ? html`<span class="zone">${zoneName()}</span>` : nothing}
  </th>`;
}

function row({info, data}, columns) {
  return html`<tr>
    <th scope="row">
      <a href=${runHref(info.experiment_id, info.run_id)}>${info.run_name || info.run_id}</a>
      ${info.lifecycle_stage === 'deleted' ? html`<span class="badge">deleted</span>` : nothing}
    </th>
    <td>${statusView(info.status)}</td>
    <td>${minuteView(info.start_time)}</td>
    <td>${durationView(info)}</td>
    <td>${info.user_id || html`<span class="absent">–</span>`}</td>
    ${columns.map((column) => cell(valueOf({data}, column), column))}
  </tr>`;
}

function cell(value, column) {
  if (value === undefined) {
    return html`<td class=${column.kind === 'metric' ? 'number' : ''}>
      <span class="absent">–</span>
    </td>`;
  }
  return column.kind === 'metric'
    ? html`<td class="number" title=${exactNumber(value)}>${formatNumber(value)}</td>`
    : html`<td class="text" title=${value}>${value}</td>`;
}
