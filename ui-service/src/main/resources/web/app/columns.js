/**
 * The columns of the table of runs. A column is {kind, key}; kind is attribute, metric, param or
 * tag. Attributes have title and sort (what to order by, or null) too, and sortedBy where that is
 * not what the column shows.
 * Pure.
 */

import {toNumber} from './format.js';
import {naturally} from './natural.js';

/** The column that is always there, and first. */
export const NAME = attribute('run_name', 'Run', 'run_name');

/** What every table shows when nobody has chosen, in this order, behind the name. */
export const ATTRIBUTES = [
  attribute('status', 'Status', 'status'),
  attribute('start_time', 'Started', 'start_time'),
  attribute('duration', 'Duration', 'duration'),
  attribute('user', 'User', 'user_id'),
];

/** Which of its experiments a run is of: for tables of several. */
export const EXPERIMENT = {
  ...attribute('experiment_id', 'Experiment', 'experiment_id'),
  sortedBy: 'ID',
};

/** The same where a table is of several experiments. */
export const ATTRIBUTES_OF_SEVERAL = [EXPERIMENT, ...ATTRIBUTES];

/** Attributes that can be shown, too. */
export const MORE_ATTRIBUTES = [
  attribute('end_time', 'Ended', 'end_time'),
  attribute('run_id', 'Run ID', 'run_id'),
  attribute('dataset', 'Datasets', null),
];

/** What is asked of every run, whatever is shown, as the API names it. */
export const ALWAYS_ASKED = [
  'attributes.run_name',
  'attributes.status',
  'attributes.start_time',
  'attributes.end_time',
  'attributes.user_id',
  'attributes.lifecycle_stage',
];

const FIELDS = {
  run_id: 'attributes.run_id',
  end_time: 'attributes.end_time',
  dataset: 'dataset.name',
  experiment_id: 'attributes.experiment_id',
};

export const DEFAULT_ORDER = {by: 'start_time', descending: true};

/** How the columns' absence is said in the address, which says nothing for the default ones. */
export const NO_COLUMNS = '-';

const CHOSEN_AT_FIRST = 4;
const KINDS = new Map(Object.entries({m: 'metric', p: 'param', t: 'tag', a: 'attribute'}));

function attribute(key, title, sort) {
  return {kind: 'attribute', key, title, sort};
}

function knownAttribute(key, usual) {
  return [...usual, ...MORE_ATTRIBUTES].find((known) => known.key === key) ?? null;
}

/** The text that stands for a chosen column in the address: "m:loss". */
export function columnId({kind, key}) {
  return `${kind[0]}:${key}`;
}

/**
 * The column that a text stands for, or null.
 *
 * @param usual the attributes that the table shows when nobody has chosen
 */
export function parseColumn(id, usual = ATTRIBUTES) {
  const at = id.indexOf(':');
  const kind = KINDS.get(id.slice(0, Math.max(0, at)));
  const key = id.slice(at + 1);
  if (kind === undefined) {
    return null;
  }
  return kind === 'attribute' ? knownAttribute(key, usual) : {kind, key};
}

/** The columns that texts of an address stand for, each once. */
export function parseColumns(ids, usual = ATTRIBUTES) {
  return ids
    .map((id) => parseColumn(id, usual))
    .filter(
      (column, at, all) =>
        column !== null && all.findIndex((one) => one !== null && isSameColumn(one, column)) === at,
    );
}

export function isSameColumn(one, other) {
  return one.kind === other.kind && one.key === other.key;
}

/**
 * The columns behind the name that an address asks for.
 *
 * @param ids its texts; none for the default columns. Without an attribute among them the usual
 *   ones come first; NO_COLUMNS says that there are none at all
 * @param standard the default metrics, params and tags
 * @param usual the default attributes
 */
export function chosenColumns(ids, standard, usual = ATTRIBUTES) {
  if (ids.length === 0) {
    return [...usual, ...standard];
  }
  const chosen = parseColumns(ids, usual);
  const whole = ids.includes(NO_COLUMNS) || chosen.some(({kind}) => kind === 'attribute');
  return whole ? chosen : [...usual, ...chosen];
}

/** What stands in the address for these columns. */
export function columnIds(columns) {
  const ids = columns.map(columnId);
  return columns.some(({kind}) => kind === 'attribute') ? ids : [NO_COLUMNS, ...ids];
}

/** The pinned columns first, each part in its order. */
export function pinnedFirst(columns, pins) {
  const pinned = columns.filter((column) => pins.includes(columnId(column)));
  return [...pinned, ...columns.filter((column) => !pinned.includes(column))];
}

/** The columns with the one at an index so many places further; as they are at the ends. */
export function moved(columns, index, places) {
  const to = index + places;
  if (index < 0 || to < 0 || to >= columns.length) {
    return columns;
  }
  const changed = [...columns];
  changed.splice(to, 0, ...changed.splice(index, 1));
  return changed;
}

/** The name of a column in requests: ``metrics.`loss` ``, or null for what is made of others. */
export function fieldOf(column) {
  if (column.kind === 'attribute') {
    return FIELDS[column.key] ?? null;
  }
  return `${column.kind}s.${quoted(column.key)}`;
}

/** What to ask for to show these columns. */
export function fieldsOf(columns) {
  const fields = columns.map(fieldOf).filter((field) => field !== null);
  return [...new Set([...ALWAYS_ASKED, ...fields])];
}

/** What to order by for a column, as the search grammar says it. */
export function sortKey(column) {
  return column.kind === 'attribute' ? column.sort : fieldOf(column);
}

/** What is to be said of a column beside its title, or null. */
export function headHint({kind, key, sortedBy}, isSortable) {
  if (kind !== 'attribute') {
    return `${kind} ${key}`;
  }
  return isSortable && sortedBy !== undefined ? `sorted by ${sortedBy}` : null;
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

/**
 * How an order is asked for: params and tags as people count, 16 before 128. Addresses keep the
 * order as it was chosen, whose texts are readable and older than that.
 */
export function orderAsked({by, descending}) {
  return orderText({by: naturally(by), descending});
}

/** The order after a click on a column's head: the other way round, or this column downwards. */
export function orderAfterClick(order, column) {
  const by = sortKey(column);
  return {by, descending: order.by === by ? !order.descending : column.key !== 'run_name'};
}

/**
 * What to show when nobody has chosen: the metrics that most runs have and that are not the
 * machine's own, and the params that differ between runs before those that do not.
 *
 * @param keys {metric, param}: each [{key, runs}]
 * @param rows some runs with their params, as {value(column)}
 */
export function defaultColumns(keys, rows) {
  const metrics = candidates(keys.metric.filter(({key}) => !key.startsWith('system/')));
  const params = candidates(keys.param, Infinity).map((key) => ({kind: 'param', key}));
  const differing = params.filter((column) => !isSame(rows, column));
  const same = params.filter((column) => isSame(rows, column));
  return [
    ...metrics.map((key) => ({kind: 'metric', key})),
    ...[...differing, ...same].slice(0, CHOSEN_AT_FIRST),
  ];
}

/** What counts how far a run is says little of how good it is. */
const COUNTER = /(^|[/_. ])(epoch|step|iteration)s?$/i;

/** Keys that most runs have, counters last, of those the first in the alphabet. */
export function candidates(keys, most = CHOSEN_AT_FIRST) {
  const isCounter = ({key}) => Number(COUNTER.test(key));
  return [...keys]
    .sort((a, b) => isCounter(a) - isCounter(b) || b.runs - a.runs || a.key.localeCompare(b.key))
    .slice(0, most)
    .map(({key}) => key);
}

function isSame(rows, column) {
  return new Set(rows.map((row) => row.value(fieldOf(column)))).size <= 1;
}

/** A value as the API lists it: a number for a metric, a text for the others, undefined for none. */
export function shownValue(value, column) {
  if (value === null || value === undefined) {
    return undefined;
  }
  return column.kind === 'metric' ? toNumber(value) : String(value);
}

const WIDEST = 260;

/** How wide a column is, in pixels: its head is read whole, its values as far as there is room. */
export function widthOf(column, curve = false) {
  if (column.kind === 'attribute') {
    return (
      {status: 112, start_time: 148, end_time: 148, duration: 158, user: 112, run_id: 280}[
        column.key
      ] ?? 170
    );
  }
  const head = 48 + 7.4 * column.key.length;
  // Seven digits, a point, a sign and zeros before them: −0.000442424.
  const least = column.kind === 'metric' ? 128 : 120;
  return Math.round(Math.min(WIDEST, Math.max(least, head)) + (curve ? 84 : 0));
}

/** A key as an identifier of the search grammar; a quote within is written twice. */
export function quoted(key) {
  return '`' + key.replaceAll('`', '``') + '`';
}

/** A text of the search grammar; a quote within is written twice. */
export function quotedText(text) {
  return "'" + text.replaceAll("'", "''") + "'";
}

/** The filter that finds experiments whose name contains a text. */
export function nameFilter(text) {
  const words = text.trim();
  return words === '' ? undefined : `name ILIKE ${quotedText(`%${words}%`)}`;
}

/**
 * Whether a name contains the text that nameFilter looks for: to the server _ and % stand for
 * others, too.
 */
export function nameContains(name, text) {
  return name.toLowerCase().includes(text.trim().toLowerCase());
}
