/** The head of the table of runs. */

import {NAME, headHint, sortKey} from '../columns.js';
import {zoneName} from '../format.js';
import {icon} from '../parts/icons.js';
import {html, nothing} from '../view.js';
import {ACTIVE_CELL} from './cells.js';

const KINDS = {attribute: '', metric: 'metric', param: 'param', tag: 'tag'};

/**
 * @param shown the view that the table has: {columns, pins, order, way, grouped, allSelected}
 * @param active the index of the active column, or -1
 */
export function headView(shown, active) {
  const {columns, pins} = shown;
  const cell = (column, index) => headCell(column, shown, index + 2, index + 2 === active);
  return html`<div class="pinned">
      ${shown.tick ? tickHead(shown, active === 0) : nothing}
      ${headCell(NAME, shown, 1, active === 1)} ${columns.slice(0, pins).map(cell)}
    </div>
    ${columns.slice(pins).map((column, index) => cell(column, index + pins))}`;
}

function tickHead({allSelected, selected}, active) {
  const words = allSelected ? 'Select none' : 'Select all';
  return html`<div
    class="cell tick"
    role="columnheader"
    data-column="0"
    id=${active ? ACTIVE_CELL : nothing}
    title=${words}
  >
    <span class="box ${allSelected ? 'on' : selected > 0 ? 'some' : ''}"
      >${allSelected ? icon('check') : nothing}</span
    >
    <span class="visually-hidden">${words}</span>
  </div>`;
}

function headCell(column, shown, index, active) {
  const by = shown.sortable(column) ? sortKey(column) : null;
  const sorted = by !== null && shown.order.by === by;
  const direction = shown.order.descending ? 'descending' : 'ascending';
  return html`<div
    class="cell ${column.kind === 'metric' ? 'number' : ''} ${index === 1 ? 'name' : ''}"
    role="columnheader"
    data-column=${index}
    id=${active ? ACTIVE_CELL : nothing}
    aria-sort=${by === null ? nothing : sorted ? direction : 'none'}
    draggable=${index > 1 ? 'true' : 'false'}
    title=${headHint(column, by !== null) ?? nothing}
  >
    ${kindView(column, shown)}
    ${by === null
      ? html`<span class="key">${titleOf(column, shown)}</span>`
      : html`<button type="button" class="sort" tabindex="-1">
          <span class="key">${titleOf(column, shown)}</span>
          ${sorted ? icon(shown.order.descending ? 'arrowDown' : 'arrowUp') : nothing}
        </button>`}
    ${shown.slim
      ? nothing
      : html`<span
          class="edge"
          data-edge
          title="Drag to make the column wider or narrower; a double click gives it its usual width"
        ></span>`}
  </div>`;
}

/** Metrics, params and tags may share a key. */
function kindView({kind, key}, {grouped, way}) {
  if (kind === 'attribute') {
    return key === 'start_time' || key === 'end_time'
      ? html`<span class="kind">${zoneName()}</span>`
      : grouped && key === 'duration'
        ? html`<span class="kind">${way}</span>`
        : nothing;
  }
  return html`<span class="kind">${grouped && kind === 'metric' ? way : KINDS[kind]}</span>`;
}

function titleOf(column, {grouped}) {
  if (grouped && column === NAME) {
    return 'Group';
  }
  if (grouped && column.key === 'start_time' && column.kind === 'attribute') {
    return 'Last start';
  }
  return column.title ?? column.key;
}
