/** What the page about the system shows: services, backends, and figures with small charts. */

import {formatDuration, formatMoment} from '../format.js';
import {icon} from '../parts/icons.js';
import {html, nothing} from '../view.js';
import {figureIn, latest, levels, meanOfLast, rates} from './history.js';
import './small-chart.js';
import {
  backendName,
  backendsOf,
  countedPhrase,
  levelPhrase,
  purposeOf,
  ratePhrase,
  sentence,
} from './words.js';

/** Rates are shown as the mean of so much time. */
const STEADY_MS = 10_000;

/**
 * What is drawn: {title, service, figure, unit, rate, least, note}; least is the height of the
 * chart if nothing is greater, so that an idle server does not look busy; note(sample) says more.
 */
const CHARTS = [
  {
    title: 'Coming in',
    service: 'tracking',
    figure: 'recorder_published_events',
    unit: 'events',
    rate: true,
    least: 10,
    note: () => 'Writes that were acknowledged: a batch is one event.',
  },
  {
    title: 'Stored',
    service: 'tracking',
    figure: 'recorder_points',
    unit: 'points',
    rate: true,
    least: 10,
    note: () => 'Points of metrics that the recorder has put into Cassandra.',
  },
  {
    title: 'Recorder lag',
    service: 'tracking',
    figure: 'recorder_lag_seconds',
    unit: 'seconds',
    least: 1,
    note(sample) {
      const events = figureIn(sample, 'tracking', 'recorder_lag_events');
      return `${countedPhrase(events, 'event')} not stored yet.`;
    },
  },
  {
    title: 'Live streams',
    service: 'query',
    figure: 'live_streams',
    unit: 'streams',
    least: 1,
    note: () => 'Pages and scripts that are told of points as they come.',
  },
  {
    title: 'Files through Kafka',
    service: 'artifact',
    figure: 'artifacts_bytes',
    unit: 'bytes',
    rate: true,
    least: 1024,
    note(sample) {
      const files = figureIn(sample, 'artifact', 'artifacts_open');
      return (
        `${countedPhrase(files, 'file')} of which not all has come. ` +
        'Files that clients upload are not counted here.'
      );
    },
  },
  {
    title: 'Runs in memory',
    service: 'query',
    figure: 'view_bytes',
    unit: 'bytes',
    least: 1024 * 1024,
    note(sample) {
      const runs = countedPhrase(figureIn(sample, 'query', 'view_runs'), 'run');
      const most = levelPhrase(figureIn(sample, 'query', 'view_max_bytes'), 'bytes');
      return `${runs}, in at most ${most}.`;
    },
  },
];

/** Figures without a chart: [title, service, figure, unit]. */
const FIGURES = [
  [
    'Dead letters: events that could never be applied',
    'tracking',
    'recorder_dead_letters_kept',
    'events',
  ],
  [
    'Dead letters: pieces of files that could never be stored',
    'artifact',
    'artifacts_dead_letters_kept',
    'events',
  ],
  ['Not acknowledged by Kafka yet', 'tracking', 'log_in_flight_bytes', 'bytes'],
  ['Runs whose points are to be put in order', 'tracking', 'compactor_runs_waiting', 'runs'],
  ['Failures in doing so, since the start', 'tracking', 'compactor_failures', 'failures'],
  ['Searches that read from Cassandra, since the start', 'query', 'view_scans', 'searches'],
  ['Pieces of files that wait to be stored', 'artifact', 'artifacts_lag_events', 'events'],
  ['Files stored from Kafka, since the start', 'artifact', 'artifacts_files', 'files'],
];

/** @param spanMs how long ago the left edges of the charts are */
export function chartsView(samples, spanMs) {
  const sample = samples[samples.length - 1];
  return html`<div class="system-charts">
    ${CHARTS.map((chart) => chartView(chart, samples, sample, spanMs))}
  </div>`;
}

function chartView(chart, samples, sample, spanMs) {
  const {service, figure, unit, rate, least} = chart;
  const points = (rate ? rates : levels)(samples, service, figure);
  const describe = (value) => (rate ? rateWords(value, unit) : levelPhrase(value, unit));
  const now = rate ? meanOfLast(points, STEADY_MS) : latest(points);
  return html`<section class="system-chart">
    <h3>${chart.title}</h3>
    <p class="system-value">${describe(now)}</p>
    <small-chart .drawing=${{points, spanMs, least, describe}}></small-chart>
    <p class="quiet">${chart.note(sample)}</p>
  </section>`;
}

function rateWords(value, unit) {
  return unit === 'bytes' && !Number.isNaN(value)
    ? `${levelPhrase(value, unit)}/s`
    : ratePhrase(value, unit);
}

export function figuresView(sample) {
  return html`<dl class="system-figures">
    ${FIGURES.map(
      ([title, service, figure, unit]) => html`<div>
        <dt>${title}</dt>
        <dd>${levelPhrase(figureIn(sample, service, figure), unit)}</dd>
      </div>`,
    )}
  </dl>`;
}

export function backendsView(sample) {
  return html`<ul class="system-list">
    ${backendsOf(sample).map(
      ({name, ready, complaints}) => html`<li>
        ${health(ready)}
        <div>
          <p class="system-name">${capital(backendName(name))}</p>
          <p class="quiet">${backendWords(ready, complaints)}</p>
        </div>
      </li>`,
    )}
  </ul>`;
}

function backendWords(ready, complaints) {
  if (ready === null) {
    return 'No service that would know answers.';
  }
  return ready ? 'Answers.' : complaints.map(sentence).join(' ');
}

export function servicesView(sample) {
  return html`<ul class="system-list">
    ${[...sample.services].map(
      ([name, {ready, complaints, started}]) => html`<li>
        ${health(ready)}
        <div>
          <p class="system-name">${capital(name)} <span class="quiet">${purposeOf(name)}</span></p>
          ${ready ? nothing : complaints.map((words) => html`<p>${sentence(words)}</p>`)}
          <p class="quiet">${since(sample, started)}</p>
        </div>
      </li>`,
    )}
  </ul>`;
}

function since(sample, started) {
  return started === undefined
    ? nothing
    : html`Up for ${formatDuration(sample.time - started)}, since
        <time datetime=${new Date(started).toISOString()}>${formatMoment(started)}</time>.`;
}

/** A mark, a colour and, since neither is enough, the word. */
function health(ready) {
  const [status, drawing, word] =
    ready === null
      ? ['', 'dot', 'Unknown']
      : ready
        ? ['FINISHED', 'check', 'Works']
        : ['FAILED', 'cross', 'Down'];
  return html`<span class="status" data-status=${status}>${icon(drawing)}${word}</span>`;
}

function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
