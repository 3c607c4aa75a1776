/**
 * Panels that are added by hand, as they stand in the address: "scatter~param:lr~min:val/loss";
 * "in:0.1,0.5" after a column is a range of it. Pure.
 */

/** What of a metric a run is represented by. */
export const FIGURES = {last: 'Last', min: 'Min', max: 'Max'};

const KINDS = new Set(['parallel', 'scatter', 'bars', 'params']);

/**
 * @returns {kind, columns}, or null for a text that nobody wrote; columns are {of, key}, of: param,
 *   last, min or max, and within: [from, to], texts, where it has a range
 */
export function parseAdded(text) {
  const [kind, ...columns] = text.split('~');
  if (!KINDS.has(kind)) {
    return null;
  }
  return {kind, columns: columns.reduce(withColumn, [])};
}

function withColumn(columns, text) {
  const column = parseColumn(text);
  if (column !== null) {
    return [...columns, column];
  }
  const within = readRange(text);
  return within === null ? columns : [...columns.slice(0, -1), ...columns.slice(-1).map((last) => ({...last, within}))];
}

function readRange(text) {
  const parts = /^in:([^,]*),([^,]*)$/.exec(text);
  try {
    return parts === null ? null : parts.slice(1).map(decodeURIComponent);
  } catch {
    return null;
  }
}

export function addedText({kind, columns}) {
  return [kind, ...columns.flatMap((column) => [columnText(column), ...rangeText(column)])].join('~');
}

function rangeText({within}) {
  return within === undefined
    ? []
    : [`in:${within.map((end) => encodeURIComponent(end).replaceAll('~', '%7E')).join()}`];
}

/** Columns of which one has another range, or none: null. */
export function ranged(columns, i, within) {
  return columns.map((column, j) => (j !== i ? column : within === null ? bare(column) : {...column, within}));
}

/** Columns without their ranges. */
export function bareColumns(columns) {
  return columns.map(bare);
}

function bare({of, key}) {
  return {of, key};
}

/** "param:lr"; a tilde in a name is %7E. */
export function columnText({of, key}) {
  return `${of}:${key.replaceAll('%', '%25').replaceAll('~', '%7E')}`;
}

export function parseColumn(text) {
  const at = text.indexOf(':');
  const of = text.slice(0, Math.max(0, at));
  if (of !== 'param' && !Object.hasOwn(FIGURES, of)) {
    return null;
  }
  return {of, key: text.slice(at + 1).replaceAll('%7E', '~').replaceAll('%25', '%')};
}

/** "lr", "last loss", "min loss". */
export function columnTitle({of, key}) {
  return of === 'param' ? key : `${FIGURES[of].toLowerCase()} ${key}`;
}

/**
 * Columns to begin with, for a panel for which none have been chosen.
 *
 * @param params, metrics the keys that there are; params those first that differ
 */
export function firstColumns(kind, params, metrics) {
  const own = metrics.filter((key) => !key.startsWith('system/'));
  const metric = own.find((key) => /loss/i.test(key)) ?? own[0] ?? metrics[0];
  const figure = metric === undefined ? [] : [{of: 'last', key: metric}];
  const ofParams = params.map((key) => ({of: 'param', key}));
  switch (kind) {
    case 'bars':
      return figure;
    case 'scatter':
      return [ofParams[0] ?? {of: 'min', key: metric}, ...figure].filter(({key}) => key !== undefined);
    case 'parallel':
      return [...ofParams.slice(0, 5), ...figure];
    default:
      return [];
  }
}
