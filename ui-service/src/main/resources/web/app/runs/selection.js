/** Which runs are selected: by one, by range, from where a range goes on. Immutable; pure. */

/** More than that no action takes: ids of so many runs are asked for at once. */
export const MOST_SELECTED = 10_000;

/** So many ids, all that charts show, have room in an address; a selection of more lives as long as the page. */
export const MOST_IN_ADDRESS = 200;

export class Selection {
  #ids;

  constructor(ids = []) {
    this.#ids = new Set(ids);
  }

  get size() {
    return this.#ids.size;
  }

  /** In the order in which they were selected. */
  get ids() {
    return [...this.#ids];
  }

  has(id) {
    return this.#ids.has(id);
  }

  toggled(id) {
    return this.has(id) ? this.without([id]) : this.with([id]);
  }

  /** The first MOST_SELECTED of these and the others. */
  with(ids) {
    return new Selection([...this.#ids, ...ids].slice(0, MOST_SELECTED * 2)).cut();
  }

  without(ids) {
    const gone = new Set(ids);
    return new Selection(this.ids.filter((id) => !gone.has(id)));
  }

  cut() {
    return this.size > MOST_SELECTED ? new Selection(this.ids.slice(0, MOST_SELECTED)) : this;
  }
}

/**
 * The runs that stay selected when experiments are taken out; one of which nobody knows whose it is
 * stays too.
 *
 * @param rows [{runId, experimentId}], those that are known
 */
export function withoutExperiments(runIds, rows, experimentIds) {
  const gone = new Set(
    rows.filter((row) => experimentIds.includes(row.experimentId)).map(({runId}) => runId),
  );
  return runIds.filter((id) => !gone.has(id));
}
