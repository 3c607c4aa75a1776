/**
 * Which of very many rows of one height are in view. Pure; all lengths in pixels.
 *
 * Browsers draw nothing that is much taller than this, so beyond it the scroll bar goes in longer
 * steps than the rows: it still stands for all of them.
 */

export const TALLEST = 12_000_000;

/** Rows drawn above and below what is seen, so that a quick hand sees no gap. */
const SPARE = 6;

/**
 * @param top how far the frame is scrolled
 * @param height of the part of the frame that shows rows
 * @returns first and last (both included, -1 for no rows) of the rows to draw; seenFirst and
 *   seenLast of those that are seen; over, how much of the first seen row is above the edge; total,
 *   the height of all rows; shift, where the first row that is drawn begins
 */
export function rowsInView({count, rowHeight, top, height}) {
  const whole = count * rowHeight;
  const total = Math.min(whole, TALLEST);
  const room = Math.max(0, total - height);
  const at = Math.min(Math.max(0, top), room);
  const virtual = room === 0 ? 0 : (at * Math.max(0, whole - height)) / room;
  const seenFirst = Math.min(Math.floor(virtual / rowHeight), Math.max(0, count - 1));
  const seenLast = Math.min(count - 1, Math.floor((virtual + Math.max(height, 1) - 1) / rowHeight));
  const first = Math.max(0, seenFirst - SPARE);
  return {
    first,
    last: Math.min(count - 1, seenLast + SPARE),
    seenFirst,
    seenLast,
    over: virtual - seenFirst * rowHeight,
    total,
    shift: Math.round(at - virtual + first * rowHeight),
  };
}

/** How many pixels of rows a pixel of the scroll bar stands for. */
function scaleOf({count, rowHeight, height}) {
  const whole = count * rowHeight;
  const total = Math.min(whole, TALLEST);
  return total > height ? (whole - height) / (total - height) : 1;
}

/** How far to scroll so that a row is the first that is seen, with so much of it above the edge. */
export function topOf({index, over, ...view}) {
  return (index * view.rowHeight + over) / scaleOf(view);
}

/** How far to scroll so that a row is wholly in view: as little as possible. */
export function topToShow({index, count, rowHeight, top, height}) {
  const scale = scaleOf({count, rowHeight, height});
  const virtual = top * scale;
  const begin = index * rowHeight;
  if (begin < virtual) {
    return begin / scale;
  }
  return begin + rowHeight > virtual + height ? (begin + rowHeight - height) / scale : top;
}
