/**
 * The drawing of one metric: uPlot draws the frame (axes, grid, crosshair, selection), and what is
 * new of the curves is drawn onto it; all of them only when an axis has to move.
 */

import uPlot from '../../lib/uplot.js';
import {formatTick, isTime} from '../format.js';
import {colour} from '../theme.js';
import {AXES} from './axes.js';
import {isDrawable} from './curve.js';
import {edgesOf, paintEdges} from './edge-marks.js';
import {drawNoMore, drawSoon} from './frames.js';
import {RUNS_WITH_BANDS, paintCurves} from './painter.js';
import {projection} from './projection.js';
import {xExtent, xRange, yExtent} from './ranges.js';

/** Marks that were drawn over what they have become are drawn clean after so many ms. */
const CLEAN_MS = 5000;

/** What the y axis takes, in CSS pixels; the same for all, so that charts below each other agree. */
const Y_AXIS = 62;

/** Of very many runs so many marks are drawn at a time, then others have their turn. */
const PART = 3000;

/** Another run is drawn over the others when the pointer has been at it for so long. */
const MARKER_MS = 50;

const FONT = '12px system-ui, sans-serif';

export class MetricPlot {
  #plot;
  #view;
  #place = null;
  #x = null;
  #y = null;
  #drawn = new Map();
  #cleaned = 0;
  #growing = false;
  #emphasised = null;
  #marker = null;
  #markerTimer = 0;
  #markerDrawing = {
    paint: () => {
      this.#paintMarker();
      return this.#emphasised?.curve.length ?? 0;
    },
  };
  #dot = document.createElement('div');

  /** What is marked at the edges, by the names of EDGES. */
  edges = {};

  /**
   * @param host an element of the width and height that the drawing takes
   * @param view {axis, logX, logY, timed: whether all x are times that a calendar has, onZoom({from, to}), onReset(), onHover(left, top) in CSS pixels,
   *   left null when the pointer is gone}
   */
  constructor(host, view) {
    this.#view = view;
    this.#plot = new uPlot(this.#options(host), [[0, 1], [0, 1]], host);
    this.#dot.className = 'chart-dot';
    this.#dot.hidden = true;
    this.#plot.over.append(this.#dot);
  }

  destroy() {
    clearTimeout(this.#markerTimer);
    drawNoMore(this.#markerDrawing);
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
    return this.#x;
  }

  resize(width, height) {
    if (width !== this.#plot.width || height !== this.#plot.height) {
      this.#plot.setSize({width, height});
    }
  }

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

  #drawAll(what) {
    this.#show(this.#scales(what), what);
    return {marks: this.#curves.reduce((sum, {curve}) => sum + curve.length, 0), done: true};
  }

  /** Very many curves take longer than a frame has, so they are drawn aside, and shown when they are complete. */
  #drawPart(what) {
    if (this.#picture === null) {
      this.#again = false;
      const scales = this.#scales(what);
      const place = this.#placeOf(scales);
      this.#picture = new Picture(this.canvas, this.#curves, place, scales, what);
    } else if (what.all) {
      this.#again = true;
    }
    const marks = this.#picture.paint(PART);
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
    this.#x = x;
    this.#y = y;
    this.#what = what;
    this.#growing = what.growing && what.range === null;
    this.#cleaned = performance.now();
    this.#plot.setData([
      [x.min, x.max],
      [y.min, y.max],
    ]);
  }

  #curves = [];
  #what = null;
  #picture = null;
  #complete = null;
  #again = false;

  /** Whether values are beyond what the axes show now. */
  beyond({curve, least, greatest}) {
    if (this.#y === null || this.#x === null) {
      return true;
    }
    const above = isDrawable(greatest) && greatest > this.#y.max;
    const below = isDrawable(least) && least < this.#y.min && !(this.#view.logY && least <= 0);
    const right = this.#what?.range === null && curve.lastX[curve.length - 1] > this.#x.max;
    return right || (!this.#what?.withoutOutliers && (above || below));
  }

  /** Draws what is new, and returns how many marks that are; -1 if it would not do. */
  #drawNew({smoothing}) {
    const dirty = performance.now() - this.#cleaned > CLEAN_MS;
    if (this.#curves.length <= RUNS_WITH_BANDS || this.#place === null || dirty) {
      return -1;
    }
    const from = new Map();
    let marks = 0;
    for (const {curve} of this.#curves) {
      const before = this.#drawn.get(curve);
      if (before === undefined || before.generation !== curve.generation) {
        return -1;
      }
      const last = curve.length - 1;
      if (curve.length !== before.length || (last >= 0 && curve.count[last] !== before.count)) {
        from.set(curve, before.length - 1);
        marks += curve.length - before.length + 1;
      }
    }
    const style = {smoothing, pixelRatio: devicePixelRatio, from};
    within(this.#plot.ctx, this.#place.box, (ctx) =>
      paintCurves(ctx, this.#curves, this.#place, style),
    );
    this.#note(this.#curves);
    return marks;
  }

  /** @returns {x, y} for what is to be shown, {min, max} each */
  #scales({range, withoutOutliers, growing}) {
    const {logX, logY} = this.#view;
    const curves = this.#curves.map(({curve}) => curve);
    const stays = growing && range === null && this.#growing;
    const x =
      range === null
        ? {...xRange(xExtent(curves, logX), stays ? this.#x : null, growing)}
        : {min: range.from, max: range.to};
    if (logX && x.min <= 0) {
      x.min = Math.min(1, x.max / 10);
    }
    const extent = yExtent(curves, {
      from: x.min,
      to: x.max,
      logarithmic: logY,
      withoutOutliers,
    });
    const y = yRange(extent, logY);
    return {x, y: stays ? this.#keepIfFitting(y, extent) : y};
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

  #options(host) {
    const {axis, logX, logY, timed} = this.#view;
    return {
      width: host.clientWidth,
      height: host.clientHeight,
      ms: 1,
      padding: [10, 16, 0, 0],
      legend: {show: false},
      cursor: {
        y: false,
        points: {show: false},
        drag: {x: true, y: false, setScale: false, dist: 5},
        bind: {dblclick: () => () => this.#view.onReset()},
      },
      scales: {
        x: {time: timed, distr: logX ? 3 : 1, range: () => ends(timed ? calendar(this.#x) : this.#x)},
        y: {distr: logY ? 3 : 1, range: () => ends(this.#y)},
      },
      axes: [
        {
          ...axisStyle(),
          size: AXES[axis].height,
          space: axis === 'time' ? 80 : 60,
          incrs: AXES[axis].apart,
          values: (plot, values, index, space, apart) => AXES[axis].ticks(values, apart),
        },
        {
          ...axisStyle(),
          size: Y_AXIS,
          values: (plot, values) => values.map((y) => (y === null ? '' : formatTick(y))),
        },
      ],
      series: [{}, {paths: () => null, points: {show: false}}],
      hooks: {
        draw: [(plot) => this.#paintAll(plot)],
        setSelect: [(plot) => this.#selected(plot)],
        setCursor: [({cursor}) => this.#pointed(cursor)],
      },
    };
  }

  #selected(plot) {
    const {left, width} = plot.select;
    if (width > 0) {
      this.#view.onZoom({from: plot.posToVal(left, 'x'), to: plot.posToVal(left + width, 'x')});
      plot.setSelect({left: 0, top: 0, width: 0, height: 0}, false);
    }
  }

  /** Before the first drawing nothing is anywhere. */
  #pointed({left, top, event}) {
    if (!this.#quiet && this.isDrawn) {
      this.#view.onHover(left < 0 ? null : left, top, event);
    }
  }

  #quiet = false;

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
    this.#place = this.#placeOf({x: this.#x, y: this.#y});
    this.#drawn.clear();
    const {counts, marks} = edgesOf(this.#curves, this.#place);
    this.edges = counts;
    if (this.#complete?.fits(this.canvas)) {
      plot.ctx.drawImage(this.#complete.canvas, 0, 0);
      this.#drawn = this.#complete.drawn;
    } else {
      const style = {smoothing: this.#what.smoothing, pixelRatio: devicePixelRatio};
      within(plot.ctx, this.#place.box, (ctx) => paintCurves(ctx, this.#curves, this.#place, style));
      this.#note(this.#curves);
    }
    this.#complete = null;
    paintEdges(plot.ctx, marks, this.#place, devicePixelRatio, colour('--warning'));
    this.#paintMarker();
    this.#placeDot();
  }

  #note(curves) {
    curves.forEach(({curve}) => this.#drawn.set(curve, stateOf(curve)));
  }

  /**
   * Draws one run over the others; null ends that.
   *
   * @param chosen {curve, colour}, and at: the mark whose value is dotted, -1 for none
   */
  emphasise(chosen) {
    const before = this.#emphasised;
    this.#emphasised = chosen;
    if (before?.curve !== chosen?.curve) {
      clearTimeout(this.#markerTimer);
      this.#markerTimer = setTimeout(() => drawSoon(this.#markerDrawing), MARKER_MS);
      if (this.#marker !== null) {
        this.#marker.hidden = true;
      }
    }
    this.#placeDot();
  }

  /** On a canvas of its own, so that what is below it need not be drawn again. */
  #paintMarker() {
    if (this.#emphasised === null || this.#place === null) {
      this.#marker?.remove();
      this.#marker = null;
      return;
    }
    const {width, height, left, top} = this.#place.box;
    if (this.#marker === null) {
      this.#marker = document.createElement('canvas');
      this.#marker.className = 'chart-marker';
      this.#plot.over.append(this.#marker);
    }
    this.#marker.hidden = false;
    this.#marker.width = width;
    this.#marker.height = height;
    const ctx = this.#marker.getContext('2d');
    ctx.translate(-left, -top);
    const {smoothing} = this.#what;
    paintCurves(ctx, [this.#emphasised], this.#place, {
      smoothing,
      pixelRatio: (this.#curves.length > RUNS_WITH_BANDS ? 1.25 : 1.75) * devicePixelRatio,
    });
  }

  #placeDot() {
    const {curve, at, colour: ink} = this.#emphasised ?? {at: -1};
    if (this.#place === null || at < 0 || !isDrawable(curve.last[at])) {
      this.#dot.hidden = true;
      return;
    }
    const left = (this.#place.toX(curve.lastX[at]) - this.#place.box.left) / devicePixelRatio;
    const top = this.topOf(curve.last[at]);
    this.#dot.hidden = top < 0 || top > this.#place.box.height / devicePixelRatio;
    this.#dot.style.transform = `translate(${left}px, ${top}px)`;
    this.#dot.style.background = ink;
  }
}

/** All curves of very many runs, drawn aside in parts, over several frames. */
class Picture {
  canvas = document.createElement('canvas');
  drawn = new Map();
  #curves;
  #place;
  #next = 0;

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

  /** Draws on, some so many marks; returns how many. */
  paint(most) {
    let [end, marks] = [this.#next, 0];
    while (end < this.#curves.length && marks < most) {
      marks += this.#curves[end].curve.length;
      end += 1;
    }
    const part = this.#curves.slice(this.#next, end);
    const style = {smoothing: this.what.smoothing, pixelRatio: devicePixelRatio, many: true};
    within(this.canvas.getContext('2d'), this.#place.box, (ctx) =>
      paintCurves(ctx, part, this.#place, style),
    );
    part.forEach(({curve}) => this.drawn.set(curve, stateOf(curve)));
    this.#next = end;
    return marks;
  }
}

/** What of a curve is drawn, to know later what is new. */
function stateOf({generation, length, count}) {
  return {generation, length, count: length === 0 ? 0 : count[length - 1]};
}

/** Draws within the plot, and nothing of it outside. */
function within(ctx, {left, top, width, height}, paint) {
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, width, height);
  ctx.clip();
  paint(ctx);
  ctx.restore();
}

/** uPlot asks for ends before there is anything to draw; those do for logarithms, too. */
function ends(scale) {
  return scale === null ? [1, 10] : [scale.min, scale.max];
}

/** uPlot looks for midnights without end where there is no date; a plot without times takes the place of this one. */
function calendar(scale) {
  return scale !== null && isTime(scale.min) && isTime(scale.max) ? scale : null;
}

/** The y axis for an extent: with some room, and round ends. */
function yRange(extent, log) {
  if (extent === null) {
    return {min: log ? 0.1 : 0, max: 1, log};
  }
  const [min, max] = log
    ? uPlot.rangeLog(extent.min, extent.max, 10, false)
    : uPlot.rangeNum(extent.min, extent.max, 0.1, true);
  return {min, max, log};
}

function axisStyle() {
  return {
    stroke: colour('--quiet'),
    font: FONT,
    grid: {stroke: colour('--line'), width: 1},
    ticks: {show: false},
  };
}
