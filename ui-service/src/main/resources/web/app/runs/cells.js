/** What stands in the rows of the table of runs: templates for the inside of a row. */

import {fieldOf, shownValue} from '../columns.js';
import {counted, exactNumber, formatCount, formatDuration, formatNumber} from '../format.js';
import {ABSENT, EMPTY} from '../parts/absent.js';
import {icon} from '../parts/icons.js';
import {durationView, minuteView} from '../parts/moment.js';
import {namesView} from '../parts/names.js';
import {statusView} from '../parts/status.js';
import {experimentHref, runHref} from '../router.js';
import {html, nothing, svg} from '../view.js';
import {groupTitle} from './names.js';
import {CURVE_HEIGHT, CURVE_WIDTH} from './sparkline.js';

/** The element that a screen reader is told to be at. */
export const ACTIVE_CELL = 'active-cell';

/**
 * The cells of a row. Column 0 is the tick, 1 the name, then the shown columns.
 *
 * @param place as an Outline gives it: {row, depth, open, error}
 * @param shown the view that the table has: {columns, pins, tree, slim, several, curves, way,
 *   mayOpen, experimentName, keyName}; several is whether a slim one is of several experiments
 * @param active the index of the active column, or -1
 * @param ticked how much of the row is selected: all, some or none
 */
export function rowView(place, shown, active, ticked) {
  if (place.row === undefined) {
    return missingView(place, shown);
  }
  const {columns, pins} = shown;
  const cell = (column, index) => cellView(place.row, column, shown, index + 2 === active);
  return html`<div class="pinned">
      ${shown.tick ? tickView(place.row, shown, active === 0, ticked) : nothing}
      ${nameView(place, shown, active === 1)} ${columns.slice(0, pins).map(cell)}
    </div>
    ${columns.slice(pins).map((column, index) => cell(column, index + pins))}`;
}

function missingView({error}, {tick}) {
  return html`<div class="pinned">
    ${tick ? html`<div class="cell tick" role="gridcell"></div>` : nothing}
    <div class="cell name" role="rowheader">
      ${error === null
        ? html`<span class="bone"><span class="visually-hidden">Loading</span></span>`
        : html`<span class="bad">${error.message}</span>`}
    </div>
  </div>`;
}

const TICKS = {
  all: {words: 'Selected', style: 'on'},
  some: {words: 'Some selected', style: 'some'},
  none: {words: 'Not selected', style: ''},
};

function tickView(row, shown, active, ticked) {
  const boxed = row.isRun || shown.mayOpen(row);
  return html`<div
    class="cell tick"
    role="gridcell"
    data-column="0"
    id=${active ? ACTIVE_CELL : nothing}
    aria-label=${boxed ? TICKS[ticked].words : nothing}
  >
    ${boxed
      ? html`<span class="box ${TICKS[ticked].style}"
          >${ticked === 'all' ? icon('check') : nothing}</span
        >`
      : nothing}
  </div>`;
}

function nameView(place, shown, active) {
  const {row, open} = place;
  const opens = shown.mayOpen(row);
  return html`<div
    class="cell name"
    role="rowheader"
    data-column="1"
    id=${active ? ACTIVE_CELL : nothing}
  >
    ${shown.tree
      ? html`<span class="opener ${opens ? '' : 'none'} ${open ? 'open' : ''}" data-opener
          >${opens ? icon('chevron') : nothing}</span
        >`
      : nothing}
    ${row.isRun ? runNameView(row, shown) : groupNameView(row, shown)}
  </div>`;
}

function runNameView(row, {childrenOf, slim, several, experimentName}) {
  const children = childrenOf(row);
  if (slim) {
    const names = several ? [experimentName(row.experimentId), row.name] : [row.name];
    return html`<span class="run-mark"></span>${namesView(names, ' / ', names.join(' / '))}`;
  }
  return html`<span class="run-mark"></span>
    <a href=${runHref(row.experimentId, row.runId)} tabindex="-1" title=${row.name}>${row.name}</a>
    ${children > 0 ? html`<span class="quiet">${children}</span>` : nothing}
    ${row.isDeleted ? html`<span class="badge">deleted</span>` : nothing}`;
}

function groupNameView(row, {keyName}) {
  const names = row.keys.map((key, index) =>
    key === '' ? EMPTY : (keyName(key, index) ?? html`<i class="quiet">none</i>`),
  );
  return html`${namesView(names, ' · ', groupTitle(row.keys, keyName))}
    <span class="quiet group-runs">${counted(row.runs, 'run')}</span>`;
}

function cellView(row, column, shown, active) {
  const number = column.kind === 'metric';
  return html`<div
    class="cell ${number ? 'number' : ''}"
    role="gridcell"
    data-column=${shown.columns.indexOf(column) + 2}
    id=${active ? ACTIVE_CELL : nothing}
  >
    ${row.isRun ? valueView(row, column, shown) : aggregateView(row, column, shown)}
  </div>`;
}

function valueView(row, column, shown) {
  if (column.kind === 'attribute') {
    return attributeView(row, column, shown);
  }
  const value = shownValue(row.value(fieldOf(column)), column);
  if (column.kind !== 'metric') {
    return textView(value);
  }
  return html`${shown.isCurve(column) ? curveView(shown.curves.of(row.runId, column.key)) : nothing}
  ${value === undefined
    ? ABSENT
    : html`<span title=${exactNumber(value)}>${formatNumber(value)}</span>`}`;
}

function textView(value) {
  if (value === undefined) {
    return ABSENT;
  }
  return value === '' ? EMPTY : html`<span title=${value}>${value}</span>`;
}

function attributeView(row, {key}, {experimentName}) {
  switch (key) {
    case 'experiment_id':
      return experimentView(row.experimentId, experimentName(row.experimentId));
    case 'status':
      return row.status === undefined ? ABSENT : statusView(row.status);
    case 'start_time':
      return minuteView(row.startTime);
    case 'end_time':
      return minuteView(row.endTime);
    case 'duration':
      return durationView({start_time: row.startTime, end_time: row.endTime, status: row.status});
    default: {
      const value =
        key === 'user'
          ? row.value('attributes.user_id')
          : row.value(fieldOf({kind: 'attribute', key}));
      return value ? html`<span title=${value}>${value}</span>` : ABSENT;
    }
  }
}

function experimentView(id, name) {
  return html`<a href=${experimentHref(id)} tabindex="-1" title=${name}>${name}</a>`;
}

/** Room is kept while the curve is not here: nothing jumps when it comes. */
function curveView(paths) {
  return html`<svg
    class="curve"
    viewBox="0 0 ${CURVE_WIDTH} ${CURVE_HEIGHT}"
    width=${CURVE_WIDTH}
    height=${CURVE_HEIGHT}
    aria-hidden="true"
  >
    ${paths
      ? svg`<path class="band" d=${paths.band}/><path class="line" d=${paths.line}/>`
      : nothing}
  </svg>`;
}

const WAYS = ['min', 'mean', 'max', 'last'];

/** The aggregate asked for; all that are known on hover. */
function aggregateView(row, column, {way}) {
  if (column.key === 'start_time' && column.kind === 'attribute') {
    return minuteView(row.aggregate('max', 'attributes.start_time'));
  }
  if (column.key === 'duration' && column.kind === 'attribute') {
    const duration = row.aggregate(way, 'attributes.duration');
    return duration === undefined
      ? ABSENT
      : html`<span title="Of the runs that have ended">${formatDuration(duration)}</span>`;
  }
  if (column.kind !== 'metric') {
    return nothing;
  }
  const field = fieldOf(column);
  const value = row.aggregate(way, field);
  const of = ofSome(row, field, way);
  if (value === undefined) {
    return of === '' ? ABSENT : html`<span title=${of}>${ABSENT}</span>`;
  }
  const all = WAYS.map((name) => [name, row.aggregate(name, field)])
    .filter(([, known]) => known !== undefined)
    .map(([name, known]) => `${name} ${exactNumber(known)}`);
  return html`<span class=${of === '' ? nothing : 'of-some'} title=${[of, ...all].join('\n').trim()}
      >${formatNumber(value)}</span
    >${of === '' ? nothing : html`<span class="visually-hidden">, ${of}</span>`}`;
}

/** Runs whose value is NaN, and those without one, are in no aggregate: what is of fewer says so. */
function ofSome(row, field, way) {
  const count = row.aggregate('count', field);
  if (count === undefined || count >= row.runs) {
    return '';
  }
  return `${way} of ${formatCount(count)} of ${counted(row.runs, 'run')}; the others have no number`;
}
