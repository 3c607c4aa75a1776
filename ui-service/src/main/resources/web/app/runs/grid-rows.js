/** The rows of the table that are drawn: elements for those that are seen, used again for others. */

import {runColour} from '../charts/colours.js';
import {render} from '../view.js';
import {rowView} from './cells.js';

export class GridRows {
  #window;
  #drawn = new Map();
  #spare = [];

  /** @param window the element they are in, itself in one as tall as all rows */
  constructor(window) {
    this.#window = window;
  }

  /** @param total how tall all rows are together */
  fit(total) {
    this.#window.parentElement.style.height = `${total}px`;
  }

  /**
   * Rows that are seen no more are used for those that are seen now.
   *
   * @param range as rowsInView gives it
   * @param shown as the table has it
   * @param standing where the keyboard is, a Standing
   * @param all whether rows that stay may have changed too
   */
  place({first, last, shift}, shown, standing, all) {
    this.#window.style.transform = `translateY(${shift}px)`;
    for (const [index, row] of this.#drawn) {
      if (index < first || index > last) {
        this.#drawn.delete(index);
        row.remove();
        this.#spare.push(row);
      }
    }
    let next = this.#window.firstElementChild;
    for (let index = first; index <= last; index++) {
      let row = this.#drawn.get(index);
      const fresh = row === undefined;
      if (fresh) {
        row = this.#spare.pop() ?? newRow();
        this.#drawn.set(index, row);
      }
      if (row !== next) {
        this.#window.insertBefore(row, next);
      } else {
        next = next.nextElementSibling;
      }
      if (fresh || all) {
        this.draw(index, shown, standing);
      }
    }
  }

  /** Draws a row anew, if it is here. */
  draw(index, shown, standing) {
    const element = this.#drawn.get(index);
    if (element === undefined) {
      return;
    }
    const {outline, tick, tree, mayOpen} = shown;
    const place = outline.at(index);
    const {row} = place;
    const ticked = tickOf(row, shown);
    element.setAttribute('aria-rowindex', String(index + 2));
    const ticks = tick && row !== undefined && (row.isRun || mayOpen(row));
    setOrDrop(element, 'aria-selected', ticks ? String(ticked === 'all') : null);
    setOrDrop(element, 'aria-level', tree ? String(place.depth + 1) : null);
    setOrDrop(element, 'aria-posinset', tree ? String(place.position) : null);
    setOrDrop(element, 'aria-setsize', tree ? String(place.size) : null);
    setOrDrop(
      element,
      'aria-expanded',
      row !== undefined && mayOpen(row) ? String(place.open) : null,
    );
    element.className = `grid-row depth-${Math.min(place.depth, 5)}${
      row?.isRun === false ? ' group' : ''
    }`;
    element.style.setProperty('--run', row?.isRun ? runColour(row.runId) : '');
    render(rowView(place, shown, standing.columnIn(index), ticked), element);
  }

  /** The link in a cell of a row that is drawn, else the one to its run; or null. */
  linkOf(index, column) {
    const row = this.#drawn.get(index);
    return row?.querySelector(`[data-column="${column}"] a`) ?? row?.querySelector('.name a') ?? null;
  }
}

function tickOf(row, {selection, tick, tickOf: tickOfGroup}) {
  if (!tick || row === undefined) {
    return 'none';
  }
  return row.isRun ? (selection.has(row.runId) ? 'all' : 'none') : tickOfGroup(row);
}

function newRow() {
  const row = document.createElement('div');
  row.setAttribute('role', 'row');
  return row;
}

function setOrDrop(element, name, value) {
  if (value === null) {
    element.removeAttribute(name);
  } else {
    element.setAttribute(name, value);
  }
}
