/** One curve on a canvas, in the colours of the theme and as wide as its place. */

import uPlot from '../../lib/uplot.js';
import {dateAndTime, formatClock, formatDuration, formatMoment, formatTick} from '../format.js';
import {THEME_CHANGED, colour} from '../theme.js';

const HEIGHT = 200;
const MARK = 4;

/** How the values of an axis are written: along it, and in the readout; how far apart marks may be. */
const AXES = {
  step: {ticks: (values) => values.map(String), read: (x) => `step ${x}`, size: 28},
  time: {ticks: timeTicks, read: (x) => formatMoment(x * 1000), size: 44},
  relative: {
    ticks: (values) => values.map(formatClock),
    read: (x) => formatDuration(x * 1000),
    size: 28,
    apart: [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400],
  },
};

/** Times of day, with the date below where it begins to hold. */
function timeTicks(values, apart) {
  let shownDate = '';
  return values.map((x) => {
    const {date, time} = dateAndTime(x * 1000);
    const clock = apart < 60 ? time : time.slice(0, 5);
    const line = date === shownDate ? '' : `\n${date}`;
    shownDate = date;
    return clock + line;
  });
}

/** What the longest label of an axis takes, in pixels, with the gap before the plot. */
function widthOf(labels) {
  const longest = Math.max(0, ...(labels ?? []).map((label) => label.length));
  return Math.max(40, 16 + 7.5 * longest);
}

/** Dispatches "readout" with {x, value} of the point under the pointer, or null. */
class MetricChart extends HTMLElement {
  #drawing = null;
  #shape = null;
  #plot = null;
  #sizes = new ResizeObserver(() => this.#fit());
  #redraw = () => this.#build();

  /** {series, axis, logarithmic} */
  set drawing(drawing) {
    const shape = `${drawing.axis} ${drawing.logarithmic}`;
    this.#drawing = drawing;
    if (this.#plot !== null && shape === this.#shape) {
      this.#plot.setData([drawing.series.xs, drawing.series.ys]);
    } else {
      this.#shape = shape;
      this.#build();
    }
  }

  connectedCallback() {
    this.#sizes.observe(this);
    window.addEventListener(THEME_CHANGED, this.#redraw);
    this.#build();
  }

  disconnectedCallback() {
    this.#sizes.disconnect();
    window.removeEventListener(THEME_CHANGED, this.#redraw);
    this.#plot?.destroy();
    this.#plot = null;
  }

  #fit() {
    if (this.#plot === null) {
      this.#build();
    } else if (this.clientWidth > 0) {
      this.#plot.setSize({width: this.clientWidth, height: HEIGHT});
    }
  }

  #build() {
    this.#plot?.destroy();
    this.#plot = null;
    if (this.#drawing === null || this.clientWidth === 0) {
      return;
    }
    const {xs, ys} = this.#drawing.series;
    this.#plot = new uPlot(this.#options(), [xs, ys], this);
  }

  #options() {
    const {axis, logarithmic, series} = this.#drawing;
    const line = colour('--accent');
    return {
      width: this.clientWidth,
      height: HEIGHT,
      padding: [8, 24, 0, 0],
      legend: {show: false},
      cursor: {y: false, points: {size: 7, fill: line}},
      scales: {x: {time: axis === 'time'}, y: {distr: logarithmic ? 3 : 1}},
      axes: [
        {
          ...this.#axis(),
          size: AXES[axis].size,
          space: 70,
          incrs: AXES[axis].apart,
          values: (plot, values, index, space, apart) => AXES[axis].ticks(values, apart),
        },
        {
          ...this.#axis(),
          size: (plot, labels) => widthOf(labels),
          values: (plot, values) => values.map((y) => (y === null ? '' : formatTick(y))),
        },
      ],
      series: [
        {},
        {stroke: line, width: 1.5, points: {show: series.xs.length < 40, size: 5, fill: line}},
      ],
      hooks: {
        draw: [(plot) => this.#markNotFinite(plot)],
        setCursor: [(plot) => this.#tell(plot.cursor.idx)],
      },
    };
  }

  #axis() {
    return {
      stroke: colour('--quiet'),
      font: '12px system-ui, sans-serif',
      grid: {stroke: colour('--line'), width: 1},
      ticks: {show: false},
    };
  }

  /** What has no height gets a mark at the edge: ∞ above, −∞ and NaN below. */
  #markNotFinite(plot) {
    const {ctx, bbox} = plot;
    const size = MARK * devicePixelRatio;
    ctx.save();
    ctx.fillStyle = colour('--warning');
    for (const {x, value} of this.#drawing.series.notFinite) {
      const left = plot.valToPos(x, 'x', true);
      const top = value > 0 ? bbox.top : bbox.top + bbox.height - size;
      ctx.fillRect(left - size / 2, top, size, size);
    }
    ctx.restore();
  }

  #tell(index) {
    const {series, axis} = this.#drawing;
    const detail =
      index === null || index === undefined || series.ys[index] === null
        ? null
        : {x: AXES[axis].read(series.xs[index]), value: series.ys[index]};
    this.dispatchEvent(new CustomEvent('readout', {detail}));
  }
}

customElements.define('metric-chart', MetricChart);
