/** What an address of a page of runs asks for, and how the API is asked for it. Pure. */

import {
  ATTRIBUTES,
  ATTRIBUTES_OF_SEVERAL,
  EXPERIMENT,
  chosenColumns,
  columnId,
  fieldOf,
  isSameColumn,
  parseColumns,
  parseOrder,
  pinnedFirst,
  quoted,
  quotedText,
  sortKey,
} from '../columns.js';
import {groupField} from './calls.js';
import {parseWidths} from './widths.js';

export const PARENT_TAG = 'mlflow.parentRunId';

const PARENT = `tags.${quoted(PARENT_TAG)}`;
const VIEWS = ['ACTIVE_ONLY', 'DELETED_ONLY', 'ALL'];
const WAYS = ['mean', 'min', 'max', 'last'];

/** More make the table slow, and nobody reads them. */
export const MOST_COLUMNS = 100;

/** So many open rows have room in an address; of more, only the browser's history knows. */
const MOST_OPEN = 20;

/** The server takes 100 aggregates a request; two of them are of when runs started and how long they took. */
const MOST_AGGREGATES = 98;

/** How many runs of a group have a metric: NaN is in no mean. */
const COUNT = 'count';

const DURATION = 'attributes.duration';

/**
 * @param query of the address: filter, view, order, col, pin, curve, group, way, nest, open,
 *   width, run
 * @param experimentIds of the experiments that the runs are of
 * @param several whether the page is one of several experiments, however many are left of them
 * @param standard the default metrics, params and tags
 * @param hasNested whether any run of the experiments has a parent
 * @param flat whether groups and nesting are left out, as beside charts
 * @returns {experimentIds, usual, filter, view, order, columns, pins, curves, by, way, nested, open,
 *   widths}: usual the default attributes; columns with the pinned ones first; pins and curves ids
 *   of columns; by what to group by; open keys of rows; widths that were chosen, by ids of columns
 */
export function searchOf(query, {experimentIds, several, standard, hasNested, flat}) {
  const usual = several ? ATTRIBUTES_OF_SEVERAL : ATTRIBUTES;
  const filter = query.get('filter') ?? '';
  const pins = query.getAll('pin');
  const chosen = chosenColumns(query.getAll('col'), standard, usual).slice(0, MOST_COLUMNS);
  const columns = pinnedFirst(chosen, pins);
  const by = flat ? [] : parseColumns(query.getAll('group'), usual).slice(0, 3);
  const nest = query.get('nest') ?? (filter === '' && hasNested ? '1' : '0');
  return {
    experimentIds,
    usual,
    filter,
    view: VIEWS.includes(query.get('view')) ? query.get('view') : VIEWS[0],
    order: parseOrder(query.get('order')),
    columns,
    pins: pins.filter((id) => columns.some((column) => columnId(column) === id)),
    curves: curvesOf(query.getAll('curve'), columns),
    by,
    way: WAYS.includes(query.get('way')) ? query.get('way') : WAYS[0],
    nested: !flat && by.length === 0 && nest === '1',
    widths: parseWidths(query.getAll('width').slice(0, MOST_COLUMNS)),
    open: flat ? [] : openRows(query.getAll('open'), by),
  };
}

/** What a curve tells most of, by its name: a loss, an accuracy, another score, anything held out. */
const TELLING = [
  /loss/i,
  /(^|[^a-z])acc(uracy)?([^a-z]|$)/i,
  /(^|[^a-z])(f1|auc|mae|r?mse|error|perplexity|score|reward|bleu|m?iou|map)([^a-z]|$)/i,
  /(^|[^a-z])(val(id(ation)?)?|eval|test)([^a-z]|$)/i,
];

/** One metric has a curve when nobody has chosen; "-" says that none has. */
function curvesOf(chosen, columns) {
  if (chosen.length > 0) {
    return chosen;
  }
  const metrics = columns.filter(({kind}) => kind === 'metric');
  const telling = TELLING.map((name) => metrics.find(({key}) => name.test(key)));
  const [best] = [...telling, ...metrics].filter((column) => column !== undefined);
  return best === undefined ? [] : [columnId(best)];
}

/** What stands in the address for open rows: a run's id, a group's values. */
export function openIds(keys, by) {
  const few = keys.slice(0, MOST_OPEN);
  return by.length > 0 ? few.map((key) => key.slice(1, -1)) : few;
}

/** The keys of the rows that ids of an address stand for. */
function openRows(ids, by) {
  if (by.length === 0) {
    return ids.slice(0, MOST_OPEN);
  }
  return ids.slice(0, MOST_OPEN).map((id) => groupKey(id, by)).filter((key) => key !== null);
}

function groupKey(id, by) {
  try {
    const values = JSON.parse(`[${id}]`);
    return values.length === by.length ? JSON.stringify(values) : null;
  } catch {
    return null;
  }
}

/** What other rows are shown for: a list is begun anew when it changes. */
export function rowsKey(search) {
  const {experimentIds, filter, view, order, by, nested} = search;
  const grouped = by.length > 0 ? [by, search.way, aggregatesOf(search)] : [];
  return JSON.stringify([experimentIds, filter, view, order, nested, grouped]);
}

/** Conditions joined; empty and missing ones are left out. */
export function allOf(...conditions) {
  return conditions.filter((condition) => condition).join(' AND ');
}

/** The condition for runs that nothing is above. */
export const OUTERMOST = `${PARENT} IS NULL`;

/** The condition for runs that another is above. */
export const NESTED = `${PARENT} IS NOT NULL`;

export function childrenOf(runId) {
  return `${PARENT} = ${quotedText(runId)}`;
}

/** What to group by to count children. */
export const PARENT_COLUMN = {kind: 'tag', key: PARENT_TAG};

export function idsCondition(runIds) {
  return `attributes.run_id IN (${runIds.map(quotedText).join(', ')})`;
}

/** All runs that match; a part of them is {condition, experimentIds}, of which either may be missing. */
export const EVERY = {};

/**
 * The runs of a group, or null where the grammar has no condition for them. It has none for
 * experiments either, but a request is of as many as one likes.
 */
export function partOfGroup(by, keys) {
  const at = by.findIndex(isExperiment);
  const condition = groupCondition(
    by.filter((_, index) => index !== at),
    keys.filter((_, index) => index !== at),
  );
  if (condition === null) {
    return null;
  }
  return at < 0 ? {condition} : {condition, experimentIds: [keys[at]]};
}

/** Whether a column is that of experiments. */
export function isExperiment(column) {
  return isSameColumn(column, EXPERIMENT);
}

function groupCondition(by, keys) {
  const conditions = by.map((column, index) => {
    const field = groupField(column);
    if (keys[index] === null) {
      return column.kind === 'attribute' ? null : `${field} IS NULL`;
    }
    return `${field} = ${quotedText(keys[index])}`;
  });
  return conditions.includes(null) ? null : conditions.join(' AND ');
}

/** Of each shown metric every aggregate while there is room, else the one shown and of how many runs. */
export function aggregatesOf({columns, order, way}) {
  const fields = columns.filter(({kind}) => kind === 'metric').map(fieldOf);
  if (isMetric(order.by) && !fields.includes(order.by)) {
    fields.unshift(order.by);
  }
  const all = [...WAYS, COUNT];
  const ways = [all, [way, COUNT], [way]].find(
    (some) => fields.length * some.length <= MOST_AGGREGATES || some.length === 1,
  );
  return [
    ...fields.flatMap((field) => ways.map((name) => `${name}(${field})`)).slice(0, MOST_AGGREGATES),
    `${way}(${DURATION})`,
    'max(attributes.start_time)',
  ];
}

function isMetric(by) {
  return /^metrics?\./.test(by);
}

/** Whether rows can be put in order by a column: groups by fewer than runs. */
export function isSortable(column, by) {
  return by.length > 0
    ? column.kind === 'metric' || ['start_time', 'duration', 'run_name'].includes(column.key)
    : sortKey(column) !== null;
}

/** The orders of groups, the first first: what the order of runs is for groups, then their keys. */
export function groupOrders({order, by, way}, isChosen) {
  const keys = by.map(groupField);
  const chosen = isChosen ? groupedBy(order.by, by, way) : null;
  return [
    ...(chosen === null ? [] : [{...order, by: chosen}]),
    ...keys.filter((key) => key !== chosen).map((key) => ({by: key, descending: false})),
  ];
}

/** What groups by such columns are put in order by for what runs are, or null. */
function groupedBy(by, columns, way) {
  if (isMetric(by)) {
    return `${way}(${by})`;
  }
  if (by === 'start_time') {
    return 'max(attributes.start_time)';
  }
  if (by === 'duration') {
    return `${way}(${DURATION})`;
  }
  if (by === 'run_name') {
    return groupField(columns[0]);
  }
  const column = columns.find((one) => [sortKey(one), groupField(one)].includes(by));
  return column === undefined ? null : groupField(column);
}
