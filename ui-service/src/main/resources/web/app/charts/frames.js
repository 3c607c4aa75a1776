/**
 * Shares out the time of frames: drawings wait in line, and each frame draws as many of them as
 * leave the page quick. A machine that cannot keep up draws each chart less often, and still
 * scrolls and answers at once.
 */

/** Between frames, in ms: below the one there is room for more, above the other there is too much. */
const QUICK = 20;
const SLOW = 30;

const LEAST_MS = 2;
const MOST_MS = 10;

/** What scripts say to a canvas is done after them, and costs more than saying it: a frame has room for so much. */
const MOST_MARKS = 6000;

const line = new Set();
let asked = false;
let allowance = 6;
let last = 0;

/** @param drawing an object with paint(), called once in one of the next frames; returns how many marks it drew */
export function drawSoon(drawing) {
  line.add(drawing);
  ask();
}

/** Takes a drawing out of the line, as when its place is gone. */
export function drawNoMore(drawing) {
  line.delete(drawing);
}

function ask() {
  if (!asked) {
    asked = true;
    requestAnimationFrame(frame);
  }
}

async function frame(now) {
  const between = now - last;
  last = now;
  adapt(between);
  // After a frame that was late the next one is left to the browser, which has painting to do.
  try {
    if (between <= SLOW || between > 10 * SLOW || line.size === 0) {
      await drawSome();
    } else {
      last = 0;
    }
  } finally {
    asked = false;
    if (line.size > 0) {
      ask();
    }
  }
}

function adapt(between) {
  if (between > 10 * SLOW) {
    return;
  }
  if (between > SLOW) {
    allowance = Math.max(LEAST_MS, allowance * 0.7);
  } else if (between < QUICK) {
    allowance = Math.min(MOST_MS, allowance + 0.25);
  }
}

async function drawSome() {
  const end = performance.now() + allowance;
  let marks = 0;
  for (const drawing of line) {
    line.delete(drawing);
    try {
      marks += drawing.paint();
    } catch (error) {
      // One that fails takes no other with it; it is reported, and waits until something changes.
      reportError(error);
    }
    // uPlot draws when the script that asked it to is through; its time counts, too.
    await null;
    if (marks >= MOST_MARKS || performance.now() >= end) {
      return;
    }
  }
}
