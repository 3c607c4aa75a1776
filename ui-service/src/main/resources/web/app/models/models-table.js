/** A table of logged models, with metrics by dataset and params as columns. */

import {exactNumber, formatNumber, zoneName} from '../format.js';
import {ABSENT, EMPTY} from '../parts/absent.js';
import {icon} from '../parts/icons.js';
import {minuteView} from '../parts/moment.js';
import {modelHref} from '../router.js';
import {html, nothing} from '../view.js';
import {cellOf, registrations} from './model-facts.js';
import {runLink} from './run-link.js';
import {modelStatusView} from './status.js';

/**
 * @param models as the API gives them
 * @param columns out of modelColumns, those that are shown
 * @param order {id, ascending} or null
 * @param onSort called with a column's id or an attribute; undefined where nothing is to be sorted
 * @param names Map of run id to name, as far as names are known
 * @param roles Map of model id to what a run has to do with it, for the models of a run
 */
export function modelsTable({models, columns, order, onSort, names, roles, stale = false}) {
  const sortable = (id, words, kind) => headView(id, words, order, onSort, kind);
  return html`<div
    class="table-frame ${stale ? 'stale' : ''}"
    role="region"
    aria-label="Logged models"
    tabindex="0"
  >
    <table class="list models">
      <thead>
        ${groupsView(columns, roles === undefined ? 5 : 6)}
        <tr>
          ${sortable('name', 'Name')}
          ${roles === undefined ? nothing : html`<th scope="col">Role</th>`}
          ${sortable('status', 'Status')}
          ${sortable('creation_timestamp', html`Created <span class="zone">${zoneName()}</span>`)}
          ${sortable('model_type', 'Type')}
          <th scope="col">Made by</th>
          ${columns.map((column) =>
            column.kind === 'metric'
              ? sortable(column.id, column.key, 'number')
              : html`<th scope="col">${column.key}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${models.map((model) => row(model, columns, names, roles))}
      </tbody>
    </table>
  </div>`;
}

/** Which dataset metrics were measured on, above them. */
function groupsView(columns, before) {
  const groups = [];
  for (const {kind, dataset = '', digest = ''} of columns) {
    const title =
      kind === 'param' ? 'Params' : dataset === '' ? 'Metrics' : `${dataset} (${digest})`;
    if (groups.at(-1)?.title === title) {
      groups.at(-1).count += 1;
    } else {
      groups.push({title, count: 1});
    }
  }
  return groups.length === 0
    ? nothing
    : html`<tr class="groups">
        <td colspan=${before}></td>
        ${groups.map(({title, count}) => html`<th scope="colgroup" colspan=${count}>${title}</th>`)}
      </tr>`;
}

function headView(id, words, order, onSort, kind = nothing) {
  if (onSort === undefined) {
    return html`<th scope="col" class=${kind}>${words}</th>`;
  }
  const sorted = order?.id === id;
  const direction = sorted ? (order.ascending ? 'ascending' : 'descending') : nothing;
  return html`<th scope="col" class=${kind} aria-sort=${direction}>
    <button type="button" class="sort" @click=${() => onSort(id)}>
      <span class="key">${words}</span>${sorted
        ? icon(order.ascending ? 'arrowUp' : 'arrowDown')
        : nothing}
    </button>
  </th>`;
}

function row(model, columns, names, roles) {
  const {info} = model;
  const versions = registrations(model);
  return html`<tr>
    <th scope="row">
      <a href=${modelHref(info.experiment_id, info.model_id)}>${info.name}</a>
      ${versions.map(
        ({name, version}) =>
          html`<span class="badge" title="Registered">${name} v${version}</span>`,
      )}
    </th>
    ${roles === undefined ? nothing : html`<td>${roles.get(info.model_id)}</td>`}
    <td>${modelStatusView(info)}</td>
    <td>${minuteView(info.creation_timestamp_ms)}</td>
    <td class="text">${info.model_type || ABSENT}</td>
    <td class="text">
      ${info.source_run_id ? runLink(info.experiment_id, info.source_run_id, names) : ABSENT}
    </td>
    ${columns.map((column) => cell(cellOf(model, column), column.kind))}
  </tr>`;
}

function cell(value, kind) {
  if (value === undefined) {
    return html`<td class=${kind === 'metric' ? 'number' : nothing}>
      ${ABSENT}
    </td>`;
  }
  return typeof value === 'number'
    ? html`<td class="number" title=${exactNumber(value)}>${formatNumber(value)}</td>`
    : html`<td class="text" title=${value}>${value === '' ? EMPTY : value}</td>`;
}
