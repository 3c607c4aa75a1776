/**
 * What the address says of a comparison, besides its runs. Pure.
 *
 * tab table, charts or images · diff 1 for rows that differ only · find in keys · by last, min or
 * max · base a run · lower, higher metrics of which that is better · fold, open groups of rows that
 * are not as they are at first · step of images
 */

export const TABS = ['table', 'charts', 'images'];

/** Which value of a metric is compared, and what it is called. */
export const STATISTICS = {last: 'Last value', min: 'Minimum', max: 'Maximum'};

/** Groups that few want to see are folded at first. */
const FOLDED_AT_FIRST = new Set(['system-metrics', 'system-tags']);

/** What the next click on a metric's mark says of it. */
const AFTER = {none: 'lower', lower: 'higher', higher: 'none'};

/**
 * @returns {tab, onlyDifferent, find, by, baseline, lower, higher, step}; baseline is a run's id or
 *   null, lower and higher are lists of metrics, step is a number or null
 */
export function settingsOf(query) {
  const tab = query.get('tab');
  const by = query.get('by');
  const step = query.get('step');
  return {
    tab: TABS.includes(tab) ? tab : 'table',
    onlyDifferent: query.get('diff') === '1',
    find: query.get('find') ?? '',
    by: Object.hasOwn(STATISTICS, by ?? '') ? by : 'last',
    baseline: query.get('base'),
    lower: query.getAll('lower'),
    higher: query.getAll('higher'),
    step: /^-?\d+$/.test(step ?? '') ? Number(step) : null,
  };
}

/** Which way is better of a metric: lower, higher or, unless somebody has said, none. */
export function betterOf({lower, higher}, key) {
  return lower.includes(key) ? 'lower' : higher.includes(key) ? 'higher' : 'none';
}

/** The values of the address after a click on a metric's mark. */
export function afterBetterClick(settings, key) {
  const next = AFTER[betterOf(settings, key)];
  const without = (keys) => keys.filter((other) => other !== key);
  return {
    lower: next === 'lower' ? [...settings.lower, key] : without(settings.lower),
    higher: next === 'higher' ? [...settings.higher, key] : without(settings.higher),
  };
}

export function isFolded(query, group) {
  return FOLDED_AT_FIRST.has(group)
    ? !query.getAll('open').includes(group)
    : query.getAll('fold').includes(group);
}

/** The values of the address after a click on a group's head. */
export function afterFoldClick(query, group) {
  const name = FOLDED_AT_FIRST.has(group) ? 'open' : 'fold';
  const listed = query.getAll(name);
  return {
    [name]: listed.includes(group)
      ? listed.filter((other) => other !== group)
      : [...listed, group],
  };
}

/** The runs after one was moved by so many places, as far as there are places. */
export function moved(runIds, runId, by) {
  const from = runIds.indexOf(runId);
  const to = Math.min(Math.max(from + by, 0), runIds.length - 1);
  const others = runIds.filter((other) => other !== runId);
  return [...others.slice(0, to), runId, ...others.slice(to)];
}
