/** A picture of all curves of very many runs, drawn aside in parts, over several frames. */

import {DrawnMarks} from './drawn-marks.js';
import {paintWithin} from './painter.js';

/** So many marks are drawn at a time, then others have their turn. */
const PART = 3000;

export class PictureInParts {
  canvas = document.createElement('canvas');
  drawn = new DrawnMarks();
  #curves;
  #place;
  #next = 0;

  /**
   * @param like a canvas of the size that the picture is to have
   * @param curves as paintCurves takes them
   * @param place a projection for scales, {x, y}
   * @param what {range, smoothing, withoutOutliers} that is wanted
   */
  constructor(like, curves, place, scales, what) {
    this.canvas.width = like.width;
    this.canvas.height = like.height;
    this.#curves = curves;
    this.#place = place;
    this.scales = scales;
    this.what = what;
  }

  get done() {
    return this.#next >= this.#curves.length;
  }

  fits({width, height}) {
    return this.canvas.width === width && this.canvas.height === height;
  }

  /** Whether this will still be what is wanted when it is complete. */
  suits(curves, {range, smoothing, withoutOutliers}) {
    return (
      curves.length === this.#curves.length &&
      range === this.what.range &&
      smoothing === this.what.smoothing &&
      withoutOutliers === this.what.withoutOutliers
    );
  }

  /** Draws on, a part; returns how many marks that were. */
  paint() {
    let [end, marks] = [this.#next, 0];
    while (end < this.#curves.length && marks < PART) {
      marks += this.#curves[end].curve.length;
      end += 1;
    }
    const part = this.#curves.slice(this.#next, end);
    const style = {smoothing: this.what.smoothing, pixelRatio: devicePixelRatio, many: true};
    paintWithin(this.canvas.getContext('2d'), part, this.#place, style);
    this.drawn.note(part);
    this.#next = end;
    return marks;
  }
}
