/** Does something again and again while somebody looks, and never twice at a time. */

/** Of the time at most a fifth is spent on looking, however slow the answers. */
const SHARE = 4;

/**
 * @param look called with nothing, gives a promise; what takes long is done less often
 * @param everyMs the pause after it
 * @returns {soon, stop}: soon does it now; stop ends it for good
 */
export function watch(look, everyMs) {
  let timer = 0;
  let busy = false;
  let stopped = false;

  async function round() {
    clearTimeout(timer);
    if (busy || stopped) {
      return;
    }
    if (document.hidden) {
      plan(everyMs);
      return;
    }
    busy = true;
    const start = performance.now();
    try {
      await look();
    } finally {
      busy = false;
      plan(Math.max(everyMs, SHARE * (performance.now() - start)));
    }
  }

  function plan(pause) {
    if (!stopped) {
      timer = setTimeout(round, pause);
    }
  }

  function shown() {
    if (!document.hidden) {
      round();
    }
  }

  document.addEventListener('visibilitychange', shown);
  plan(everyMs);
  return {
    soon: round,
    stop() {
      stopped = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', shown);
    },
  };
}
