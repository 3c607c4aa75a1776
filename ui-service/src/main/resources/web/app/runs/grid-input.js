/**
 * What keys and pointers do in the table. Each function takes the event and the grid: {shown,
 * active, seen, ticked, tick(row, how), go(place), placeOf(event), linkOf(index, column)}; shown is as
 * the table has it, active the place of the keyboard, {row, column}, with row -1 for the head, ticked
 * the row that was ticked last, or -1.
 */

import {NAME} from '../columns.js';
import {widenByKey} from './column-width.js';
import {placeAfter} from './grid-keys.js';

export function press(event, grid) {
  const done = event.altKey ? widenByKey(event, grid) : pressed(event, grid);
  if (done) {
    event.preventDefault();
  }
}

function pressed(event, grid) {
  return (
    moveColumn(event, grid) || openByKey(event, grid) || travel(event, grid) || act(event, grid)
  );
}

/** Arrows and their like; with Shift the rows between are selected. */
function travel(event, grid) {
  const {row} = grid.active;
  const {columns, outline, tick} = grid.shown;
  const page = Math.max(1, grid.seen.last - grid.seen.first - 1);
  const place = placeAfter(event, grid.active, {
    rows: outline.count,
    columns: columns.length + 2,
    page,
  });
  if (place === null) {
    return false;
  }
  grid.go(place);
  if (event.shiftKey && tick && place.row >= 0 && place.row !== row) {
    grid.tick(place.row, {range: true, from: row});
  }
  return true;
}

function act(event, grid) {
  const {row, column} = grid.active;
  const {tick, onTickAll} = grid.shown;
  const whole = event.ctrlKey || event.metaKey;
  if (event.key === 'Enter') {
    enter(whole, grid);
    return true;
  }
  if (event.key === ' ' && tick) {
    if (row < 0) {
      headAction(column, grid);
    } else {
      grid.tick(row, {range: event.shiftKey, from: grid.ticked});
    }
    return true;
  }
  if (event.key.toLowerCase() === 'a' && whole && tick) {
    onTickAll();
    return true;
  }
  return false;
}

/** In a tree, on the name: right opens a row, left closes it or leads to what it is below. */
function openByKey({key, ctrlKey}, grid) {
  const {outline, tree, mayOpen, onToggle} = grid.shown;
  const {row: index, column} = grid.active;
  if (
    !tree ||
    ctrlKey ||
    index < 0 ||
    column !== 1 ||
    (key !== 'ArrowRight' && key !== 'ArrowLeft')
  ) {
    return false;
  }
  const {row, open, depth} = outline.at(index);
  if (row !== undefined && mayOpen(row) && open === (key === 'ArrowLeft')) {
    onToggle(index);
    return true;
  }
  if (key === 'ArrowLeft' && depth > 0) {
    grid.go({row: outline.parentOf(index), column});
    return true;
  }
  return false;
}

/** Opens the run, or what the cell leads to, in this window or in another; a group in the table. */
function enter(elsewhere, grid) {
  const {row: index, column} = grid.active;
  if (index < 0) {
    headAction(column, grid);
    return;
  }
  const {row} = grid.shown.outline.at(index);
  if (row?.isRun === false) {
    grid.shown.onToggle(index);
    return;
  }
  const link = grid.linkOf(index, column);
  if (link !== null && elsewhere) {
    window.open(link.href, '_blank', 'noopener');
  } else {
    link?.click();
  }
}

function headAction(column, {shown}) {
  if (column === 0) {
    shown.onTickAll();
    return;
  }
  const chosen = column === 1 ? NAME : shown.columns[column - 2];
  if (shown.sortable(chosen)) {
    shown.onSort(chosen);
  }
}

/** Ctrl, Shift and an arrow take the column along. */
function moveColumn(event, grid) {
  const places = {ArrowLeft: -1, ArrowRight: 1}[event.key];
  if (places === undefined || !event.shiftKey || !(event.ctrlKey || event.metaKey)) {
    return false;
  }
  const at = grid.active.column - 2;
  if (mayMove(at, at + places, grid.shown)) {
    const {columns, onMove} = grid.shown;
    grid.go({...grid.active, column: grid.active.column + places});
    onMove(columns[at], places);
  }
  return true;
}

/** Pinned columns stay among themselves, before the others. */
function mayMove(from, to, {columns, pins}) {
  return from >= 0 && to >= 0 && from !== to && to < columns.length && from < pins === to < pins;
}

export function click(event, grid) {
  const place = grid.placeOf(event);
  if (place === null) {
    return;
  }
  const before = grid.active.row;
  grid.go(place);
  const {outline, tick, slim, mayOpen, onToggle} = grid.shown;
  if (place.row < 0) {
    if (isOnHead(event.target)) {
      headAction(place.column, grid);
    }
    return;
  }
  if (event.target.closest('a') !== null) {
    return;
  }
  const {row} = outline.at(place.row);
  if (tick && place.column === 0) {
    tickRow(event, place, before, grid);
    return;
  }
  if (event.target.closest('[data-opener]') !== null || row?.isRun === false) {
    if (row !== undefined && mayOpen(row)) {
      onToggle(place.row);
    }
    return;
  }
  const also = event.ctrlKey || event.metaKey || event.shiftKey;
  if (tick && (slim || also)) {
    tickRow(event, place, before, grid);
  }
}

/** The edge changes the width; beside the last column there is no head. */
function isOnHead(target) {
  return target.closest('[data-column]') !== null && target.closest('[data-edge]') === null;
}

function tickRow(event, {row}, before, grid) {
  getSelection().removeAllRanges();
  grid.tick(row, {range: event.shiftKey, from: before});
}

/** A head that is drawn along to another place. */
export class ColumnDrag {
  #from = null;

  start(event, grid) {
    const place = grid.placeOf(event);
    if (place === null || place.row >= 0 || place.column < 2) {
      return;
    }
    this.#from = place.column - 2;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', grid.shown.columns[this.#from].key);
  }

  over(event, grid) {
    if (this.#target(event, grid) !== null) {
      event.preventDefault();
    }
  }

  drop(event, grid) {
    const to = this.#target(event, grid);
    if (to !== null) {
      event.preventDefault();
      grid.shown.onMove(grid.shown.columns[this.#from], to - this.#from);
    }
    this.#from = null;
  }

  end() {
    this.#from = null;
  }

  #target(event, grid) {
    const place = this.#from === null ? null : grid.placeOf(event);
    const to = (place?.column ?? 0) - 2;
    return place !== null && mayMove(this.#from, to, grid.shown) ? to : null;
  }
}
