/** Choosing runs by a range of an axis: dragged along it, or by keys. Places are 0 to 1, from below. */

/** A drag that is shorter than this, in pixels, is a click, which ends a range. */
const LEAST_DRAG = 4;

/** Keys move a range of numbers by so much. */
const STEP = 0.1;

export class AxisBrush {
  #onRange;
  #drag = null;

  /** @param onRange told (i: of the axis, [low, high] or null for all, done: false while it is dragged) */
  constructor(onRange) {
    this.#onRange = onRange;
  }

  /** @param axis {i, top, bottom} in units of the drawing */
  down(event, axis) {
    if (event.button === 0) {
      event.currentTarget.setPointerCapture(event.pointerId);
      this.#drag = {axis, from: placeAt(event, axis), y: event.clientY, range: null};
    }
  }

  move(event) {
    const {axis, from, y, range} = this.#drag ?? {};
    if (axis === undefined || (range === null && Math.abs(event.clientY - y) < LEAST_DRAG)) {
      return;
    }
    const to = placeAt(event, axis);
    this.#drag.range = [Math.min(from, to), Math.max(from, to)];
    this.#onRange(axis.i, this.#drag.range, false);
  }

  up() {
    if (this.#drag !== null) {
      const {axis, range} = this.#drag;
      this.#drag = null;
      this.#onRange(axis.i, range, true);
    }
  }

  /** The browser has taken the pointer for something else. */
  cancel() {
    this.#drag = null;
    this.#onRange(-1, null, false);
  }

  /** @param scale, span of the axis as it is: [low, high], or null for all */
  press(event, i, scale, span) {
    const next = movedSpan(span, event.key, event.shiftKey, stepOf(scale));
    if (next !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.#onRange(i, next, true);
    }
  }
}

function placeAt({clientY, currentTarget}, {top, bottom}) {
  const drawing = currentTarget.ownerSVGElement;
  const box = drawing.getBoundingClientRect();
  const y = ((clientY - box.top) * drawing.viewBox.baseVal.height) / box.height;
  return Math.max(0, Math.min(1, (bottom - y) / (bottom - top)));
}

function stepOf({words}) {
  return words === null || words.length < 2 ? STEP : 1 / (words.length - 1);
}

/**
 * What a key makes of a range. Pure.
 *
 * @returns [low, high], null for all, undefined when the key does nothing
 */
export function movedSpan(span, key, withShift, step) {
  const direction = {ArrowUp: 1, ArrowDown: -1}[key];
  if (direction === undefined) {
    return (key === 'Escape' || key === 'Delete') && span !== null ? null : undefined;
  }
  if (span === null) {
    return direction > 0 ? [0.5, 1] : [0, 0.5];
  }
  const [low, high] = span;
  if (withShift) {
    return [low, Math.max(low, Math.min(1, high + direction * step))];
  }
  const by = direction > 0 ? Math.min(step, 1 - high) : -Math.min(step, low);
  return [low + by, high + by];
}

/**
 * The runs that are within the ranges of all columns. Pure.
 *
 * @param columns [{within: [from, to], or absent}] and their scales
 * @param runs [{runId, values}]
 * @returns a Set of run IDs; null when no column has a range
 */
export function runsWithin(columns, scales, runs) {
  if (columns.every(({within}) => within === undefined)) {
    return null;
  }
  const chosen = runs.filter(({values}) =>
    columns.every(({within}, i) => within === undefined || scales[i].isWithin(values[i], within)),
  );
  return new Set(chosen.map(({runId}) => runId));
}
