/** How wide the columns of the table are: as somebody drew them, else by what is in them. Pure; pixels. */

import {NAME, columnId, widthOf} from '../columns.js';

export const NARROWEST = 56;
export const WIDEST = 1200;

/** By Alt and an arrow. */
export const STEP = 16;

/** Where there is room to spare, a column takes so much more at most: lines stay short to read along. */
const MOST_GROWTH = 1.6;

/**
 * The name's width and those of the columns behind it.
 *
 * @param chosen widths that somebody chose: Map from the columns' ids
 * @param room for all of them; less makes the table scroll sideways
 */
export function widthsIn(columns, {isCurve, chosen, room}) {
  const usual = [nameWidth(room), ...columns.map((column) => widthOf(column, isCurve(column)))];
  const drawn = [NAME, ...columns].map((column) => chosen.get(columnId(column)));
  const sum = (widths) => widths.reduce((a, b) => a + b, 0);
  const free = sum(usual.filter((_, index) => drawn[index] === undefined));
  const spare = room - free - sum(drawn.filter((width) => width !== undefined));
  const growth = free > 0 && spare > 0 ? Math.min(MOST_GROWTH, 1 + spare / free) : 1;
  return usual.map((width, index) => drawn[index] ?? Math.floor(width * growth));
}

/** It stays in sight when the table scrolls sideways, so a narrow one leaves room for others. */
function nameWidth(room) {
  return Math.round(room < 700 ? 0.44 * room : Math.min(320, Math.max(168, 0.22 * room)));
}

export function inBounds(width) {
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));
}

/** What stands in the address for them: "240:m:loss". */
export function widthIds(chosen) {
  return [...chosen].map(([id, width]) => `${width}:${id}`);
}

/** The widths that texts of an address stand for. */
export function parseWidths(texts) {
  const parts = texts.map((text) => /^(\d{1,5}):(.+)$/s.exec(text)).filter((part) => part !== null);
  return new Map(parts.map(([, width, id]) => [id, inBounds(Number(width))]));
}
