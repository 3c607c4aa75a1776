/** The metrics of runs in their sections, each of which can be folded up. */

import {skeletonView, troubleView} from '../parts/trouble.js';
import {html, nothing} from '../view.js';
import {toggled} from './address.js';
import {SYSTEM, sections} from './find.js';
import './panel-grid.js';
import {chartIcon} from './panel-frame.js';

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
  return sections(keys).map(({name, keys: all}) => {
    const some = all.filter((key) => shown.has(key));
    return some.length === 0 ? nothing : sectionView(name, {keys: some, runs, settings, desk});
  });
}

/** The section of metrics without a prefix has no name; "-" stands for it in the address. */
function sectionView(name, {keys, runs, settings, desk}) {
  const inAddress = name === '' ? '-' : name;
  const foldedAtFirst = name === SYSTEM && settings.find === '';
  const [list, names] = foldedAtFirst ? ['c.open', settings.unfolded] : ['c.fold', settings.folded];
  const isOpen = names.has(inAddress) === foldedAtFirst;
  const title = name === '' ? 'Metrics' : name === SYSTEM ? 'System metrics' : name;
  const toggle = () => desk.ask({[list]: toggled(names, inAddress)});
  return html`<section class="chart-section">
    <h2>
      <button type="button" class="fold-button" aria-expanded=${isOpen ? 'true' : 'false'} @click=${toggle}>
        ${chartIcon('chevron')}${title} <span class="quiet">${keys.length}</span>
      </button>
    </h2>
    ${isOpen ? html`<panel-grid .model=${{keys, runs, settings, desk}}></panel-grid>` : nothing}
  </section>`;
}
