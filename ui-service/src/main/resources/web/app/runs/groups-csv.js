/** Groups with their aggregates as CSV, written like the files of runs/export: docs/runs.md. Pure. */

import {fieldOf} from '../columns.js';
import {exactNumber} from '../format.js';

const START = 'max(attributes.start_time)';

/** With what formulas begin, also behind what programs skip or take for the same. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/**
 * @param by the columns that runs are grouped by
 * @param aggregates as they were asked for
 * @param groups [{keys, runs, values}] as the API lists them
 */
export function groupsCsv(by, aggregates, groups) {
  const head = [...by.map(nameOf), 'runs', ...aggregates.map((text) => text.replaceAll('`', ''))];
  const rows = groups.map(({keys, runs, values}) => [
    ...keys.map((key) => (key === null ? '' : quoted(harmless(key), key === ''))),
    String(runs),
    ...values.map((value, index) => valueText(value, aggregates[index])),
  ]);
  return [head.map((name) => quoted(harmless(name))), ...rows]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('');
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

function harmless(text) {
  const isNumber = text.trim() !== '' && Number.isFinite(Number(text));
  return FORMULA.test(text) && !isNumber ? `'${text}` : text;
}

function quoted(text, always = false) {
  return always || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
