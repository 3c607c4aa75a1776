/**
 * What a chart knows of one metric of one run: marks in order of x, each of which stands for one
 * point or for several that follow each other, with their extremes, so that no spike is lost. Pure.
 *
 * New points are folded in, and neighbours are put together once there are more marks than the
 * chart has room for: memory is bounded however long a run logs.
 */

import {toNumber} from '../format.js';

const FIELDS = ['firstX', 'lastX', 'min', 'max', 'first', 'last', 'count', 'nans'];

/** Infinities have no place on a scale; the server says them as what they are, so the greatest double is a number. */
export function isDrawable(value) {
  return Number.isFinite(value);
}

export class Curve {
  #capacity;

  /** The marks, up to length: where each begins and ends, and the values in it; min and max pass over NaN. */
  firstX;
  lastX;
  min;
  max;
  first;
  last;
  count;
  nans;
  length = 0;

  /** How wide a mark may become by points that are folded in; 0: every point is a mark of its own. */
  cell = 0;

  /** Changes when marks that were there have become others, so that more than the end is to be drawn anew. */
  generation = 0;

  /** @param most how many marks there may be, 2 at least */
  constructor(most, capacity = 16) {
    this.most = most;
    this.#reserve(Math.max(capacity, 1));
  }

  /** One series of the answer of metrics/series, points or buckets; {} has neither. */
  static of(series, most) {
    const xs = series.x ?? series.first_x ?? [];
    const curve = new Curve(Math.max(most, xs.length), xs.length + 8);
    curve.length = xs.length;
    curve.firstX.set(xs);
    if (series.x !== undefined) {
      curve.#takePoints(series);
    } else if (series.first_x !== undefined) {
      curve.#takeBuckets(series);
    }
    return curve;
  }

  #takeBuckets(series) {
    this.lastX.set(series.last_x);
    this.min.set(series.min.map(toNumber));
    this.max.set(series.max.map(toNumber));
    this.first.set(series.first.map(toNumber));
    this.last.set(series.last.map(toNumber));
    this.count.set(series.count);
    this.nans.set(series.nan_count);
    const width = this.length === 0 ? 0 : this.lastX[this.length - 1] - this.firstX[0];
    this.cell = width / Math.max(1, this.length);
  }

  #takePoints({x, value}) {
    this.lastX.set(x);
    for (let i = 0; i < this.length; i++) {
      this.#write(i, x[i], toNumber(value[i]));
    }
  }

  /** The number of points that all marks stand for. */
  get points() {
    let sum = 0;
    for (let i = 0; i < this.length; i++) {
      sum += this.count[i];
    }
    return sum;
  }

  /** Takes a point in. One that a mark of its own stands for already is passed over: points are a set. */
  add(x, value) {
    const end = this.length - 1;
    if (end < 0 || x > this.lastX[end]) {
      if (end >= 0 && x - this.firstX[end] < this.cell) {
        this.#fold(end, x, value);
      } else {
        this.#insert(this.length, x, value);
      }
    } else {
      this.#addWithin(x, value);
    }
    if (this.length > this.most) {
      this.#halve();
    }
  }

  /**
   * Takes in a point that may be there already: where a mark of several points spans it, it may be
   * one of them, so it widens the mark's extremes and is not counted again.
   */
  addOnce(x, value) {
    const at = this.atOrBefore(x);
    if (at < 0 || this.count[at] === 1 || x > this.lastX[at]) {
      this.add(x, value);
      return;
    }
    this.min[at] = least(this.min[at], value);
    this.max[at] = greatest(this.max[at], value);
    this.generation += 1;
  }

  #addWithin(x, value) {
    const at = Math.max(0, this.atOrBefore(x));
    if (this.count[at] === 1 && this.firstX[at] === x && Object.is(this.last[at], value)) {
      return;
    }
    const apart = x < this.firstX[at] || x > this.lastX[at];
    if (this.cell === 0 && apart) {
      this.#insert(x < this.firstX[at] ? at : at + 1, x, value);
    } else {
      this.#fold(at, x, value);
    }
    this.generation += 1;
  }

  /** The last mark that begins at x or before it, -1 if none does. */
  atOrBefore(x) {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.firstX[middle] <= x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /** The mark that is nearest to x, -1 if there is none. */
  nearest(x) {
    const before = this.atOrBefore(x);
    if (before < 0) {
      return this.length > 0 ? 0 : -1;
    }
    if (before + 1 >= this.length || x <= this.lastX[before]) {
      return before;
    }
    return x - this.lastX[before] <= this.firstX[before + 1] - x ? before : before + 1;
  }

  #write(at, x, value) {
    this.firstX[at] = x;
    this.lastX[at] = x;
    this.min[at] = value;
    this.max[at] = value;
    this.first[at] = value;
    this.last[at] = value;
    this.count[at] = 1;
    this.nans[at] = Number.isNaN(value) ? 1 : 0;
  }

  #insert(at, x, value) {
    if (this.length === this.#capacity) {
      this.#reserve(2 * this.#capacity);
    }
    if (at < this.length) {
      FIELDS.forEach((field) => this[field].copyWithin(at + 1, at, this.length));
    }
    this.#write(at, x, value);
    this.length += 1;
  }

  #fold(at, x, value) {
    if (x >= this.lastX[at]) {
      this.lastX[at] = x;
      this.last[at] = value;
    } else if (x < this.firstX[at]) {
      this.firstX[at] = x;
      this.first[at] = value;
    }
    this.min[at] = least(this.min[at], value);
    this.max[at] = greatest(this.max[at], value);
    this.count[at] += 1;
    this.nans[at] += Number.isNaN(value) ? 1 : 0;
  }

  /** Puts each two neighbours together; the marks to come become twice as wide. */
  #halve() {
    const half = Math.ceil(this.length / 2);
    for (let to = 0; to < half; to++) {
      const a = 2 * to;
      const b = Math.min(a + 1, this.length - 1);
      this.firstX[to] = this.firstX[a];
      this.first[to] = this.first[a];
      this.lastX[to] = this.lastX[b];
      this.last[to] = this.last[b];
      this.min[to] = least(this.min[a], this.min[b]);
      this.max[to] = greatest(this.max[a], this.max[b]);
      this.count[to] = a === b ? this.count[a] : this.count[a] + this.count[b];
      this.nans[to] = a === b ? this.nans[a] : this.nans[a] + this.nans[b];
    }
    this.length = half;
    this.cell = (this.lastX[half - 1] - this.firstX[0]) / half;
    this.generation += 1;
  }

  #reserve(capacity) {
    this.#capacity = capacity;
    for (const field of FIELDS) {
      const longer = new Float64Array(capacity);
      longer.set(this[field]?.subarray(0, this.length) ?? []);
      this[field] = longer;
    }
  }
}

function least(a, b) {
  return Number.isNaN(a) ? b : Number.isNaN(b) ? a : Math.min(a, b);
}

function greatest(a, b) {
  return Number.isNaN(a) ? b : Number.isNaN(b) ? a : Math.max(a, b);
}

/** A value that stands for all of a mark: between the two that were taken without a look at their size. */
export function typicalOf(curve, i) {
  const [first, last] = [curve.first[i], curve.last[i]];
  if (!isDrawable(first) || !isDrawable(last)) {
    return isDrawable(first) ? first : isDrawable(last) ? last : NaN;
  }
  return first / 2 + last / 2;
}
