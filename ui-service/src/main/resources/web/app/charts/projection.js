/** From values to places on a canvas, and back. Pure. */

/**
 * @param box {left, top, width, height} of the plot, in canvas pixels
 * @param x, y {min, max, log} of the axes
 * @returns {toX(x), toY(value), box, x, y}; on a logarithmic axis what is not above zero is at its low end
 */
export function projection(box, x, y) {
  const [xFactor, xOffset] = line(x, box.left, box.left + box.width);
  const [yFactor, yOffset] = line(y, box.top + box.height, box.top);
  const lowX = x.log ? Math.log10(x.min) : 0;
  const lowY = y.log ? Math.log10(y.min) : 0;
  return {
    box,
    x,
    y,
    toX: x.log
      ? (value) => xOffset + xFactor * (value > 0 ? Math.log10(value) : lowX)
      : (value) => xOffset + xFactor * value,
    toY: y.log
      ? (value) => yOffset + yFactor * (value > 0 ? Math.log10(value) : lowY)
      : (value) => yOffset + yFactor * value,
  };
}

/** Half the distance of two numbers, which may be so far apart that no number says how far. */
export function halfApart(low, high) {
  const apart = high - low;
  return Number.isFinite(apart) ? apart / 2 : high / 2 - low / 2;
}

/** Factor and offset that lead from an axis' ends to two places. */
function line({min, max, log}, from, to) {
  const [low, high] = log ? [Math.log10(min), Math.log10(max)] : [min, max];
  const factor = (to - from) / 2 / (halfApart(low, high) || 0.5);
  return [factor, from - factor * low];
}
