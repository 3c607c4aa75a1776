/** Files: all runs that match, or those selected, which the server writes; groups, written here. */

import {formatCount} from '../format.js';
import {icon} from '../parts/icons.js';
import {menuToggled} from '../parts/menu.js';
import {html, nothing} from '../view.js';
import {exportUrl} from './asking.js';
import {groupsCsv} from './groups-csv.js';

const FORMATS = [
  ['csv', 'CSV'],
  ['parquet', 'Parquet'],
];

/** What an address, in which each is named, has room for. */
const MOST_NAMED = 1_000;

/**
 * A menu of formats, each of which is a link to the file; of groups a file is made here.
 *
 * @param desk as the table's views have it
 */
export function exportMenu({name, state, actions}) {
  const {search, selection, list} = state;
  const grouped = list.search.by.length > 0;
  const all = grouped ? 'Not the groups but all runs that match' : 'All runs that match';
  const what = selection.size === 0 ? all : 'The selected runs';
  return html`<details class="menu" @toggle=${menuToggled}>
    <summary>${icon('download')}Export</summary>
    <div class="menu-body export" tabindex="-1">
      ${selection.size > MOST_NAMED
        ? html`<p>
            Up to ${formatCount(MOST_NAMED)} selected runs make a file. With none selected it has
            all that match.
          </p>`
        : html`<p class="quiet">${what}, with these columns</p>
            ${FORMATS.map(
              ([format, title]) =>
                html`<a
                  class="button"
                  href=${exportUrl(search, selection.ids, format)}
                  download
                  >${title}</a
                >`,
            )}`}
      ${grouped
        ? html`<p class="quiet">The groups, with these metrics</p>
            <button
              type="button"
              @click=${(event) => {
                event.currentTarget.closest('details').open = false;
                downloadGroups(list, name, actions);
              }}
            >
              Groups as CSV
            </button>`
        : nothing}
    </div>
  </details>`;
}

async function downloadGroups(list, name, actions) {
  try {
    const {aggregates, groups} = await list.asking.allGroups();
    const {downloadText} = await import('../charts/downloads.js');
    const text = groupsCsv(list.search.by, aggregates, groups);
    downloadText(`${name} groups`, 'csv', text, 'text/csv');
  } catch (error) {
    actions.tell(`There is no file of the groups: ${error.message}`);
  }
}
