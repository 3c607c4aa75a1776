/** Which of the selected runs are in which group: what the tick boxes of groups go by. */

export class GroupRuns {
  #ask;
  #changed;

  /** The key of each run's group by the run's id; null for one that is in none. */
  #keys = new Map();
  #selection = null;
  #counts = null;

  /**
   * @param ask (run ids) → promise of a Map from their ids to the keys of their groups
   * @param changed called when more is known
   */
  constructor(ask, changed) {
    this.#ask = ask;
    this.#changed = changed;
  }

  /** Takes note of the runs of a group. */
  note(key, ids) {
    ids.forEach((id) => this.#keys.set(id, key));
    this.#counts = null;
  }

  /** How many of the selected runs are in each group, as far as it is known: Map from its key. */
  countsIn(selection) {
    if (selection !== this.#selection) {
      this.#selection = selection;
      this.#counts = null;
      // Only of selected runs is asked again which group they are in.
      this.#keys = new Map([...this.#keys].filter(([id]) => selection.has(id)));
      this.#learn(selection.ids.filter((id) => !this.#keys.has(id)));
    }
    this.#counts ??= this.#count(selection);
    return this.#counts;
  }

  /** Asks anew: runs go to other groups when they end, or are tagged. */
  async look() {
    await this.#learn(this.#selection?.ids ?? []);
  }

  #count(selection) {
    const counts = new Map();
    for (const key of selection.ids.map((id) => this.#keys.get(id) ?? null)) {
      if (key !== null) {
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    return counts;
  }

  async #learn(ids) {
    if (ids.length === 0) {
      return;
    }
    try {
      const found = await this.#ask(ids);
      ids.forEach((id) => this.#keys.set(id, found.get(id) ?? null));
    } catch {
      // The boxes stay as they are until the next look.
      return;
    }
    this.#counts = null;
    this.#changed();
  }

  /** The selected runs of a group. */
  idsIn(selection, key) {
    return selection.ids.filter((id) => this.#keys.get(id) === key);
  }
}
