/**
 * The columns of the table of runs. A column is {kind, key}; kind is attribute, metric, param or
 * tag. Pure.
 */

import {toNumber} from './format.js';

/** What every table shows, in this order; sort is the name to order by, where the server can. */
export const ATTRIBUTES = [
  {kind: 'attribute', key: 'run_name', title: 'Run', sort: 'run_name'},
  {kind: 'attribute', key: 'status', title: 'Status', sort: 'status'},
  {kind: 'attribute', key: 'start_time', title: 'Started', sort: 'start_time'},
  {kind: 'attribute', key: 'duration', title: 'Duration', sort: null},
  {kind: 'attribute', key: 'user', title: 'User', sort: 'user_id'},
];

export const DEFAULT_ORDER = {by: 'start_time', descending: true};

const CHOSEN_AT_FIRST = 4;
const KINDS = {m: 'metric', p: 'param', t: 'tag'};

/** The text that stands for a chosen column in the address: "m:loss". */
export function columnId({kind, key}) {
  return `${kind[0]}:${key}`;
}

/** The column that a text stands for, or null. */
export function parseColumn(id) {
  const kind = KINDS[id.slice(0, id.indexOf(':'))];
  return kind === undefined ? null : {kind, key: id.slice(id.indexOf(':') + 1)};
}

/** What to order by for a column, as the search grammar says it. */
export function sortKey(column) {
  if (column.kind === 'attribute') {
    return column.sort;
  }
  return `${column.kind}s.${quoted(column.key)}`;
}

/** "metrics.`loss` DESC" as {by, descending}; the default order for an empty text. */
export function parseOrder(text) {
  const match = /^(.*\S)\s+(ASC|DESC)$/i.exec(text ?? '');
  if (match === null) {
    return text ? {by: text, descending: false} : DEFAULT_ORDER;
  }
  return {by: match[1], descending: match[2].toUpperCase() === 'DESC'};
}

export function orderText({by, descending}) {
  return `${by} ${descending ? 'DESC' : 'ASC'}`;
}

/** The order after a click on a column's head: the other way round, or this column downwards. */
export function orderAfterClick(order, column) {
  const by = sortKey(column);
  return {by, descending: order.by === by ? !order.descending : column.key !== 'run_name'};
}

/** All keys of a kind that the runs have: metrics, params or tags, in order. */
export function keysOf(runs, kind) {
  const keys = new Set();
  for (const run of runs) {
    for (const item of run.data?.[kind + 's'] ?? []) {
      keys.add(item.key);
    }
  }
  return [...keys].sort((a, b) => a.localeCompare(b));
}

/**
 * What to show when nobody has chosen: the first metrics that are not the machine's own, and the
 * params that differ between runs before those that do not.
 */
export function defaultColumns(runs) {
  const metrics = keysOf(runs, 'metric').filter((key) => !key.startsWith('system/'));
  const params = keysOf(runs, 'param').map((key) => ({key, same: isSame(runs, key)}));
  params.sort((a, b) => Number(a.same) - Number(b.same));
  return [
    ...metrics.slice(0, CHOSEN_AT_FIRST).map((key) => ({kind: 'metric', key})),
    ...params.slice(0, CHOSEN_AT_FIRST).map(({key}) => ({kind: 'param', key})),
  ];
}

function isSame(runs, key) {
  const values = new Set(runs.map((run) => valueOf(run, {kind: 'param', key})));
  return values.size <= 1;
}

/** A run's value in a column: a number for a metric, a text for params and tags, or undefined. */
export function valueOf(run, {kind, key}) {
  const item = (run.data?.[kind + 's'] ?? []).find((candidate) => candidate.key === key);
  if (item === undefined) {
    return undefined;
  }
  return kind === 'metric' ? toNumber(item.value) : (item.value ?? '');
}

/** A key as an identifier of the search grammar, which has three quotes and no escape. */
function quoted(key) {
  return key.includes('`') ? `"${key}"` : `\`${key}\``;
}

/** The filter that finds experiments whose name contains a text; quotes in it match anything. */
export function nameFilter(text) {
  const words = text.trim();
  if (words === '') {
    return undefined;
  }
  // The grammar has no escape: within one kind of quote the other may stand.
  const quote = words.includes("'") ? '"' : "'";
  return `name ILIKE ${quote}%${words.replaceAll(quote, '_')}%${quote}`;
}
