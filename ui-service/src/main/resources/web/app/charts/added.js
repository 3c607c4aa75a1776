/**
 * Panels that are added by hand, as they stand in the address: "scatter~param:lr~min:val/loss".
 * Pure.
 */

/** What of a metric a run is represented by. */
export const FIGURES = {last: 'Last', min: 'Min', max: 'Max'};

const KINDS = new Set(['parallel', 'scatter', 'bars', 'params']);

/**
 * @returns {kind, columns}, or null for a text that nobody wrote; columns are {of, key}, of: param,
 *   last, min or max
 */
export function parseAdded(text) {
  const [kind, ...columns] = text.split('~');
  if (!KINDS.has(kind)) {
    return null;
  }
  return {kind, columns: columns.map(parseColumn).filter((column) => column !== null)};
}

export function addedText({kind, columns}) {
  return [kind, ...columns.map(columnText)].join('~');
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
