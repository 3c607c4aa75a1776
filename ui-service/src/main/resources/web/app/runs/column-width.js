/**
 * The edge of a head that is drawn to make its column wider, and the keys that do the same. The grid
 * is {placeOf(event), active, shown, widthAt(index), draw(index, width)}: index counts columns as
 * places do, from the name's 1; width null for the usual one, none for the one that the address
 * says.
 */

import {NAME} from '../columns.js';
import {announce} from '../parts/announcer.js';
import {STEP, inBounds} from './widths.js';

export class ColumnEdge {
  #drawn = null;

  /** For pointerdown. */
  begin(event, grid) {
    const place = edgeOf(event, grid);
    if (place === null || event.button !== 0) {
      return;
    }
    // Else the head would be drawn along to another place.
    event.target.closest('.cell').draggable = false;
    event.target.setPointerCapture(event.pointerId);
    this.#drawn = {index: place.column, from: event.clientX, width: grid.widthAt(place.column)};
  }

  move(event, grid) {
    if (this.#drawn !== null) {
      const {index, from, width} = this.#drawn;
      grid.draw(index, inBounds(width + event.clientX - from));
    }
  }

  end(event, grid) {
    if (this.#drawn === null) {
      return;
    }
    const {index, from} = this.#drawn;
    this.#drawn = null;
    event.target.closest('.cell').draggable = index > 1;
    if (event.clientX !== from) {
      grid.shown.onWidth(columnAt(index, grid), grid.widthAt(index));
    } else {
      grid.draw(index);
    }
  }

  /** For dblclick: the usual width. */
  reset(event, grid) {
    const place = edgeOf(event, grid);
    if (place !== null) {
      setWidth(place.column, null, grid);
    }
  }
}

function edgeOf(event, grid) {
  return event.target.closest('[data-edge]') === null ? null : grid.placeOf(event);
}

function columnAt(index, {shown}) {
  return index === 1 ? NAME : shown.columns[index - 2];
}

function setWidth(index, width, grid) {
  grid.draw(index, width);
  grid.shown.onWidth(columnAt(index, grid), width);
}

/** On a head, Alt and an arrow make its column wider or narrower. */
export function widenByKey({key, altKey, shiftKey, ctrlKey, metaKey}, grid) {
  const step = {ArrowLeft: -STEP, ArrowRight: STEP}[key];
  const {row, column: index} = grid.active;
  if (!altKey || shiftKey || ctrlKey || metaKey || step === undefined || row >= 0 || index < 1) {
    return false;
  }
  const width = inBounds(grid.widthAt(index) + step);
  setWidth(index, width, grid);
  const {title, key: name} = columnAt(index, grid);
  announce(`${title ?? name} is ${width} pixels wide`);
  return true;
}
