/** The metrics of runs in their sections, each of which can be folded up. */

import {skeletonView, troubleView} from '../parts/trouble.js';
import {html, nothing} from '../view.js';
import {toggled} from './address.js';
import {SYSTEM, sectionOf, sections} from './find.js';
import './panel-grid.js';
import {chartIcon} from './panel-frame.js';

/** So many metrics, at most, are in 2, 3, 4, 5 and 6 columns where a window has room for more (charts.css). */
const METRICS_IN_COLUMNS = [2, 3, 8, 15, 24];
const MOST_COLUMNS = METRICS_IN_COLUMNS.length + 2;

/**
 * @param metrics {keys: [key], or null while nothing is known, error: or null, matches(key), runs,
 *   settings, desk, onRetry()}
 */
export function metricSections(metrics) {
  const {keys, error, matches, runs, settings, desk, onRetry} = metrics;
  if (error !== null) {
    return troubleView(error, onRetry);
  }
  if (keys === null) {
    return skeletonView(6);
  }
  if (keys.length === 0) {
    return html`<div class="empty">
      <p class="empty-title">No metrics yet</p>
      <p>Curves appear here as soon as ${runs.length === 1 ? 'the run logs' : 'the runs log'} a metric.</p>
    </div>`;
  }
  const found = keys.filter(matches);
  if (found.length === 0) {
    return html`<div class="empty">
      <p class="empty-title">No metric matches “${settings.find}”</p>
      <p><button type="button" @click=${() => desk.ask({'c.find': null})}>Show all ${keys.length}</button></p>
    </div>`;
  }
  const shown = new Set(found);
  // Sections that have nothing now keep their place, so that the others keep their panels.
  return html`<div class="chart-sections" data-columns=${columnsFor(keys)}>
    ${sections(keys).map(({name, keys: all}) => {
      const some = all.filter((key) => shown.has(key));
      return some.length === 0 ? nothing : sectionView(name, {keys: some, runs, settings, desk});
    })}
  </div>`;
}

/**
 * Few metrics have large panels rather than room beside them. What is found or folded changes
 * nothing of that, so that panels keep their widths.
 */
function columnsFor(keys) {
  const own = keys.filter((key) => sectionOf(key) !== SYSTEM).length || keys.length;
  const at = METRICS_IN_COLUMNS.findIndex((most) => own <= most);
  return at < 0 ? MOST_COLUMNS : at + 2;
}

/** Sections of few panels take as many columns, so that several are beside each other; a large panel takes a row. */
function panelsBeside(keys, settings) {
  return keys.length > MOST_COLUMNS || keys.some((key) => settings.large.has(key)) ? 'many' : keys.length;
}

/** The section of metrics without a prefix has no name; "-" stands for it in the address. */
function sectionView(name, {keys, runs, settings, desk}) {
  const inAddress = name === '' ? '-' : name;
  const foldedAtFirst = name === SYSTEM && settings.find === '';
  const [list, names] = foldedAtFirst ? ['c.open', settings.unfolded] : ['c.fold', settings.folded];
  const isOpen = names.has(inAddress) === foldedAtFirst;
  const title = name === '' ? 'Metrics' : name === SYSTEM ? 'System metrics' : name;
  const toggle = () => desk.ask({[list]: toggled(names, inAddress)});
  return html`<section class="chart-section" data-panels=${panelsBeside(keys, settings)}>
    <h2>
      <button type="button" class="fold-button" aria-expanded=${isOpen ? 'true' : 'false'} @click=${toggle}>
        ${chartIcon('chevron')}${title} <span class="quiet">${keys.length}</span>
      </button>
    </h2>
    ${isOpen ? html`<panel-grid .model=${{keys, runs, settings, desk}}></panel-grid>` : nothing}
  </section>`;
}
