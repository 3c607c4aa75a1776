/** The table of a comparison: a column a run, and all that they have in rows. */

import {exactNumber, formatNumber, zoneName} from '../format.js';
import {firstWords} from '../markdown/first-words.js';
import {ABSENT, EMPTY} from '../parts/absent.js';
import {icon} from '../parts/icons.js';
import {durationView, minuteView} from '../parts/moment.js';
import {statusView} from '../parts/status.js';
import {experimentHref} from '../router.js';
import {html, nothing} from '../view.js';
import {headView} from './column-head.js';
import {bestOf, deltaOf, judgement, numberIn} from './marks.js';
import {wantedRows} from './rows.js';
import {betterOf} from './settings.js';

const BETTER = {
  none: {words: 'nobody has said which way is better', next: 'Lower is better'},
  lower: {words: 'lower is better', next: 'Higher is better'},
  higher: {words: 'higher is better', next: 'Forget which way is better'},
};

/**
 * @param comparison {runs, groups, settings, statistics, experiments, isFolded, roomOf}: what is
 *   compared; experiments is a Map of id to name; isFolded(group) and roomOf(group), how many rows
 *   are shown at first, are asked with a group's id
 * @param actions {move(runId, by), remove(runId), baseline(runId or null), better(key), fold(group),
 *   more(group)}
 */
export function tableView(comparison, actions) {
  const {runs, groups} = comparison;
  return html`<div class="compare-frame" role="region" aria-label="Comparison" tabindex="0">
    <table class="compare">
      <thead>
        <tr>
          <th scope="col"><span class="visually-hidden">Name</span></th>
          ${runs.map((run, index) => headView(run, index, comparison, actions))}
        </tr>
      </thead>
      ${groups.map((group) => groupView(group, comparison, actions))}
    </table>
  </div>`;
}

/** The rows of a group that are shown: none if it is folded, and with very many the first ones. */
export function shownRows(group, {settings, isFolded, roomOf}) {
  const rows = wantedRows(group.rows, settings);
  return isFolded(group.id) ? [] : rows.slice(0, roomOf(group.id));
}

function groupView(group, comparison, actions) {
  const {settings, runs, isFolded} = comparison;
  const wanted = wantedRows(group.rows, settings);
  if (wanted.length === 0) {
    return nothing;
  }
  const rows = shownRows(group, comparison);
  const folded = isFolded(group.id);
  return html`<tbody>
    <tr class="compare-group">
      <th scope="rowgroup" colspan=${runs.length + 1}>
        <button type="button" aria-expanded=${String(!folded)} @click=${() => actions.fold(group.id)}>
          ${icon('chevron')}<span>${group.title}</span>
          <span class="quiet">${countWords(wanted.length, group.rows.length)}</span>
        </button>
      </th>
    </tr>
    ${rows.map((row) => rowView(group, row, comparison, actions))}
    ${folded || rows.length === wanted.length
      ? nothing
      : html`<tr>
          <th scope="row">
            <button type="button" @click=${() => actions.more(group.id)}>
              Show ${wanted.length - rows.length} more
            </button>
          </th>
          <td colspan=${runs.length}></td>
        </tr>`}
  </tbody>`;
}

function countWords(wanted, all) {
  return wanted === all ? String(all) : `${wanted} of ${all}`;
}

function rowView(group, row, comparison, actions) {
  const cells =
    row.numbers !== undefined
      ? metricCells(row, comparison)
      : row.values.map((value, index) => textCell(group, row, value, index, comparison));
  // What a run is differs always: only of what it was given and gave is that a finding.
  return html`<tr class=${row.disagrees && group.id !== 'details' ? 'disagrees' : ''}>
    <th scope="row">
      <div class="compare-key">
        <span title=${row.key}
          >${row.key}
          ${group.id === 'details' && row.key === 'Started'
            ? html`<span class="zone">${zoneName()}</span>`
            : nothing}</span
        >
        ${row.numbers === undefined ? nothing : betterButton(row.key, comparison, actions)}
      </div>
    </th>
    ${cells}
  </tr>`;
}

function betterButton(key, {settings}, actions) {
  const better = betterOf(settings, key);
  const {words, next} = BETTER[better];
  return html`<button
    type="button"
    class="plain better"
    data-better=${better}
    aria-label="${key}: ${words}. ${next}"
    title="${words}. Click: ${next.toLowerCase()}"
    @click=${() => actions.better(key)}
  >
    ${better === 'none'
      ? html`${icon('arrowDown')}${icon('arrowUp')}`
      : icon(better === 'lower' ? 'arrowDown' : 'arrowUp')}
  </button>`;
}

function textCell(group, row, value, index, {runs, settings, experiments}) {
  const base = runs.findIndex(({info}) => info.run_id === settings.baseline);
  const differs = base >= 0 && group.id !== 'details' && value !== row.values[base];
  if (value === undefined) {
    return html`<td class=${differs ? 'other' : ''}>${ABSENT}</td>`;
  }
  const delta =
    group.id === 'params' && base >= 0 && base !== index
      ? deltaOf(numberIn(value), numberIn(row.values[base]))
      : null;
  return html`<td class=${differs ? 'other' : ''}>
    <div class="compare-text" title=${value}>
      ${group.id === 'details'
        ? detail(row.key, value, runs[index], experiments)
        : value === ''
          ? EMPTY
          : value}
    </div>
    ${delta === null || delta.side === 0
      ? nothing
      : html`<span class="delta">${delta.words}</span>`}
  </td>`;
}

function detail(key, value, run, experiments) {
  switch (key) {
    case 'Status':
      return statusView(value);
    case 'Started':
      return minuteView(Number(value));
    case 'Duration':
      return durationView(run.info);
    case 'Experiment':
      return html`<a href=${experimentHref(value)}>${experiments.get(value) ?? value}</a>`;
    case 'Description':
      return firstWords(value);
    case 'Run ID':
      return html`<code>${value}</code>`;
    default:
      return value;
  }
}

function metricCells({key, numbers: last}, {runs, settings, statistics}) {
  const all = runs.map(({info}) => statistics.of(info.run_id, key));
  const numbers =
    settings.by === 'last' ? last : all.map((statistic) => statistic?.[settings.by]);
  const better = betterOf(settings, key);
  const best = bestOf(numbers, better);
  const base = runs.findIndex(({info}) => info.run_id === settings.baseline);
  return numbers.map((number, index) => {
    // Two numbers have their difference in words; that only one run has one is to be seen, too.
    const alone = base >= 0 && (last[index] === undefined) !== (last[base] === undefined);
    if (last[index] === undefined) {
      return html`<td class="number ${alone ? 'other' : ''}">${ABSENT}</td>`;
    }
    const delta = base >= 0 && base !== index ? deltaOf(number, numbers[base]) : null;
    return html`<td class="number ${best.has(index) ? 'best' : ''} ${alone ? 'other' : ''}">
      ${number === undefined
        ? html`<span class="absent">…</span>`
        : html`<span title=${exactNumber(number)}>${formatNumber(number)}</span>`}
      ${best.has(index) ? html`<span class="best-word">${icon('check')}best</span>` : nothing}
      ${delta === null
        ? nothing
        : html`<span class="delta ${judgement(delta.side, better)}">${delta.words}</span>`}
      <span class="spread">${spread(settings.by, last[index], all[index])}</span>
    </td>`;
  });
}

/** The other two values, beside the one that is compared. */
function spread(by, last, statistic) {
  if (by !== 'last') {
    return `last ${brief(last)}`;
  }
  return statistic === undefined
    ? ' '
    : `${brief(statistic.min)} to ${brief(statistic.max)}`;
}

/** Room is dear, and who wants all digits compares by this value. */
function brief(value) {
  return formatNumber(Number(value.toPrecision(4)));
}
