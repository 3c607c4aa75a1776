/** What uPlot does for a plot: axes, grid, crosshair and selection. Curves are none of its business. */

import uPlot from '../../lib/uplot.js';
import {formatTick, isTime} from '../format.js';
import {colour} from '../theme.js';
import {AXES} from './axes.js';
import {watchTouch} from './touch.js';
import {logLabels, logMarks, unitOf, withinNumbers} from './units.js';

/** What the y axis takes, in CSS pixels; the same for all, so that charts below each other agree. */
const Y_AXIS = 62;

/** In CSS pixels between numbers beside the y axis. */
const LABEL_SPACE = 30;

/** uPlot's own marks end where numbers are farther apart than any of its increments, which say nothing here. */
const LOG_MARKS = {
  incrs: (plot, axis, min, max) => [max - min],
  splits: (plot, axis, min, max) => logMarks(min, max),
  filter: (plot, marks) =>
    logLabels(marks, Math.abs(plot.valToPos(1, 'y') - plot.valToPos(10, 'y')), LABEL_SPACE),
};

const FONT = '12px system-ui, sans-serif';

/**
 * @param host an element of the width and height that the drawing takes
 * @param frame {axis, logX, logY, timed: whether all x are times that a calendar has, scales: x and y
 *   are what is shown, onDraw(uPlot), onPoint(cursor), onZoom({from, to}), onReset()}
 */
export function framed(host, frame) {
  const {axis, logX, logY, timed, scales, onDraw, onPoint, onZoom, onReset} = frame;
  const unit = () => (logY || scales.y === null ? 1 : unitOf(scales.y));
  const options = {
    width: host.clientWidth,
    height: host.clientHeight,
    ms: 1,
    padding: [10, 16, 0, 0],
    legend: {show: false},
    cursor: {
      y: false,
      points: {show: false},
      drag: {x: true, y: false, setScale: false, dist: 5},
      bind: {dblclick: () => () => onReset()},
    },
    scales: {
      x: {time: timed, distr: logX ? 3 : 1, range: () => ends(timed ? calendar(scales.x) : scales.x)},
      y: {distr: logY ? 3 : 1, range: () => ends(scales.y).map((end) => end / unit())},
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
        ...(logY ? LOG_MARKS : {}),
        values: (plot, values) => values.map((y) => (y === null ? '' : formatTick(y * unit()))),
      },
    ],
    series: [{}, {paths: () => null, points: {show: false}}],
    hooks: {
      draw: [onDraw],
      setSelect: [(plot) => selected(plot, onZoom)],
      setCursor: [({cursor}) => pointed(cursor, onPoint)],
    },
  };
  const plot = new uPlot(options, [[0, 1], [0, 1]], host);
  watchTouch(plot.over, {
    select: (left, width) => plot.setSelect({left, top: 0, width, height: plot.over.clientHeight}, false),
    zoom: (left, width) => onZoom(between(plot, left, width)),
    reset: onReset,
    point: (left, top) => {
      plot.setCursor({left, top}, false);
      onPoint({left, top, event: null});
    },
  });
  return plot;
}

/** uPlot says the same place again when it has drawn, whoever has put the cursor there: that is no pointer. */
function pointed(cursor, onPoint) {
  if (cursor.event) {
    onPoint(cursor);
    cursor.event = null;
  }
}

function selected(plot, onZoom) {
  const {left, width} = plot.select;
  if (width > 0) {
    onZoom(between(plot, left, width));
    plot.setSelect({left: 0, top: 0, width: 0, height: 0}, false);
  }
}

function between(plot, left, width) {
  return {from: plot.posToVal(left, 'x'), to: plot.posToVal(left + width, 'x')};
}

/** uPlot asks for ends before there is anything to draw; those do for logarithms, too. */
function ends(scale) {
  return scale === null ? [1, 10] : [scale.min, scale.max];
}

/** uPlot looks for midnights without end where there is no date; a plot without times takes the place of this one. */
function calendar(scale) {
  return scale !== null && isTime(scale.min) && isTime(scale.max) ? scale : null;
}

/** The ends of a y axis for values, {min, max}: round ones, with some room. */
export function roundEnds({min, max}, log) {
  if (log) {
    const [low, high] = uPlot.rangeLog(min, max, 10, false);
    return [low > 0 ? low : min, Number.isFinite(high) ? high : Number.MAX_VALUE];
  }
  const unit = unitOf({min, max});
  return uPlot.rangeNum(min / unit, max / unit, 0.1, true).map((end) => withinNumbers(end * unit));
}

function axisStyle() {
  return {
    stroke: colour('--quiet'),
    font: FONT,
    grid: {stroke: colour('--line'), width: 1},
    ticks: {show: false},
  };
}
