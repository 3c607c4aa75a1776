/**
 * How the lines of runs look together: each in its run's colour, and where colours of several runs
 * are hard to tell apart, in different dashes. Pure.
 */

import {hueOf, runColour} from './colours.js';

/** In CSS pixels, for the second, third and fourth run of about one colour. */
const DASHES = [[], [7, 3], [2, 3], [9, 3, 2, 3]];

/** Hues closer than this, in degrees, are of one colour to a glance. */
const ALIKE = 40;

/** More runs than this are too many for dashes to help. */
const MOST_RUNS = 16;

/** @returns a Map of run IDs to {colour, dash}; the same for the same runs in the same order */
export function strokesOf(runIds) {
  return new Map(
    runIds.map((runId, i) => {
      const alike =
        runIds.length > MOST_RUNS
          ? 0
          : runIds.slice(0, i).filter((other) => apart(hueOf(other), hueOf(runId)) < ALIKE).length;
      return [runId, {colour: runColour(runId), dash: DASHES[alike % DASHES.length]}];
    }),
  );
}

function apart(a, b) {
  const distance = Math.abs(a - b);
  return Math.min(distance, 360 - distance);
}
