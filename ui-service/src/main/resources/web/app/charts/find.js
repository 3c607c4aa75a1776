/** Metrics found by their names, and put into sections. Pure. */

/** Metrics that MLflow logs of the machine. */
export const SYSTEM = 'system';

const COLLATOR = new Intl.Collator('en', {numeric: true, sensitivity: 'base'});

/** In the order in which people count: layer2 before layer10. */
export function byName(a, b) {
  return COLLATOR.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

/**
 * What is looked for: every word somewhere in the name, or a regular expression, both without
 * regard to case.
 *
 * @returns {matches(key), error}; with an error, in words, everything matches
 */
export function metricFinder(text, isPattern) {
  if (isPattern && text !== '') {
    try {
      const pattern = new RegExp(text, 'i');
      return {matches: (key) => pattern.test(key), error: null};
    } catch (error) {
      return {matches: () => true, error: error.message.replace(/^Invalid regular expression: /, '')};
    }
  }
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return {
    matches: (key) => words.every((word) => key.toLowerCase().includes(word)),
    error: null,
  };
}

/** Menus have so many keys at most: all of them would be very many elements. */
export const OFFERED = 200;

/**
 * Keys to choose from.
 *
 * @returns {listed, more}: the first that have all the words, and whether there are more of these
 */
export function offeredKeys(keys, words) {
  const found = keys.filter(metricFinder(words, false).matches);
  return {listed: found.slice(0, OFFERED), more: found.length > OFFERED};
}

/** The part of a name before its first slash; '' if it has none. */
export function sectionOf(key) {
  return key.slice(0, Math.max(0, key.indexOf('/')));
}

/**
 * Metrics by their sections: those without a prefix first, what was logged of the system last.
 *
 * @returns [{name, keys}]
 */
export function sections(keys) {
  const found = new Map();
  for (const key of keys) {
    const name = sectionOf(key);
    if (!found.has(name)) {
      found.set(name, []);
    }
    found.get(name).push(key);
  }
  return [...found]
    .map(([name, of]) => ({name, keys: of.sort(byName)}))
    .sort(
      (a, b) => Number(a.name === SYSTEM) - Number(b.name === SYSTEM) || byName(a.name, b.name),
    );
}
