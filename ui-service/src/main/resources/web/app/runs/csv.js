/** Rows of runs as lines of CSV (RFC 4180): every digit, times in UTC. Pure. */

import {exactNumber} from '../format.js';
import {fieldOf, shownValue} from '../columns.js';

const ENDS = ['run_id', 'experiment_id', 'lifecycle_stage'];

/** The first line. @param columns those behind the name */
export function csvHead(columns) {
  return line(['run_name', ...columns.map(titleOf), ...ENDS]);
}

/** Two columns may share a key: a param and a metric. */
function titleOf({kind, key}) {
  return kind === 'attribute' ? key : `${kind}s.${key}`;
}

/** @param row a RunRow that has the columns' fields */
export function csvLine(row, columns) {
  return line([
    row.value('attributes.run_name'),
    ...columns.map((column) => valueOf(row, column)),
    row.runId,
    row.experimentId,
    row.value('attributes.lifecycle_stage'),
  ]);
}

function valueOf(row, column) {
  if (column.kind !== 'attribute') {
    const value = shownValue(row.value(fieldOf(column)), column);
    return typeof value === 'number' ? exactNumber(value) : value;
  }
  switch (column.key) {
    case 'status':
      return row.status;
    case 'start_time':
      return moment(row.startTime);
    case 'end_time':
      return moment(row.endTime);
    case 'duration':
      // In seconds, as a spreadsheet can reckon with them.
      return row.startTime && row.endTime ? String((row.endTime - row.startTime) / 1000) : '';
    case 'user':
      return row.value('attributes.user_id');
    default:
      return row.value(fieldOf(column));
  }
}

function moment(time) {
  return time === undefined ? '' : new Date(time).toISOString();
}

function line(values) {
  return values.map(cell).join(',') + '\r\n';
}

function cell(value) {
  const text = value === null || value === undefined ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
