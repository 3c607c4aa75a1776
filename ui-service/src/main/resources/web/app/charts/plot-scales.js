/** What the axes of a plot show, which stays as it is for as long as it will do. Pure. */

import {isDrawable} from './curve.js';
import {xExtent, xRange, yExtent} from './ranges.js';

export class PlotScales {
  #logX;
  #logY;
  #roundEnds;
  #x = null;
  #y = null;
  #what = null;

  /** @param roundEnds leads from {min, max} of values, and whether these are for logarithms, to [min, max] of an axis */
  constructor({logX, logY, roundEnds}) {
    this.#logX = logX;
    this.#logY = logY;
    this.#roundEnds = roundEnds;
  }

  /** {min, max} that is shown now; null before anything is. */
  get x() {
    return this.#x;
  }

  get y() {
    return this.#y;
  }

  /**
   * What would do for curves; it is shown once show() is told.
   *
   * @param curves [{curve}]
   * @param what {range, withoutOutliers, growing}: range {from, to} or null
   * @returns {x, y}, {min, max} each
   */
  suited(curves, {range, withoutOutliers, growing}) {
    const all = curves.map(({curve}) => curve);
    const stays = growing && range === null && this.#isGrowing();
    const x =
      range === null
        ? {...xRange(xExtent(all, this.#logX), stays ? this.#x : null, growing)}
        : {min: range.from, max: range.to};
    if (this.#logX && x.min <= 0) {
      x.min = Math.min(1, x.max / 10);
    }
    const extent = yExtent(all, {
      from: x.min,
      to: x.max,
      logarithmic: this.#logY,
      withoutOutliers,
    });
    const y = this.#yRange(extent);
    return {x, y: stays ? this.#keepIfFitting(y, extent) : y};
  }

  show({x, y}, what) {
    this.#x = x;
    this.#y = y;
    this.#what = what;
  }

  /** Whether what is new of a curve, {curve, least, greatest}, is beyond what is shown. */
  isBeyond({curve, least, greatest}) {
    if (this.#what === null) {
      return true;
    }
    const above = isDrawable(greatest) && greatest > this.#y.max;
    const below = isDrawable(least) && least < this.#y.min && !(this.#logY && least <= 0);
    const right = this.#what.range === null && curve.lastX[curve.length - 1] > this.#x.max;
    return right || (!this.#what.withoutOutliers && (above || below));
  }

  #isGrowing() {
    return this.#what !== null && this.#what.growing && this.#what.range === null;
  }

  /** With some room, and round ends. */
  #yRange(extent) {
    const log = this.#logY;
    if (extent === null) {
      return {min: log ? 0.1 : 0, max: 1, log};
    }
    const [min, max] = this.#roundEnds(extent, log);
    return {min, max, log};
  }

  /** While points come in, a scale that still fits stays: nothing jumps. */
  #keepIfFitting(next, extent) {
    const now = this.#y;
    const fits =
      now !== null &&
      extent !== null &&
      now.log === next.log &&
      now.min <= extent.min &&
      now.max >= extent.max &&
      now.max - now.min <= 1.6 * (next.max - next.min);
    return fits ? now : next;
  }
}
