/** Selects runs of which the table has only the place, not the ids. state is the RunsState. */

import {formatCount} from '../format.js';
import {MOST_SELECTED, Selection} from './selection.js';

const NOT_ASKED_FOR =
  'Nothing was selected: these are not the rows that are asked for, but those of before.';

/**
 * Selects the run of a row or the runs of a group, or takes them out if they are selected.
 *
 * @param how {range, from}: with range all rows from that one are selected too
 * @returns words to be told, or ''
 */
export async function selectRow(state, index, {range, from = index}) {
  if (state.isStale) {
    return NOT_ASKED_FOR;
  }
  const {row} = state.list.outline.at(index);
  if (range) {
    await selectRange(state, from < 0 ? index : from, index);
  } else if (row?.isRun) {
    state.select(state.selection.toggled(row.runId));
  } else if (row !== undefined && state.list.mayOpen(row)) {
    return toggleGroup(state, row);
  }
  return '';
}

function selectRange(state, from, to) {
  const [first, last] = [Math.max(0, Math.min(from, to)), Math.max(from, to)];
  return selectWhat(state, (list) => list.idsBetween(first, last));
}

/**
 * Selects all runs that match, or none if these are selected.
 *
 * @returns words to be told, or ''
 */
export async function selectAll(state) {
  if (state.isStale) {
    return NOT_ASKED_FOR;
  }
  if (state.list.isAllIn(state.selection)) {
    state.select(new Selection());
    return '';
  }
  await selectWhat(state, (list) => list.idsOfAll());
  return '';
}

async function toggleGroup(state, row) {
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
  const isLeft = () => list !== state.list || state.isStale || state.isClosed;
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
