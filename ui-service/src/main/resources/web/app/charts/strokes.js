/**
 * How the lines of runs look together: each in its run's colour, and where colours of several runs
 * are hard to tell apart, in different dashes. Pure.
 */

import {hueOf, runColour} from './colours.js';

/** In CSS pixels, for the second, third and fourth run of about one colour. */
const DASHES = [[], [7, 3], [2, 3], [9, 3, 2, 3]];

/** Hues closer than this, in degrees, are of one colour to a glance. */
export const ALIKE = 40;

/** More runs than this are too many for dashes to help. */
export const MOST_RUNS = 16;

/**
 * Up to MOST_RUNS a run has what it has whatever runs come after it; of more, none has dashes any more.
 *
 * @returns a Map of run IDs to {colour, dash}; the same for the same runs in the same order
 */
export function strokesOf(runIds) {
  const hues = DASHES.map(() => []);
  return new Map(
    runIds.map((runId) => {
      const hue = hueOf(runId);
      const at = runIds.length > MOST_RUNS ? 0 : firstOrFarthest(hues, hue);
      hues[at].push(hue);
      return [runId, {colour: runColour(runId), dash: DASHES[at]}];
    }),
  );
}

/**
 * The first dash that no run of about this colour has. That runs are alike goes from one to the
 * next, not to all of them, so how many came before says nothing of which dashes are free. When
 * none is, it is the one whose runs differ most in colour; of several, the one that fewest have.
 *
 * @param hues for each dash those of the runs that have it
 */
function firstOrFarthest(hues, hue) {
  const distances = hues.map((those) => Math.min(360, ...those.map((other) => apart(other, hue))));
  const free = distances.findIndex((distance) => distance >= ALIKE);
  if (free >= 0) {
    return free;
  }
  return hues
    .map((those, i) => i)
    .sort((a, b) => distances[b] - distances[a] || hues[a].length - hues[b].length)[0];
}

/** Of two hues, in degrees. */
export function apart(a, b) {
  const distance = Math.abs(a - b);
  return Math.min(distance, 360 - distance);
}
