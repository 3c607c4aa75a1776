/** Groups with their aggregates as CSV, written like the files of runs/export: docs/runs.md. Pure. */

import {fieldOf} from '../columns.js';
import {csvFile, csvText} from '../csv.js';
import {exactNumber} from '../format.js';

const START = 'max(attributes.start_time)';

/**
 * @param by the columns that runs are grouped by
 * @param aggregates as they were asked for
 * @param groups [{keys, runs, values}] as the API lists them
 */
export function groupsCsv(by, aggregates, groups) {
  const head = [...by.map(nameOf), 'runs', ...aggregates.map((text) => text.replaceAll('`', ''))];
  const rows = groups.map(({keys, runs, values}) => [
    ...keys.map(csvText),
    String(runs),
    ...values.map((value, index) => valueText(value, aggregates[index])),
  ]);
  return csvFile([head.map(csvText), ...rows].map((cells) => cells.join(',')));
}

function nameOf(column) {
  return column.kind === 'attribute' ? column.key : fieldOf(column).replaceAll('`', '');
}

function valueText(value, aggregate) {
  if (value === null) {
    return '';
  }
  const isTime = aggregate === START && Number.isFinite(new Date(value).getTime());
  return isTime ? new Date(value).toISOString() : exactNumber(value);
}
