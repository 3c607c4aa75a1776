/** All runs that match as a file of CSV, made in the browser page by page. */

import {fieldsOf} from '../columns.js';
import {listRuns} from './calls.js';
import {csvHead, csvLine} from './csv.js';
import {runRows} from './run-row.js';

/** More than that no spreadsheet opens; the file then says less than the table, and the page says so. */
export const MOST_EXPORTED = 100_000;

const VALUES_PER_REQUEST = 50_000;

/**
 * @param search {experimentId, filter, order, view}
 * @param columns those behind the name
 * @param onProgress called with (rows so far, rows there are)
 * @returns {blob, rows, matches}
 */
export async function exportCsv(search, columns, onProgress, signal) {
  const fields = fieldsOf(columns);
  const limit = Math.min(5000, Math.floor(VALUES_PER_REQUEST / fields.length));
  const parts = [csvHead(columns)];
  let rows = 0;
  let pageToken;
  let matches;
  do {
    const most = Math.min(limit, MOST_EXPORTED - rows);
    const page = await listRuns({...search, fields, limit: most, pageToken}, signal);
    // A Blob a page: the browser may keep those out of memory.
    parts.push(
      new Blob([
        runRows(page)
          .map((row) => csvLine(row, columns))
          .join(''),
      ]),
    );
    rows += page.runs.length;
    matches ??= page.matches;
    pageToken = page.next_page_token || undefined;
    onProgress(rows, matches);
  } while (pageToken !== undefined && rows < MOST_EXPORTED);
  return {blob: new Blob(parts, {type: 'text/csv'}), rows, matches};
}

/** Has the browser save a file. */
export function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Not at once: the browser has yet to begin.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
