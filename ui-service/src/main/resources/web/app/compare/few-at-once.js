/** Calls of which only so many are on their way at a time: the page has others to make, too. */

/**
 * @param most how many at a time
 * @returns a function that takes one that gives a promise, starts it in its turn, and gives its
 *   outcome
 */
export function fewAtOnce(most) {
  const waiting = [];
  let going = 0;

  function next() {
    while (going < most && waiting.length > 0) {
      going += 1;
      waiting.shift()();
    }
  }

  return (act) =>
    new Promise((resolve, reject) => {
      waiting.push(() =>
        act()
          .then(resolve, reject)
          .finally(() => {
            going -= 1;
            next();
          }),
      );
      next();
    });
}
