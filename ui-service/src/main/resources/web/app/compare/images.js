/** The images that runs log with mlflow.log_image(image, key, step), by their files' names. Pure. */

/**
 * As MLflow's client writes them: images/<key>+step+<step>+timestamp+<ms>+<id>.png, and beside it a
 * smaller copy that ends in +compressed.webp. A key's slashes are ~. Older clients wrote % and #.
 */
const NAME = /^images\/(.+)([+%])step\2(-?\d+)\2timestamp\2(\d+)\2([^+%]+)(\2compressed)?\.(\w+)$/;

/** {key, step, time (ms), id, path, copy}, or null for a file with any other name. */
export function imageOf(path) {
  const match = NAME.exec(path);
  if (match === null) {
    return null;
  }
  const [, key, mark, step, time, id, copy] = match;
  return {
    key: key.replaceAll(mark === '+' ? '~' : '#', '/'),
    step: Number(step),
    time: Number(time),
    id,
    path,
    copy: copy !== undefined,
  };
}

/**
 * A run's images by key: Map of key to images, ascending by step, one a step: of several the last
 * that was logged, and of an image and its copy the image.
 */
export function imagesByKey(paths) {
  const byKey = new Map();
  for (const image of paths.map(imageOf)) {
    if (image !== null) {
      const bySteps = byKey.get(image.key) ?? new Map();
      byKey.set(image.key, bySteps);
      const other = bySteps.get(image.step);
      if (other === undefined || isBetter(image, other)) {
        bySteps.set(image.step, image);
      }
    }
  }
  return new Map(
    [...byKey].map(([key, bySteps]) => [
      key,
      [...bySteps.values()].sort((a, b) => a.step - b.step),
    ]),
  );
}

function isBetter(image, other) {
  return image.id === other.id ? other.copy : image.time > other.time;
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
