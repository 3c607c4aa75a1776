/** The runs that charts show: those that are selected, else the first of the list. */

/** Of more selected runs the first are drawn: charts follow no more live, and nobody tells them apart. */
export const MOST_CHARTED = 200;

/** So many of the first rows are shown when nothing is selected. */
const UNASKED = 10;

/**
 * @param list a RunsList
 * @returns [{runId, name, status, startTime}], in the order of selection or of the list; fails when
 *   selected runs that the list does not have cannot be asked for
 */
export async function chartedRuns(list, selection) {
  const ids = selection.ids.slice(0, MOST_CHARTED);
  const rows = ids.length === 0 ? firstRows(list) : await byIds(list, ids);
  return rows.map(({runId, name, status, startTime}) => ({runId, name, status, startTime}));
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
