/** What of the charts is kept in the address, all under names that begin with "c.". Pure. */

import {AXES} from './axes.js';

export const MOST_SMOOTHING = 0.99;

/**
 * @param query URLSearchParams of the page
 * @returns what is to be shown; range is {from, to} in the units of the axis, or null
 */
export function readSettings(query) {
  const x = Object.hasOwn(AXES, query.get('c.x') ?? '') ? query.get('c.x') : 'step';
  return {
    x,
    logY: query.get('c.y') === 'log',
    logX: query.get('c.xlog') === '1' && AXES[x].logarithmic,
    smoothing: share(query.get('c.smooth')),
    withoutOutliers: query.get('c.outliers') === 'out',
    find: query.get('c.find') ?? '',
    pattern: query.get('c.regex') === '1',
    range: readRange(query.get('c.range')),
    folded: new Set(query.getAll('c.fold')),
    unfolded: new Set(query.getAll('c.open')),
    large: new Set(query.getAll('c.large')),
    added: query.getAll('c.panel'),
  };
}

function share(text) {
  const number = Number(text ?? 0);
  return number > 0 ? Math.min(number, MOST_SMOOTHING) : 0;
}

function readRange(text) {
  const parts = /^(-?\d+)\.\.(-?\d+)$/.exec(text ?? '');
  const [from, to] = (parts ?? []).slice(1).map(Number);
  return from < to ? {from, to} : null;
}

/** Whole numbers, as steps and milliseconds are; a range of none is widened to one. */
export function rangeText({from, to}) {
  const start = Math.floor(from);
  return `${start}..${Math.max(start + 1, Math.ceil(to))}`;
}

/** The names in a set with one put in or taken out, for an address. */
export function toggled(names, name) {
  const changed = new Set(names);
  if (!changed.delete(name)) {
    changed.add(name);
  }
  return [...changed];
}
