/** In which order experiments stand, and what they are sorted by. Pure. */

/** What can be sorted by: words for the head, and which way round it comes at first. */
export const SORTS = {
  name: {descending: false, of: ({experiment}) => experiment.name.toLowerCase()},
  runs: {descending: true, of: ({runs}) => runs ?? -1},
  active: {descending: true, of: ({active}) => active},
  created: {descending: true, of: ({experiment}) => experiment.creation_time},
};

/** "name" or "-name" as {by, descending}; those active last come first unless told otherwise. */
export function parseSort(text) {
  const by = (text ?? '').replace(/^-/, '');
  return Object.hasOwn(SORTS, by)
    ? {by, descending: text.startsWith('-')}
    : {by: 'active', descending: true};
}

/** The text for the address after a click on a head. */
export function sortAfterClick({by, descending}, clicked) {
  const down = by === clicked ? !descending : SORTS[clicked].descending;
  return (down ? '-' : '') + clicked;
}

/**
 * @param experiments as the API gives them
 * @param activity Map from an id to {runs, last} of those that are known, or null
 * @returns [{experiment, runs, active}] in order: active is when something was last done to it or
 *   its runs, in ms; runs is undefined while it is not known
 */
export function sortedExperiments(experiments, activity, {by, descending}) {
  const rows = experiments.map((experiment) => {
    const known = activity?.get(experiment.experiment_id);
    return {
      experiment,
      runs: known?.runs,
      active: Math.max(known?.last ?? 0, experiment.last_update_time ?? 0),
    };
  });
  const {of} = SORTS[by];
  const way = descending ? -1 : 1;
  return rows.sort((a, b) => {
    const [one, other] = [of(a), of(b)];
    const order = typeof one === 'string' ? one.localeCompare(other) : one - other;
    return (
      order * way ||
      b.active - a.active ||
      Number(b.experiment.experiment_id) - Number(a.experiment.experiment_id)
    );
  });
}
