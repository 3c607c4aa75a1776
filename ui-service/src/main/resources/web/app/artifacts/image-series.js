/**
 * The images that mlflow.log_image(key=…, step=…) logs: one file a step, and a small one beside it,
 * with all that is known of them in their names. Pure.
 */

/** MLflow has written + and, before 3.10, % between the parts, and ~ or # for a key's slashes. */
const NAME =
  /^(.+?)([+%])step\2(-?\d+)\2timestamp\2(\d+)\2([0-9a-fA-F-]{8,36})(\2compressed)?\.[a-z]{3,4}$/;

/** {key, step, timestamp (ms), id, small}, or null for a file that is no such image. */
export function parseImageName(name) {
  const match = NAME.exec(name);
  if (match === null) {
    return null;
  }
  const [, key, , step, timestamp, id, small] = match;
  return {
    key: key.replaceAll(/[~#]/g, '/'),
    step: Number(step),
    timestamp: Number(timestamp),
    id,
    small: small !== undefined,
  };
}

/** Found once for a list of files: a tree asks each time that it is drawn. */
const found = new WeakMap();

/**
 * The series among the files of a folder, and what is left.
 *
 * @param files [{path, is_dir}], which is not changed later
 * @returns {series, others}: of a series its key and images [{step, timestamp, path}], by step and
 *   then time; path is the large image where there is one. others are files as given
 */
export function imageSeries(files) {
  if (!found.has(files)) {
    found.set(files, findSeries(files));
  }
  return found.get(files);
}

function findSeries(files) {
  const images = new Map();
  const others = [];
  for (const file of files) {
    const image = file.is_dir
      ? null
      : parseImageName(file.path.slice(file.path.lastIndexOf('/') + 1));
    if (image === null) {
      others.push(file);
      continue;
    }
    const name = JSON.stringify([image.key, image.step, image.timestamp, image.id]);
    if (!images.has(name) || !image.small) {
      images.set(name, {...image, path: file.path});
    }
  }
  const series = new Map();
  for (const {key, step, timestamp, path} of images.values()) {
    series.set(key, series.get(key) ?? []);
    series.get(key).push({step, timestamp, path});
  }
  return {
    series: [...series]
      .map(([key, list]) => ({key, images: list.sort(byStep)}))
      .sort((a, b) => a.key.localeCompare(b.key)),
    others,
  };
}

function byStep(a, b) {
  return a.step - b.step || a.timestamp - b.timestamp;
}

/** Which image of a series to show for a step: the last of it or, failing that, before it. */
export function imageAt(images, step) {
  const after = images.findIndex((image) => image.step > step);
  return after < 0 ? images.length - 1 : Math.max(0, after - 1);
}
