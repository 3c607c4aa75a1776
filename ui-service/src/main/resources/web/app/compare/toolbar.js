/** What is above a comparison: its parts, the search, and what the numbers are compared by. */

import {icon} from '../parts/icons.js';
import {tabsView} from '../parts/tabs.js';
import {compareHref, withValues} from '../router.js';
import {html, live, nothing} from '../view.js';
import {STATISTICS, TABS} from './settings.js';

const TITLES = {table: 'Table', charts: 'Charts', images: 'Images'};

export function compareTabs(runIds, query, settings) {
  return tabsView(
    'Parts of the comparison',
    TABS.map((tab) => [tab, TITLES[tab]]),
    settings.tab,
    (tab) => compareHref(runIds, withValues(query, {tab: tab === 'table' ? null : tab})),
  );
}

/**
 * @param go called with values of the address
 */
export function toolbarView({runs, settings}, go) {
  return html`<form class="toolbar compare-tools" role="search" @submit=${(event) => event.preventDefault()}>
    <label class="field grow">
      <span class="visually-hidden">Find by key</span>
      ${icon('search')}
      <input
        type="search"
        placeholder=${settings.tab === 'table' ? 'Find a param, metric or tag' : 'Find a key'}
        .value=${live(settings.find)}
        @input=${(event) => go({find: event.target.value})}
      />
    </label>
    ${settings.tab === 'table' ? tableTools(runs, settings, go) : nothing}
  </form>`;
}

function tableTools(runs, settings, go) {
  return html`<label class="choice">
      <input
        type="checkbox"
        .checked=${live(settings.onlyDifferent)}
        @change=${(event) => go({diff: event.target.checked ? '1' : null})}
      />
      <span>Only differences</span>
    </label>
    ${choice(
      'Metrics',
      'Compare metrics by',
      Object.entries(STATISTICS),
      settings.by,
      (by) => go({by: by === 'last' ? null : by}),
    )}
    ${choice(
      'Baseline',
      'Baseline',
      [['', 'None'], ...runs.map(({info}) => [info.run_id, info.run_name || info.run_id])],
      settings.baseline ?? '',
      (base) => go({base}),
    )}`;
}

function choice(title, label, options, chosen, onChange) {
  return html`<label class="field">
    <span aria-hidden="true">${title}</span>
    <select aria-label=${label} @change=${(event) => onChange(event.target.value)}>
      ${options.map(
        ([value, words]) =>
          html`<option value=${value} .selected=${live(value === chosen)}>${words}</option>`,
      )}
    </select>
  </label>`;
}
