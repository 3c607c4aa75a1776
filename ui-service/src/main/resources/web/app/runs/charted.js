/** The runs that charts show: those that are selected, else the first of the list. */

import {counted, formatCount} from '../format.js';
import {MOST_IN_ADDRESS} from './selection.js';

/** Of more selected runs the first are drawn: charts follow no more live, and nobody tells them apart. */
export const MOST_CHARTED = 200;

/** So many of the first rows are shown when nothing is selected. */
const UNASKED = 10;

/**
 * @param list a RunsList
 * @returns [{runId, experimentId, name, status, startTime}], in the order of selection or of the
 *   list; fails when selected runs that the list does not have cannot be asked for
 */
export async function chartedRuns(list, selection) {
  const ids = selection.ids.slice(0, MOST_CHARTED);
  const rows = ids.length === 0 ? firstRows(list) : await byIds(list, ids);
  return rows.map(({runId, experimentId, name, status, startTime}) => ({
    runId,
    experimentId,
    name,
    status,
    startTime,
  }));
}

/**
 * How many runs charts show, and which.
 *
 * @param selected how many are selected
 * @param charted how many are shown
 * @param listed how many the list has
 */
export function drawnWords(selected, charted, listed) {
  if (selected === 0) {
    if (charted >= listed) {
      return `${counted(charted, 'run')} drawn`;
    }
    // None yet, for a moment; otherwise several, as the list has more.
    return `The first ${charted === 0 ? '' : `${charted} `}runs are drawn; tick others.`;
  }
  const drawn =
    selected > MOST_CHARTED
      ? `${formatCount(MOST_CHARTED)} of ${formatCount(selected)} drawn`
      : `${formatCount(selected)} drawn`;
  return selected > MOST_IN_ADDRESS ? `${drawn}; too many for the address to keep` : drawn;
}

/** What charts show now of the runs of a state, a RunsState. */
export class Charted {
  #state;
  #changed;

  /** As chartedRuns gives them. */
  runs = [];

  /** @param changed called when there are other runs */
  constructor(state, changed) {
    this.#state = state;
    this.#changed = changed;
  }

  /** Charts are told of other runs only when there are others: they begin to draw anew. */
  async look() {
    const {list, selection} = this.#state;
    let runs;
    try {
      runs = await chartedRuns(list, selection);
    } catch {
      // What is drawn stays; the next look asks again.
      return;
    }
    const isAsked = list === this.#state.list && selection === this.#state.selection;
    if (isAsked && JSON.stringify(runs) !== JSON.stringify(this.runs)) {
      this.runs = runs;
      this.#changed();
    }
  }
}

function firstRows({outline}) {
  const rows = Array.from({length: UNASKED}, (_, index) => outline.at(index).row);
  return rows.filter((row) => row?.isRun);
}

/** A run that was deleted for good is left out. */
async function byIds(list, ids) {
  const known = new Map([...list.outline.source.loaded()].map(([, row]) => [row.key, row]));
  const missing = ids.filter((id) => !known.has(id));
  const fetched = await list.asking.byIds(missing);
  fetched.forEach((row) => known.set(row.key, row));
  return ids.map((id) => known.get(id)).filter((row) => row !== undefined);
}
