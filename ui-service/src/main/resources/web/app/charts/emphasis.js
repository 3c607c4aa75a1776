/**
 * One run drawn over the others of a plot, with a dot at its value: on a canvas of its own, so that
 * what is below it need not be drawn again.
 */

import {isDrawable} from './curve.js';
import {drawNoMore, drawSoon} from './frames.js';
import {paintCurves} from './painter.js';

/** Another run is drawn over the others when the pointer has been at it for so long. */
const WAIT_MS = 50;

export class Emphasis {
  #over;
  #below;
  #chosen = null;
  #canvas = null;
  #timer = 0;
  #drawing = {
    paint: () => {
      this.#paint();
      return this.#chosen?.curve.length ?? 0;
    },
  };
  #dot = document.createElement('div');

  /**
   * @param over the element that covers the plot
   * @param below tells what is below just now: {place: a projection, or null before the first
   *   drawing, smoothing, many: whether there are more runs than have bands}
   */
  constructor(over, below) {
    this.#over = over;
    this.#below = below;
    this.#dot.className = 'chart-dot';
    this.#dot.hidden = true;
    over.append(this.#dot);
  }

  close() {
    clearTimeout(this.#timer);
    drawNoMore(this.#drawing);
  }

  /** @param chosen {curve, colour, dash}, and at: the mark whose value is dotted, -1 for none; null ends it */
  choose(chosen) {
    const before = this.#chosen;
    this.#chosen = chosen;
    if (before?.curve !== chosen?.curve) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => drawSoon(this.#drawing), WAIT_MS);
      if (this.#canvas !== null) {
        this.#canvas.hidden = true;
      }
    }
    this.#placeDot();
  }

  /** Draws it at once, as when what is below has moved. */
  draw() {
    this.#paint();
    this.#placeDot();
  }

  #paint() {
    const {place, smoothing, many} = this.#below();
    if (this.#chosen === null || place === null) {
      this.#canvas?.remove();
      this.#canvas = null;
      return;
    }
    const {width, height, left, top} = place.box;
    if (this.#canvas === null) {
      this.#canvas = document.createElement('canvas');
      this.#canvas.className = 'chart-marker';
      this.#over.append(this.#canvas);
    }
    this.#canvas.hidden = false;
    this.#canvas.width = width;
    this.#canvas.height = height;
    const ctx = this.#canvas.getContext('2d');
    ctx.translate(-left, -top);
    paintCurves(ctx, [this.#chosen], place, {
      smoothing,
      pixelRatio: (many ? 1.25 : 1.75) * devicePixelRatio,
    });
  }

  #placeDot() {
    const {place} = this.#below();
    const {curve, at, colour} = this.#chosen ?? {at: -1};
    if (place === null || at < 0 || !isDrawable(curve.last[at])) {
      this.#dot.hidden = true;
      return;
    }
    const {box, toX, toY} = place;
    const left = (toX(curve.lastX[at]) - box.left) / devicePixelRatio;
    const top = (toY(curve.last[at]) - box.top) / devicePixelRatio;
    this.#dot.hidden = top < 0 || top > box.height / devicePixelRatio;
    this.#dot.style.transform = `translate(${left}px, ${top}px)`;
    this.#dot.style.background = colour;
  }
}
