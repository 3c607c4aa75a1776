/** A run's metrics as the server told them, and what has come live since. Pure but for its maps. */

import {toNumber} from '../format.js';

/**
 * Takes points of a live stream in.
 *
 * @param live Map of key to {step, timestamp (ms), value, min, max}, which is changed: the latest
 *   point, and the least and greatest value of all that were taken in
 * @param series [{key, step: [], timestamp: [], value: []}] as the stream tells them
 */
export function takePoints(live, series) {
  for (const {key, step, timestamp, value} of series) {
    let known = live.get(key);
    for (let index = 0; index < value.length; index += 1) {
      const point = {step: step[index], timestamp: timestamp[index], value: toNumber(value[index])};
      const {min = NaN, max = NaN} = known ?? {};
      const latest = known === undefined || isLater(point, known) ? point : known;
      known = {
        step: latest.step,
        timestamp: latest.timestamp,
        value: latest.value,
        min: least(min, point.value),
        max: greatest(max, point.value),
      };
    }
    if (known !== undefined) {
      live.set(key, known);
    }
  }
}

const ORDER = new Intl.Collator('en');

/** Sorted once, not with every point that comes. */
const orders = new WeakMap();

/** Params, tags or metrics by their keys; the same list again for the same list. */
export function byKey(items) {
  if (!orders.has(items)) {
    orders.set(
      items,
      [...items].sort((a, b) => ORDER.compare(a.key, b.key)),
    );
  }
  return orders.get(items);
}

const withLive = new WeakMap();

/** The metrics of a run and those that came since, by key, as [{key, …}]. */
export function metricItems(metrics, live) {
  const known = withLive.get(metrics);
  if (known?.live !== live || known.size !== live.size) {
    const stored = new Set(metrics.map(({key}) => key));
    const others = [...live.keys()].filter((key) => !stored.has(key)).map((key) => ({key}));
    withLive.set(metrics, {live, size: live.size, items: byKey([...metrics, ...others])});
  }
  return withLive.get(metrics).items;
}

/**
 * What is to be shown of a metric.
 *
 * @param metric out of metricItems
 * @param live as above
 * @param extremes Map of key to {min, max} of what is stored
 * @returns {key, value, step, timestamp, min, max}; min and max are undefined until known
 */
export function metricRow({key, value, step = 0, timestamp}, live, extremes) {
  const stored = value === undefined ? undefined : {value: toNumber(value), step, timestamp};
  const point = live.get(key);
  const latest =
    point !== undefined && (stored === undefined || isLater(point, stored)) ? point : stored;
  return {
    key,
    value: latest.value,
    step: latest.step,
    timestamp: latest.timestamp,
    ...range(extremes.get(key), point),
  };
}

function range(stored, live) {
  if (stored === undefined) {
    return {min: undefined, max: undefined};
  }
  return {min: least(stored.min, live?.min ?? NaN), max: greatest(stored.max, live?.max ?? NaN)};
}

/** MLflow's order of points: by step, then time, then value, NaN as 0. */
function isLater(a, b) {
  return (a.step - b.step || a.timestamp - b.timestamp || (a.value || 0) - (b.value || 0)) > 0;
}

function least(a, b) {
  return Number.isNaN(a) ? b : Number.isNaN(b) ? a : Math.min(a, b);
}

function greatest(a, b) {
  return Number.isNaN(a) ? b : Number.isNaN(b) ? a : Math.max(a, b);
}

/** Things that have a key, by words in it: all that are there in any order, whatever their case. */
export function matching(items, find) {
  const words = find
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return words.length === 0
    ? items
    : items.filter((item) => words.every((word) => item.key.toLowerCase().includes(word)));
}
