/**
 * The panels of a view that have been in sight: found by what they draw, and told to forget, those
 * first that were seen longest ago, when they keep too much. Pure.
 */

/** What was fetched is kept for panels out of sight until there is more than this, some 60 MB. */
const MOST_MARKS = 1000000;

export class SeenPanels {
  #byKey = new Map();
  #recent = new Set();

  /** The panel of a metric; undefined if none was seen. */
  of(key) {
    return this.#byKey.get(key);
  }

  get all() {
    return [...this.#byKey.values()];
  }

  /** @param panel {key, marks: how many it keeps, inSight, forget()}, which is in sight now */
  seen(panel) {
    this.#byKey.set(panel.key, panel);
    this.#recent.delete(panel);
    this.#recent.add(panel);
    let marks = 0;
    for (const one of this.#recent) {
      marks += one.marks;
    }
    for (const one of this.#recent) {
      if (marks <= MOST_MARKS) {
        return;
      }
      if (!one.inSight) {
        marks -= one.marks;
        one.forget();
        this.#recent.delete(one);
      }
    }
  }

  /** The panel is no more. */
  left(panel) {
    this.#recent.delete(panel);
    if (this.#byKey.get(panel.key) === panel) {
      this.#byKey.delete(panel.key);
    }
  }

  clear() {
    this.#byKey.clear();
    this.#recent.clear();
  }
}
