/** The columns of the table as they are laid out: how wide each is, and which are pinned. */

import {NAME, columnId} from '../columns.js';
import {widthsIn} from './widths.js';

/** In pixels, as style/runs.css has it. */
const TICK_WIDTH = 40;

export class GridColumns {
  #widths = [];

  /** A width that is being drawn, or is not in the address yet: {id, width}, or null. */
  #drawn = null;

  /** How wide the column at an index is; 1 is the name. */
  widthAt(index) {
    return this.#widths[index - 1];
  }

  /** Takes note of another width for a column; null for the usual one, undefined for what is told. */
  draw(index, width, {columns}) {
    const id = columnId(index === 1 ? NAME : columns[index - 2]);
    this.#drawn = width === undefined ? null : {id, width};
  }

  /**
   * @param shown as the table has it
   * @param room the width of the table
   * @param style of the table, which its rows go by
   */
  lay({columns, pins, tick, isCurve, nameWidth, widths, fill}, room, style) {
    const before = tick ? TICK_WIDTH : 0;
    const chosen = this.#chosen(widths);
    this.#widths = widthsIn(columns, {isCurve, chosen, room: room - before - 2});
    const [name, ...others] = this.#widths.map((width) => `${width}px`);
    const pinned = [...(tick ? [`${before}px`] : []), nameWidth ?? name];
    const rest = fill === false ? [] : ['minmax(0, 1fr)'];
    style.setProperty('--pinned', [...pinned, ...others.slice(0, pins)].join(' '));
    style.setProperty('--loose', ['max-content', ...others.slice(pins), ...rest].join(' '));
  }

  #chosen(widths) {
    const chosen = new Map(widths);
    if (this.#drawn === null) {
      return chosen;
    }
    const {id, width} = this.#drawn;
    if (chosen.get(id) === (width ?? undefined)) {
      this.#drawn = null;
    } else if (width === null) {
      chosen.delete(id);
    } else {
      chosen.set(id, width);
    }
    return chosen;
  }
}
