/** The images of runs that are compared, by key and step. Pure. */

import {imageSeries} from '../artifacts/image-series.js';

/**
 * A run's images by key: Map of key to [{step, timestamp, path}], ascending by step, one a step: of
 * several the last that was logged.
 *
 * @param files of the folder of images, as the API lists them
 */
export function imagesByKey(files) {
  return new Map(imageSeries(files).series.map(({key, images}) => [key, lastOfEach(images)]));
}

function lastOfEach(images) {
  return images.filter(({step}, i) => images[i + 1]?.step !== step);
}

/** All steps at which some run has an image, ascending. */
export function stepsOf(runs) {
  const steps = new Set(
    runs.flatMap((byKey) => [...byKey.values()].flat().map(({step}) => step)),
  );
  return [...steps].sort((a, b) => a - b);
}

/** All keys of some runs, in alphabetical order. */
export function imageKeysOf(runs) {
  return [...new Set(runs.flatMap((byKey) => [...byKey.keys()]))].sort((a, b) =>
    a.localeCompare(b),
  );
}

/** The image that was up to date at a step: the last one logged until then, or null. */
export function imageAt(images, step) {
  return (images ?? []).findLast((image) => image.step <= step) ?? null;
}

/** The place of a step among all: that of the last one until then, the first if there is none. */
export function placeOf(steps, step) {
  return step === null ? steps.length - 1 : Math.max(0, steps.findLastIndex((one) => one <= step));
}
