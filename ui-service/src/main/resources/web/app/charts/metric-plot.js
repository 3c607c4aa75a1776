/**
 * The drawing of one metric: uPlot draws the frame, and what is new of the curves is drawn onto it;
 * all of them only when an axis has to move.
 */

import {colour} from '../theme.js';
import {DrawnMarks} from './drawn-marks.js';
import {edgesOf, paintEdges} from './edge-marks.js';
import {Emphasis} from './emphasis.js';
import {RUNS_WITH_BANDS, paintWithin} from './painter.js';
import {PictureInParts} from './picture-in-parts.js';
import {framed, roundEnds} from './plot-frame.js';
import {PlotScales} from './plot-scales.js';
import {projection} from './projection.js';

/** Marks that were drawn over what they have become are drawn clean after so many ms. */
const CLEAN_MS = 5000;

export class MetricPlot {
  #view;
  #scales;
  #plot;
  #emphasis;
  #curves = [];
  #what = null;
  #place = null;
  #drawn = new DrawnMarks();
  #cleaned = 0;

  /** What is drawn aside, what of that is complete and to be shown, and whether it is to be drawn again then. */
  #picture = null;
  #complete = null;
  #again = false;

  /** While the crosshair is put somewhere nobody is told where it is. */
  #quiet = false;

  /** What is marked at the edges, by the names of EDGES. */
  edges = {};

  /**
   * @param host an element of the width and height that the drawing takes
   * @param view {axis, logX, logY, timed: whether all x are times that a calendar has, onZoom({from,
   *   to}), onReset(), onHover(left, top, event) in CSS pixels, left null when the pointer is gone}
   */
  constructor(host, view) {
    this.#view = view;
    this.#scales = new PlotScales({logX: view.logX, logY: view.logY, roundEnds});
    this.#plot = framed(host, {
      ...view,
      scales: this.#scales,
      onDraw: (plot) => this.#paintAll(plot),
      onPoint: (cursor) => this.#pointed(cursor),
    });
    this.#emphasis = new Emphasis(this.#plot.over, () => ({
      place: this.#place,
      smoothing: this.#what?.smoothing,
      many: this.#curves.length > RUNS_WITH_BANDS,
    }));
  }

  destroy() {
    this.#emphasis.close();
    this.#plot.destroy();
  }

  get canvas() {
    return this.#plot.ctx.canvas;
  }

  get width() {
    return this.#plot.over.clientWidth;
  }

  get over() {
    return this.#plot.over;
  }

  /** Whether anything has been drawn yet: before, no place has a value. */
  get isDrawn() {
    return this.#place !== null;
  }

  get xShown() {
    return this.#scales.x;
  }

  resize(width, height) {
    if (width !== this.#plot.width || height !== this.#plot.height) {
      this.#plot.setSize({width, height});
    }
  }

  // --- curves

  /**
   * Draws what is to be drawn of curves: a part of it when they are many, the rest when called again.
   *
   * @param curves [{runId, curve, colour, dash}]
   * @param what {range, smoothing, withoutOutliers, growing, all}: range {from, to} or null; without
   *   all only marks that are new are drawn, if that will do
   * @returns {marks, done}: how many marks were drawn, and whether that was all
   */
  draw(curves, what) {
    this.#curves = curves;
    if (this.#picture !== null && !this.#picture.suits(curves, what)) {
      this.#picture = null;
    }
    if (this.#picture === null && !what.all && !this.#again) {
      const fresh = this.#drawNew(what);
      if (fresh >= 0) {
        return {marks: fresh, done: true};
      }
    }
    return curves.length > RUNS_WITH_BANDS ? this.#drawPart(what) : this.#drawAll(what);
  }

  /** Whether what is new of a curve, {curve, least, greatest}, is beyond what the axes show now. */
  beyond(added) {
    return this.#scales.isBeyond(added);
  }

  /** Draws what is new, and returns how many marks that are; -1 if it would not do. */
  #drawNew({smoothing}) {
    const dirty = performance.now() - this.#cleaned > CLEAN_MS;
    if (this.#curves.length <= RUNS_WITH_BANDS || this.#place === null || dirty) {
      return -1;
    }
    const since = this.#drawn.since(this.#curves);
    if (since === null) {
      return -1;
    }
    const style = {smoothing, pixelRatio: devicePixelRatio, from: since.from};
    paintWithin(this.#plot.ctx, this.#curves, this.#place, style);
    this.#drawn.note(this.#curves);
    return since.marks;
  }

  #drawAll(what) {
    this.#show(this.#scales.suited(this.#curves, what), what);
    return {marks: this.#curves.reduce((sum, {curve}) => sum + curve.length, 0), done: true};
  }

  /** Very many curves take longer than a frame has, so they are drawn aside, and shown when they are complete. */
  #drawPart(what) {
    if (this.#picture === null) {
      this.#again = false;
      const scales = this.#scales.suited(this.#curves, what);
      const place = this.#placeOf(scales);
      this.#picture = new PictureInParts(this.canvas, this.#curves, place, scales, what);
    } else if (what.all) {
      this.#again = true;
    }
    const marks = this.#picture.paint();
    if (!this.#picture.done) {
      return {marks, done: false};
    }
    this.#complete = this.#picture;
    this.#picture = null;
    this.#show(this.#complete.scales, this.#complete.what);
    return {marks, done: !this.#again};
  }

  /** Moves the axes, upon which uPlot has all drawn. */
  #show({x, y}, what) {
    this.#scales.show({x, y}, what);
    this.#what = what;
    this.#cleaned = performance.now();
    this.#plot.setData([
      [x.min, x.max],
      [y.min, y.max],
    ]);
  }

  #placeOf({x, y}) {
    const {left, top, width, height} = this.#plot.bbox;
    return projection(
      {left, top, width, height},
      {...x, log: this.#view.logX},
      {...y, log: this.#view.logY},
    );
  }

  #paintAll(plot) {
    if (this.#what === null) {
      return;
    }
    this.#place = this.#placeOf(this.#scales);
    this.#drawn.clear();
    const {counts, marks} = edgesOf(this.#curves, this.#place);
    this.edges = counts;
    if (this.#complete?.fits(this.canvas)) {
      plot.ctx.drawImage(this.#complete.canvas, 0, 0);
      this.#drawn = this.#complete.drawn;
    } else {
      const style = {smoothing: this.#what.smoothing, pixelRatio: devicePixelRatio};
      paintWithin(plot.ctx, this.#curves, this.#place, style);
      this.#drawn.note(this.#curves);
    }
    this.#complete = null;
    paintEdges(plot.ctx, marks, this.#place, devicePixelRatio, colour('--warning'));
    this.#emphasis.draw();
  }

  /**
   * Draws one run over the others; null ends that.
   *
   * @param chosen {curve, colour, dash}, and at: the mark whose value is dotted, -1 for none
   */
  emphasise(chosen) {
    this.#emphasis.choose(chosen);
  }

  // --- places

  /** Before the first drawing nothing is anywhere; after a zoom the place may be out of the plot. */
  #pointed({left, top, event}) {
    if (!this.#quiet && this.isDrawn) {
      this.#view.onHover(left < 0 || left > this.width ? null : left, top, event);
    }
  }

  /** Puts the crosshair at x without telling of it; null takes it away. */
  pointAt(x) {
    this.#quiet = true;
    const left = x === null || this.#place === null ? -10 : this.#plot.valToPos(x, 'x');
    this.#plot.setCursor({left, top: 0}, false);
    this.#quiet = false;
  }

  xAt(left) {
    return this.#plot.posToVal(left, 'x');
  }

  leftOf(x) {
    return this.#plot.valToPos(x, 'x');
  }

  /** The height of a value in CSS pixels below the plot's top. */
  topOf(value) {
    return (this.#place.toY(value) - this.#place.box.top) / devicePixelRatio;
  }
}
