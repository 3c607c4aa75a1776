/** Drawings of whole runs, as SVG: a line, a point or a bar a run. Colours are attributes, for pictures. */

import {formatNumber} from '../format.js';
import {html, nothing, svg} from '../view.js';
import {columnTitle} from './added.js';
import {runsWithin} from './axis-brush.js';
import {halfApart} from './projection.js';
import {scaleOf} from './run-scales.js';

const FONT = 'system-ui, sans-serif';
const BAR = 22;

/** Of lines of runs that are not within the ranges. */
const FAINT = 0.07;

/** Labels of an axis may come as close as this, in pixels. */
const LABELS_APART = 16;

/**
 * @param drawing {columns, runs: [{runId, name, colour, values}], width, height, inks: {line, quiet,
 *   ink, surface}, chosen: run ID or null, onRun(runId | null, event), brush: an AxisBrush}; columns
 *   may have a range, within
 */
export function parallelView(drawing) {
  const {columns, runs, width, height, inks, brush} = drawing;
  const scales = columns.map((_, i) => scaleOf(runs.map(({values}) => values[i])));
  const within = runsWithin(columns, scales, runs);
  const left = 60;
  const top = 30;
  const bottom = height - 14;
  const across = (i) =>
    columns.length === 1 ? width / 2 : left + (i * (width - left - 40)) / (columns.length - 1);
  const up = (at) => bottom - at * (bottom - top);
  const room = (width - 100) / Math.max(1, columns.length - 1);
  const last = columns.length - 1;
  // The titles at both ends begin and end where the drawing does.
  const titleAt = (i) =>
    columns.length === 1 || (i > 0 && i < last)
      ? {x: across(i), anchor: 'middle', room}
      : i === 0
        ? {x: 4, anchor: 'start', room: left - 4 + room / 2 - 6}
        : {x: width - 4, anchor: 'end', room: 36 + room / 2 - 6};
  return frame(
    {...drawing, role: 'group'},
    height,
    svg`${runs.map((run) => {
      const path = broken(scales.map((scale, i) => [across(i), scale.at(run.values[i])]), up);
      return runMark(
        drawing,
        run,
        svg`<path d=${path} fill="none" stroke="transparent" stroke-width="9"/>
          <path class="seen" d=${path} fill="none" stroke=${run.colour} stroke-width=${
            drawing.chosen === run.runId ? 4 : 1.5
          } stroke-opacity=${within?.has(run.runId) === false ? FAINT : dimmed(drawing, run)} stroke-dasharray=${run.dash.join(' ') || nothing}/>`,
      );
    })}
    ${scales.map((scale, i) => {
      const {x, anchor, room: most} = titleAt(i);
      const title = columnTitle(columns[i]) + (scale.log ? ' (log)' : '');
      return svg`<g>
        <line x1=${across(i)} x2=${across(i)} y1=${top} y2=${bottom} stroke=${inks.quiet}/>
        ${text(x, 14, short(title, most / 8), inks.ink, anchor, 600)}
        <g stroke=${inks.surface} stroke-width="3" stroke-linejoin="round" paint-order="stroke">${spread(
          scale.ticks,
          bottom - top,
        ).map(({at, label}) =>
          text(across(i) - 5, up(at) + 4, short(label, Math.min(room / 7, i === 0 ? 8 : 20)), inks.quiet, 'end'),
        )}</g>
        ${rangeView({i, column: columns[i], scale, title, x: across(i), top, bottom, up, brush, inks, within, runs})}
      </g>`;
    })}`,
  );
}

/** The range of an axis, and what takes the pointer and the keys to change it. */
function rangeView({i, column, scale, title, x, top, bottom, up, brush, inks, within, runs}) {
  const range = column.within;
  const span = range === undefined ? null : scale.spanOf(range);
  const words =
    range === undefined ? 'all' : `${range[0]} to ${range[1]}, ${within.size} of ${runs.length} runs`;
  const middle = span === null ? 50 : Math.round(50 * (span[0] + span[1]));
  return svg`${span === null
      ? nothing
      : svg`<rect x=${x - 6} width="12" y=${up(span[1]) - 3} height=${up(span[0]) - up(span[1]) + 6} rx="3"
          fill=${inks.accent} fill-opacity="0.3" stroke=${inks.accent}/>`}
    <rect class="axis-brush" x=${x - 12} width="24" y=${top - 8} height=${bottom - top + 16} fill="transparent"
      tabindex="0" role="slider" aria-orientation="vertical" aria-valuemin="0" aria-valuemax="100"
      aria-valuenow=${middle} aria-valuetext=${words}
      aria-label="Range of ${title}: arrow keys move it, with Shift its upper end, Escape shows all"
      @pointerdown=${(event) => brush.down(event, {i, top, bottom})}
      @pointermove=${(event) => brush.move(event)}
      @pointerup=${() => brush.up()}
      @pointercancel=${() => brush.cancel()}
      @keydown=${(event) => brush.press(event, i, scale, span)}>
      <title>${title}: drag to choose runs</title>
    </rect>`;
}

/** A path through the places that are there, with gaps where a run has no value. */
function broken(points, up) {
  let path = '';
  let drawing = false;
  for (const [x, at] of points) {
    if (at === null) {
      drawing = false;
    } else {
      path += `${drawing ? 'L' : 'M'}${x.toFixed(1)} ${up(at).toFixed(1)}`;
      drawing = true;
    }
  }
  return path;
}

/** The first column across, the second up. */
export function scatterView(drawing) {
  const {columns, runs, width, height, inks} = drawing;
  const [xs, ys] = [0, 1].map((i) => scaleOf(runs.map(({values}) => values[i] ?? null)));
  const labels = ys.ticks.map(({label}) => label.length);
  const left = Math.min(140, 30 + 7 * Math.max(1, ...labels));
  const [right, top, bottom] = [width - 24, 16, height - 44];
  const across = (at) => left + inset(at) * (right - left);
  const up = (at) => bottom - inset(at) * (bottom - top);
  return frame(
    drawing,
    height,
    svg`${spread(xs.ticks, (right - left) / 3).map(
      ({at, label}) => svg`<line x1=${across(at)} x2=${across(at)} y1=${top} y2=${bottom} stroke=${inks.line}/>
        ${text(across(at), bottom + 16, short(label, 12), inks.quiet, 'middle')}`,
    )}
    ${spread(ys.ticks, bottom - top).map(
      ({at, label}) => svg`<line x1=${left} x2=${right} y1=${up(at)} y2=${up(at)} stroke=${inks.line}/>
        ${text(left - 6, up(at) + 4, short(label, 16), inks.quiet, 'end')}`,
    )}
    ${text((left + right) / 2, height - 8, titled(columns[0], xs), inks.ink, 'middle', 600)}
    ${text(left, 10, titled(columns[1], ys), inks.ink, 'start', 600)}
    ${runs.map((run) => {
      const [x, y] = [xs.at(run.values[0]), ys.at(run.values[1] ?? null)];
      return x === null || y === null
        ? nothing
        : runMark(
            drawing,
            run,
            svg`<circle cx=${across(x)} cy=${up(y)} r="10" fill="transparent"/>
              <circle cx=${across(x)} cy=${up(y)} r=${drawing.chosen === run.runId ? 7 : 4.5}
                fill=${run.colour} fill-opacity=${dimmed(drawing, run)}/>`,
          );
    })}`,
  );
}

/** Away from the edges, where a point would be cut off. */
function inset(at) {
  return 0.04 + 0.92 * at;
}

/** The greatest first; of what is no finite number its name. */
export function barsView(drawing) {
  const {runs, width, inks} = drawing;
  const sorted = [...runs].sort((a, b) => sortable(b.values[0]) - sortable(a.values[0]));
  const finite = sorted.map(({values}) => Number(values[0] ?? NaN)).filter(Number.isFinite);
  const min = Math.min(0, ...finite);
  const max = Math.max(0, ...finite);
  const left = Math.min(200, width * 0.35);
  const span = width - left - 90;
  const across = (value) => left + (halfApart(min, value) / (halfApart(min, max) || 1)) * span;
  return frame(
    drawing,
    sorted.length * BAR + 4,
    svg`${sorted.map((run, i) => {
      const value = run.values[0];
      const number = Number(value ?? NaN);
      const [from, to] = [across(Math.min(0, number)), across(Math.max(0, number))];
      const y = i * BAR + 4;
      return runMark(
        drawing,
        run,
        svg`<rect x="0" y=${y - 2} width=${width} height=${BAR} fill="transparent"/>
          ${text(left - 8, y + 13, short(run.name, (left - 10) / 7), inks.ink, 'end')}
          ${Number.isFinite(number)
            ? svg`<rect x=${from} y=${y + 1} width=${Math.max(1, to - from)} height=${BAR - 8}
                fill=${run.colour} fill-opacity=${dimmed(drawing, run)} rx="2"/>`
            : nothing}
          ${text((Number.isFinite(number) ? to : across(0)) + 6, y + 13, valueText(value), inks.quiet, 'start')}`,
      );
    })}
    <line x1=${across(0)} x2=${across(0)} y1="2" y2=${sorted.length * BAR + 2} stroke=${inks.quiet}/>`,
  );
}

function sortable(value) {
  const number = Number(value ?? NaN);
  return Number.isNaN(number) ? -Infinity : number;
}

/** As people read it; "–" for none. */
export function valueText(value) {
  return value === null ? '–' : typeof value === 'number' ? formatNumber(value) : value;
}

function frame({width, label, role = 'img'}, height, content) {
  return html`<svg
    class="run-drawing"
    role=${role}
    aria-label=${label}
    width=${width}
    height=${height}
    viewBox="0 0 ${width} ${height}"
    font-family=${FONT}
    font-size="12"
  >
    ${content}
  </svg>`;
}

function runMark({onRun}, {runId}, content) {
  return svg`<g
    @pointerenter=${(event) => onRun(runId, event)}
    @pointerleave=${(event) => onRun(null, event)}
  >${content}</g>`;
}

/** While one run is chosen the others step back. */
function dimmed({chosen, runs}, {runId}) {
  const usual = runs.length > 50 ? 0.55 : 0.85;
  return chosen === null || chosen === runId ? (chosen === null ? usual : 1) : 0.2;
}

function text(x, y, words, ink, anchor, weight = 400) {
  return svg`<text x=${x} y=${y} fill=${ink} text-anchor=${anchor} font-weight=${weight}>${words}</text>`;
}

function titled(column, scale) {
  return column === undefined ? '' : columnTitle(column) + (scale.log ? ' (log)' : '');
}

function short(label, most) {
  const room = Math.max(3, Math.floor(most));
  return label.length <= room ? label : label.slice(0, room - 1) + '…';
}

/** Ticks with room between them: every so many of them. */
function spread(ticks, length) {
  const every = Math.max(1, Math.ceil((ticks.length * LABELS_APART) / Math.max(1, length)));
  return ticks.filter((_, i) => i % every === 0);
}
