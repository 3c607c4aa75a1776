/** All runs that match, or those selected, as a file that the server writes. */

import {at} from '../api.js';
import {fieldsOf, orderText} from '../columns.js';
import {formatCount} from '../format.js';
import {icon} from '../parts/icons.js';
import {menuToggled} from '../parts/menu.js';
import {html} from '../view.js';
import {allOf, idsCondition} from './search.js';

const FORMATS = [
  ['csv', 'CSV'],
  ['parquet', 'Parquet'],
];

/** What an address, in which each is named, has room for. */
const MOST_NAMED = 1_000;

/**
 * Where the file is.
 *
 * @param search as searchOf has it
 * @param ids of the runs wanted; empty for all that match
 * @param format csv or parquet
 */
export function exportUrl(experimentId, search, ids, format) {
  const some = ids.length > 0;
  return at('ajax-api/headrace/v1/runs/export', {
    experiment_ids: experimentId,
    filter: some ? idsCondition(ids) : allOf(search.filter),
    run_view_type: some ? 'ALL' : search.view,
    order_by: orderText(search.order),
    columns: fieldsOf(search.columns),
    format,
  });
}

/** A menu of formats, each of which is a link to the file. */
export function exportMenu(experimentId, {search, selection}) {
  const what = selection.size === 0 ? 'All runs that match' : 'The selected runs';
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
                  href=${exportUrl(experimentId, search, selection.ids, format)}
                  download
                  >${title}</a
                >`,
            )}`}
    </div>
  </details>`;
}
