/** The runs of experiments as a table, and as a slim list beside charts. */

import {NAME, columnId, columnIds, moved, orderAfterClick, orderText, sortKey} from '../columns.js';
import {counted} from '../format.js';
import {icon} from '../parts/icons.js';
import {skeletonView, troubleView} from '../parts/trouble.js';
import {html, live, nothing} from '../view.js';
import {drawnWords} from './charted.js';
import {exportMenu} from './export.js';
import {isExperiment, isSortable} from './search.js';
import {selectAll, selectRow} from './selecting.js';
import {saidView, selectionBar} from './selection-bar.js';
import {widthIds} from './widths.js';
import './column-panel.js';
import './filter-box.js';
import './grid.js';
import './group-panel.js';

const VIEWS = [
  ['ACTIVE_ONLY', 'Active runs'],
  ['DELETED_ONLY', 'Deleted runs'],
  ['ALL', 'All runs'],
];

/**
 * What the views below need: state (RunsState), actions (RunActions), name (of what the runs are
 * of), experimentName(id), grid() (the table's element), go(values) and keep(values), which put
 * values into the address with or without a step for Back.
 */

/** The filter and which runs: over the table and over charts. */
export function filterView({state, go}) {
  const {filter, view, experimentIds} = state.search;
  return html`<div class="toolbar">
    <filter-box
      .applied=${{filter, error: state.refusal, experimentIds}}
      @filter=${({detail}) => go({filter: detail})}
    ></filter-box>
    <label class="field">
      <span class="visually-hidden">Which runs</span>
      <select
        @change=${({target}) => go({view: target.value === VIEWS[0][0] ? null : target.value})}
      >
        ${VIEWS.map(
          ([value, words]) =>
            html`<option value=${value} .selected=${live(value === view)}>${words}</option>`,
        )}
      </select>
    </label>
  </div>`;
}

/** The table with what is over it; empty is shown when there is no run. */
export function tableView(desk, empty) {
  const missing = notYetView(desk, empty);
  if (missing !== null) {
    return html`<div class="table-head">${saidView(desk.actions)}</div>
      ${missing}`;
  }
  return html`${headView(desk)} <runs-grid .shown=${gridShown(desk)}></runs-grid>`;
}

/** The same runs, by name alone. */
export function slimView(desk, empty) {
  const missing = notYetView(desk, empty);
  if (missing !== null) {
    return missing;
  }
  const {state} = desk;
  return html`<div class="slim-head">
      <p>${drawnWords(state.selection.size, state.charted.length, state.list.count)}</p>
      ${state.selection.size === 0
        ? nothing
        : html`<button type="button" class="link" @click=${() => desk.actions.clear()}>
            Clear
          </button>`}
    </div>
    ${newerView(desk)} ${brokenView(state)}
    <runs-grid
      class="slim"
      .shown=${{
        ...gridShown(desk),
        columns: [],
        pins: 0,
        slim: true,
        several: state.search.experimentIds.length > 1,
        nameWidth: 'minmax(0, 1fr)',
        fill: false,
      }}
    ></runs-grid>`;
}

/** What stands in place of rows: bars, an explanation; null when there are rows. */
function notYetView({state}, empty) {
  if (state.list === null) {
    if (state.error !== null) {
      return troubleView(state.error, () => state.lookNow());
    }
    return state.refusal === null ? readingView() : html``;
  }
  return state.list.count === 0 && state.refusal === null ? empty() : null;
}

/** That the server is slow now, and why, is shown by the style sheet after a while. */
function readingView() {
  return html`<p class="reading" role="status">
      <span
        >The server is still reading these runs. Those that it does not have in memory it reads from
        its database first; that can take some seconds, if there are very many.</span
      >
    </p>
    ${skeletonView(10)}`;
}

/** Rows stay when the server is away; that they do not change any more is said. */
function brokenView({error}) {
  return error === null
    ? nothing
    : html`<p class="said bad" role="alert">Not up to date: ${error.message} Trying again.</p>`;
}

function headView(desk) {
  const {state, actions} = desk;
  const {search, selection} = state;
  const {experimentIds, usual} = search;
  return html`<div class="table-head runs-head">
    ${selection.size > 0 ? selectionBar(actions, state) : countView(desk)} ${saidView(actions)}
    ${brokenView(state)}
    <div class="tools">
      ${state.hasNested && search.by.length === 0 ? nestView(desk) : nothing}
      <group-panel
        .chosen=${{by: search.by, way: search.way, usual, experimentIds}}
        @group=${({detail}) => group(desk, detail)}
      ></group-panel>
      <column-panel
        .chosen=${{
          columns: search.columns,
          pins: search.pins,
          curves: search.curves,
          usual,
          experimentIds,
          isStandard: state.isStandard,
        }}
        @choose=${({detail}) => choose(desk, detail)}
      ></column-panel>
      ${exportMenu(desk)}
    </div>
  </div>`;
}

function countView(desk) {
  const {state} = desk;
  const {count} = state.list;
  const {by, nested} = state.list.search;
  const what =
    by.length > 0 ? counted(count, 'group') : counted(count, nested ? 'top-level run' : 'run');
  return html`<p class="count">${what} ${newerView(desk)}</p>`;
}

/** What has come while somebody reads further below. */
function newerView({state, grid}) {
  const {newer} = state.list;
  if (newer === 0) {
    return nothing;
  }
  const what = state.list.search.by.length > 0 ? 'group' : 'run';
  const words = newer > 0 ? `${counted(newer, `new ${what}`)}` : `${counted(-newer, what)} fewer`;
  return html`<button
    type="button"
    class="chip"
    @click=${() => {
      grid().scrollToTop();
      state.showNewest();
    }}
  >
    ${icon('arrowUp')}${words}
  </button>`;
}

function nestView({state, go}) {
  const {nested} = state.search;
  return html`<label class="choice">
    <input
      type="checkbox"
      .checked=${live(nested)}
      @change=${() => go({nest: nested ? '0' : '1', open: null})}
    />
    <span>Nested</span>
  </label>`;
}

function group({go}, {by, way}) {
  go({group: by.map(columnId), way: way === 'mean' ? null : way, open: null});
}

function choose({keep}, chosen) {
  if (chosen === null) {
    keep({col: null, pin: null, curve: null});
    return;
  }
  const {columns, pins, curves} = chosen;
  keep({
    col: columnIds(columns),
    pin: pins.filter((id) => columns.some((column) => columnId(column) === id)),
    curve: curves.length === 0 ? '-' : curves,
  });
}

function gridShown({state, actions, experimentName, go, keep}) {
  const {search, selection, list} = state;
  const {columns, pins, way} = search;
  // Rows of another search are shown until those of this one are here.
  const {by, nested} = list.search;
  const {outline} = list;
  const order = orderOf(list);
  return {
    outline,
    columns,
    pins: pins.length,
    order,
    way,
    grouped: by.length > 0,
    tree: nested || by.length > 0,
    tick: true,
    selection,
    selected: selection.size,
    allSelected: list.isAllIn(selection),
    stale: state.isStale,
    label: 'Runs',
    curves: state.curves,
    isCurve: (column) => column.kind === 'metric' && state.isCurve(column),
    sortable: (column) => isSortable(column, by),
    mayOpen: (row) => list.mayOpen(row),
    childrenOf: (row) => (nested ? list.childCount(row) ?? 0 : 0),
    onLook: (seen) => state.look(seen),
    onSort: (column) => go({order: orderText(orderAfterClick(order, column))}),
    onMove: (column, places) =>
      keep({col: columnIds(moved(columns, columns.indexOf(column), places))}),
    experimentName,
    keyName: (key, index) => (isExperiment(by[index]) ? experimentName(key) : key),
    tickOf: (row) => list.tickOf(row, selection),
    widths: search.widths,
    onWidth: (column, width) => keep({width: widthIds(withWidth(search.widths, column, width))}),
    place: state.isStale ? null : state.place.toTake,
    onStand: (at) => state.place.stand(at),
    onToggle: (index) => state.toggle(index),
    onTick: (index, how) => told(actions, selectRow(state, index, how)),
    onTickAll: () => told(actions, selectAll(state)),
  };
}

/** @param width null for the usual one */
function withWidth(widths, column, width) {
  const changed = new Map(widths);
  changed.delete(columnId(column));
  return width === null ? changed : changed.set(columnId(column), width);
}

/** Groups that nobody has put in order come by their keys. */
function orderOf({search, orderChosen}) {
  return search.by.length > 0 && !orderChosen
    ? {by: sortKey(NAME), descending: false}
    : search.order;
}

/** A selection that did not come about, or not as a whole, is told of. */
async function told(actions, selecting) {
  try {
    const words = await selecting;
    if (words) {
      actions.tell(words);
    }
  } catch (error) {
    actions.tell(`Nothing more was selected: ${error.message}`);
  }
}
