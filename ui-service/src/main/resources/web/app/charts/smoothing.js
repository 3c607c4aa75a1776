/**
 * Exponential smoothing that knows how far apart its points are. Pure.
 *
 * A point's weight falls to `strength` of itself over each UNITS-th part of the shown width, so a
 * curve is as smooth on the screen whether it was logged densely or not, and points that lie close
 * together do not outvote others. The weighted mean is divided by the sum of its weights, so it has
 * no bias towards zero at the beginning (as Adam's moments, Kingma and Ba 2015, section 3).
 */

const UNITS = 200;

/**
 * @param strength 0 (off) to below 1
 * @param width the width of what is shown, in units of x; 0 or less counts points instead
 * @returns add(x, y) that takes the next point and returns the smoothed value there; what is not
 *   finite is passed over and returned as it is
 */
export function smoother(strength, width) {
  const unit = width / UNITS;
  let mean = 0;
  let weights = 0;
  let lastX = NaN;
  return (x, y) => {
    if (!Number.isFinite(y)) {
      return y;
    }
    const apart = unit > 0 ? Math.max(0, x - lastX) / unit : 1;
    const keep = weights === 0 ? 0 : strength ** apart;
    const before = weights * keep;
    weights = before + 1;
    // A sum would be beyond all numbers where the values are very great.
    mean = mean * (before / weights) + y / weights;
    lastX = x;
    return mean;
  };
}

/** All values of a curve smoothed at once: an array as long as ys. */
export function smoothed(xs, ys, strength, width) {
  const add = smoother(strength, width);
  return Float64Array.from(ys, (y, i) => add(xs[i], y));
}
