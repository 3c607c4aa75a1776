/** One thing done to many runs: a few requests at a time, as long as somebody wants it. */

const AT_ONCE = 6;

/** A server that is too busy is asked again after so long, so many times. */
const PAUSE_MS = 1000;
const TRIES = 5;

/**
 * @param ids of runs
 * @param act (id, signal) → promise
 * @param onProgress called with how many are done
 * @returns {done, failed: [{id, error}]}; what is left undone by an abort is in neither
 */
export async function forEachRun(ids, act, onProgress, signal) {
  const waiting = [...ids];
  const done = [];
  const failed = [];
  async function work() {
    while (waiting.length > 0 && !signal.aborted) {
      const id = waiting.shift();
      try {
        await patiently(() => act(id, signal), signal);
        done.push(id);
      } catch (error) {
        if (signal.aborted) {
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
      const busy = error.status === 429 || error.status === 503;
      if (!busy || tries === TRIES || signal.aborted) {
        throw error;
      }
      await new Promise((resolve) => {
        setTimeout(resolve, PAUSE_MS * tries);
      });
    }
  }
}
