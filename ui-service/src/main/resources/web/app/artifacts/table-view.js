/** A table out of a file: CSV, Parquet, or what mlflow.log_table wrote. */

import {stringifyExactly} from '../exact-json.js';
import {counted, formatCount} from '../format.js';
import {html, nothing} from '../view.js';

/** More cells than this are not drawn at once: the page would stand still. */
const MOST_CELLS = 40000;

/**
 * @param preview {columns: [{name, type}], column_count, rows, row_count, cut} of artifacts/preview,
 *   with whole numbers beyond 2^53 as bigint
 * @param more called for more rows
 */
export function tableView(preview, more) {
  const {columns, rows} = preview;
  const shown = Math.max(
    1,
    Math.min(columns.length, Math.floor(MOST_CELLS / Math.max(1, rows.length))),
  );
  return html`<p class="preview-choice">
      <span class="quiet">${extent(preview)}</span>
      ${rows.length === 100 && preview.cut
        ? html`<button type="button" @click=${more}>Show 1,000 rows</button>`
        : nothing}
    </p>
    ${shown < preview.column_count
      ? html`<p class="warning">
          The first ${formatCount(shown)} of ${counted(preview.column_count, 'column')}.
        </p>`
      : nothing}
    <div class="table-frame preview-table" role="region" aria-label="Table" tabindex="0">
      <table>
        <thead>
          <tr>
            ${columns
              .slice(0, shown)
              .map(
                ({name, type}, column) =>
                  html`<th scope="col" class=${isNumeric(rows, column) ? 'number' : nothing}>
                    ${name}${type ? html`<span class="type">${type}</span>` : nothing}
                  </th>`,
              )}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                ${row.slice(0, shown).map(cell)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function extent({rows, row_count: count, cut, column_count: columns}) {
  const words =
    count === undefined
      ? cut
        ? `The first ${counted(rows.length, 'row')}`
        : counted(rows.length, 'row')
      : rows.length < count
        ? `The first ${formatCount(rows.length)} of ${counted(count, 'row')}`
        : counted(count, 'row');
  return `${words}, ${counted(columns, 'column')}`;
}

/** Heads stand where the values below them do. */
function isNumeric(rows, column) {
  const values = rows.map((row) => row[column] ?? null).filter((value) => value !== null);
  return values.length > 0 && values.every(isNumber);
}

function isNumber(value) {
  return typeof value === 'number' || typeof value === 'bigint';
}

function cell(value) {
  if (value === null) {
    return html`<td><span class="absent">null</span></td>`;
  }
  if (isNumber(value)) {
    return html`<td class="number">${String(value)}</td>`;
  }
  return html`<td>${typeof value === 'object' ? stringifyExactly(value) : String(value)}</td>`;
}
