/** What keys do to a plot: they move its crosshair, and zoom. Pure. */

const ZOOM = 2;

/**
 * @param view {plot: {width, xAt(left), leftOf(x)}, x: where the crosshair is, or null, lastX(): of
 *   the curves, move(left), zoom({from, to} | null)}; places are CSS pixels from the plot's left
 * @returns acts by the names of keys, each to be called with the event
 */
export function plotKeys({plot, x, lastX, move, zoom}) {
  const {width} = plot;
  const within = (left) => Math.max(0, Math.min(width, left));
  const at = x === null ? width / 2 : within(plot.leftOf(x));
  const moveTo = (left) => move(within(left));
  const stride = ({shiftKey}) => (shiftKey ? width / 10 : width / 100);
  const zoomBy = (factor) => () => zoom(rangeAbout(plot, at, factor));
  return {
    ArrowLeft: (event) => moveTo(at - stride(event)),
    ArrowRight: (event) => moveTo(at + stride(event)),
    Home: () => moveTo(0),
    End: () => moveTo(plot.leftOf(lastX())),
    '+': zoomBy(1 / ZOOM),
    '=': zoomBy(1 / ZOOM),
    '-': zoomBy(ZOOM),
    Escape: () => zoom(null),
  };
}

/** About a place; closer never shows what was not shown before. */
function rangeAbout(plot, at, factor) {
  const {width} = plot;
  const wide = width * factor;
  const middle = at - wide / 2;
  const left = factor < 1 ? Math.max(0, Math.min(middle, width - wide)) : middle;
  return {from: plot.xAt(left), to: plot.xAt(left + wide)};
}
