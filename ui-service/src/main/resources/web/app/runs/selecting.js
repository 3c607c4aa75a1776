/** Selects runs of which the table has only the place, not the ids. state is the RunsState. */

import {formatCount} from '../format.js';
import {MOST_SELECTED, Selection} from './selection.js';

/** Selects the runs from one row to another. */
export function selectRange(state, from, to) {
  const [first, last] = [Math.max(0, Math.min(from, to)), Math.max(from, to)];
  return selectWhat(state, (list) => list.idsBetween(first, last));
}

/** All runs that match, or none if these are selected. */
export async function selectAll(state) {
  if (state.list.isAllIn(state.selection)) {
    state.select(new Selection());
    return;
  }
  await selectWhat(state, (list) => list.idsOfAll());
}

/**
 * Selects the runs of a group, or none of them if all are selected.
 *
 * @returns words to be told, or ''
 */
export async function toggleGroup(state, row) {
  const {list, selection} = state;
  if (list.tickOf(row, selection) === 'all') {
    state.select(selection.without(list.selectedOf(row, selection)));
    return '';
  }
  const ids = await selectWhat(state, () => list.idsOfGroup(row));
  const isWhole = ids.length === row.runs && ids.every((id) => state.selection.has(id));
  return isWhole || state.selection.size < MOST_SELECTED
    ? ''
    : `${formatCount(MOST_SELECTED)} runs are selected, the most at once: ` +
        'not all of the group are among them.';
}

/**
 * @param find gives, of the list, a promise of the ids of runs
 * @returns these ids; none when nobody wants them any more
 */
async function selectWhat(state, find) {
  const {list} = state;
  // Whoever has gone on to other rows meanwhile does not want these.
  const isLeft = () => list !== state.list || state.isClosed;
  let ids;
  try {
    ids = await find(list);
  } catch (error) {
    if (isLeft()) {
      return [];
    }
    throw error;
  }
  if (isLeft()) {
    return [];
  }
  state.select(state.selection.with(ids));
  return ids;
}
