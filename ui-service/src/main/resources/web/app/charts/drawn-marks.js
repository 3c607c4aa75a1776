/** Which marks of curves have been drawn, to know later which of them are new. Pure. */

export class DrawnMarks {
  #states = new Map();

  clear() {
    this.#states.clear();
  }

  /** @param curves [{curve}] of which all marks are drawn now */
  note(curves) {
    for (const {curve} of curves) {
      const {generation, length, count} = curve;
      this.#states.set(curve, {generation, length, count: length === 0 ? 0 : count[length - 1]});
    }
  }

  /**
   * What has come since. The last mark of a curve may have grown, so it counts as new with those
   * after it.
   *
   * @param curves [{curve}]
   * @returns {from, marks}: a Map of curves to their first mark that is new, without those that have
   *   none, and how many marks that is; null if drawing these does not do, as a curve was not drawn,
   *   or is made of other marks now
   */
  since(curves) {
    const from = new Map();
    let marks = 0;
    for (const {curve} of curves) {
      const before = this.#states.get(curve);
      if (before === undefined || before.generation !== curve.generation) {
        return null;
      }
      const last = curve.length - 1;
      if (curve.length !== before.length || (last >= 0 && curve.count[last] !== before.count)) {
        from.set(curve, before.length - 1);
        marks += curve.length - before.length + 1;
      }
    }
    return {from, marks};
  }
}
