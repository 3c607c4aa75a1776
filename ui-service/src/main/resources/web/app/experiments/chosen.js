/** The experiments that are ticked in their list, to be compared; the address keeps them. Pure. */

import {withValues} from '../router.js';

/** More would have no room in a page that names them. */
export const MOST_COMPARED = 100;

/** The ids that a query of the list's address has. */
export function chosenIn(query) {
  return [...new Set(query.getAll('experiment'))].slice(0, MOST_COMPARED);
}

/** A query with these ids in place of those that it has. */
export function withChosen(query, ids) {
  return withValues(query, {experiment: ids});
}

/** The ids with one more, or without it if it is among them. */
export function toggled(ids, id) {
  return ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];
}

/** The ids with all that are listed, as far as there is room; without them if no more can be added. */
export function allToggled(ids, listed) {
  const all = [...new Set([...ids, ...listed])].slice(0, MOST_COMPARED);
  return all.length > ids.length ? all : ids.filter((id) => !listed.includes(id));
}
