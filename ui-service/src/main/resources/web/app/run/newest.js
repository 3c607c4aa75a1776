/** Answers to several calls for the same, of which some may come later than they should. */

/**
 * @returns {asked, isNew}: asked() gives the number of a call that is about to be made,
 *   isNew(number) says whether its answer may be shown: not after that of a later call
 */
export function openNewest() {
  let last = 0;
  let shown = 0;
  return {
    asked: () => ++last,
    isNew(number) {
      if (number < shown) {
        return false;
      }
      shown = number;
      return true;
    },
  };
}
