/** What is said of experiments that are not there, or are there already. Pure. */

const WHICH = {ACTIVE_ONLY: 'active experiment', DELETED_ONLY: 'deleted experiment', ALL: 'experiment'};

/** @param view the list that was searched: ACTIVE_ONLY, DELETED_ONLY or ALL */
export function nothingNamed(view, text) {
  return `No ${WHICH[view]} has “${text}” in its name`;
}

/** A refusal as it is told to who has typed a name: one that is taken may be that of a deleted experiment. */
export function nameRefusal(error) {
  return error.code === 'RESOURCE_ALREADY_EXISTS'
    ? new Error(
        `${error.message} If the list does not have it, it is among the deleted ones: ` +
          'choose “Deleted” above the list of experiments to restore it.',
        {cause: error},
      )
    : error;
}
