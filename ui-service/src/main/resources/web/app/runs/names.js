/** What groups are called, and runs of several experiments that are shown together. Pure. */

/**
 * The whole name of a group, of what its keys are called.
 *
 * @param keyName gives, of a key and its index, what it is called; null or undefined for none
 */
export function groupTitle(keys, keyName) {
  return keys
    .map((key, index) => (key === '' ? 'empty' : (keyName(key, index) ?? 'none')))
    .join(' · ');
}

/**
 * Runs with the names of their experiments before their own when they are of more than one: runs of
 * several experiments are often called the same.
 *
 * @param runs [{experimentId, name, …}]
 * @param experimentName gives, of an ID, the name, or what stands for it while that is not known
 * @returns the runs; those of several experiments have their name as "experiment / run" and
 *   names, its parts
 */
export function namedApart(runs, experimentName) {
  const experiments = new Set(runs.map(({experimentId}) => experimentId));
  if (experiments.size < 2) {
    return runs;
  }
  return runs.map((run) => {
    const names = [experimentName(run.experimentId), run.name];
    return {...run, name: names.join(' / '), names};
  });
}
