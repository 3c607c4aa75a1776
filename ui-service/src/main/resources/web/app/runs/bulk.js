/** One thing done to many runs: a few requests at a time, as long as somebody wants it. */

const AT_ONCE = 6;

/** A server that is too busy is asked again after so long, so many times. */
const PAUSE_MS = 1000;
const TRIES = 5;

/**
 * @param ids of runs
 * @param act (id) → promise
 * @param onProgress called with how many are done
 * @param signal once aborted no more runs are begun with; those that are under way come to their
 *   end and count, as the server may have done them already
 * @returns {done, failed: [{id, error}]}; what nothing was done to is in neither
 */
export async function forEachRun(ids, act, onProgress, signal) {
  const waiting = [...ids];
  const done = [];
  const failed = [];
  async function work() {
    while (waiting.length > 0 && !signal.aborted) {
      const id = waiting.shift();
      try {
        await patiently(() => act(id), signal);
        done.push(id);
      } catch (error) {
        if (isBusy(error) && signal.aborted) {
          return;
        }
        failed.push({id, error});
      }
      onProgress(done.length + failed.length);
    }
  }
  await Promise.all(Array.from({length: Math.min(AT_ONCE, ids.length)}, work));
  return {done, failed};
}

async function patiently(act, signal) {
  for (let tries = 1; ; tries++) {
    try {
      return await act();
    } catch (error) {
      if (!isBusy(error) || tries === TRIES) {
        throw error;
      }
      await pause(PAUSE_MS * tries, signal);
      if (signal.aborted) {
        throw error;
      }
    }
  }
}

/** A server that says so has done nothing. */
function isBusy({status}) {
  return status === 429 || status === 503;
}

/** Ends sooner when it is aborted. */
function pause(ms, signal) {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
    if (signal.aborted) {
      end();
    }
  });
}
