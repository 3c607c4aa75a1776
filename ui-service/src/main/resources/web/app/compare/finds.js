/** What a search has found while somebody types and chooses: no run of an old text is chosen. */

/**
 * @param onChoose called with the run that is chosen
 * @returns {runs, active, old}: the runs of the last answer, the place of the one that Enter takes,
 *   and whether they are of a text before the present one; and what happens to them
 */
export function openFinds(onChoose) {
  let runs = [];
  let active = 0;
  let old = true;
  let entered = false;

  function choose(place) {
    const [run] = runs.splice(place, 1);
    active = Math.min(active, Math.max(0, runs.length - 1));
    onChoose(run);
  }

  function answered(found) {
    const take = entered && found.length > 0;
    runs = found;
    active = 0;
    old = false;
    entered = false;
    if (take) {
      choose(0);
    }
  }

  return {
    get runs() {
      return runs;
    },
    get active() {
      return active;
    },
    get old() {
      return old;
    },
    /** A search begins: what was found is seen until the answer is here. */
    asked() {
      old = true;
    },
    /** The text has changed, and will be asked for. */
    typed() {
      old = true;
      entered = false;
    },
    answered,
    failed: () => answered([]),
    choose,
    move(step) {
      active = Math.min(Math.max(active + step, 0), Math.max(0, runs.length - 1));
    },
    /** Takes the active run; of what is not found yet, the first once it is. */
    enter() {
      if (old) {
        entered = true;
      } else if (runs.length > 0) {
        choose(active);
      }
    },
    /** Nobody waits for the answer any more. */
    left() {
      entered = false;
    },
  };
}
