/** Fingers on a plot, which uPlot does not know: across zooms, two taps show all, one tells the values there. */

/** A finger that has moved less than this, in CSS pixels, taps. */
const LEAST_DRAG = 10;

const SECOND_TAP_MS = 350;

/**
 * @param over the element that covers the plot; the browser keeps what is up and down for itself
 *   (touch-action), and then cancels
 * @param acts {select(left, width), in CSS pixels, width 0 for nothing, zoom(left, width),
 *   reset(), point(left, top)}
 */
export function watchTouch(over, {select, zoom, reset, point}) {
  let start = null;
  let width = 0;
  let lastTap = -Infinity;

  function at(event) {
    const box = over.getBoundingClientRect();
    return {
      left: Math.max(0, Math.min(box.width, event.clientX - box.left)),
      top: event.clientY - box.top,
    };
  }

  function ended(act) {
    return (event) => {
      if (start?.id === event.pointerId) {
        const begun = start;
        start = null;
        select(0, 0);
        act(event, begun);
      }
    };
  }

  over.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'touch') {
      // A second finger ends what the first one began.
      start = event.isPrimary ? {id: event.pointerId, ...at(event)} : null;
      width = 0;
      select(0, 0);
    }
  });
  over.addEventListener('pointermove', (event) => {
    if (start?.id !== event.pointerId) {
      return;
    }
    const {left} = at(event);
    if (width > 0 || Math.abs(left - start.left) >= LEAST_DRAG) {
      width = Math.abs(left - start.left);
      select(Math.min(left, start.left), width);
    }
  });
  over.addEventListener(
    'pointerup',
    ended((event, begun) => {
      const {left, top} = at(event);
      if (width > 0) {
        zoom(Math.min(left, begun.left), Math.abs(left - begun.left));
      } else if (event.timeStamp - lastTap < SECOND_TAP_MS) {
        lastTap = -Infinity;
        reset();
      } else {
        lastTap = event.timeStamp;
        point(left, top);
      }
    }),
  );
  over.addEventListener('pointercancel', ended(() => {}));
}
