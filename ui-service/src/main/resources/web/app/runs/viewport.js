/** The frame that scrolls the table: how far it is scrolled, and what there is room for. In pixels. */

/** As style/runs.css has them. */
const ROW_HEIGHT = 36;
const HEAD_HEIGHT = 46;

export class Viewport {
  #frame;

  /** As last told by the browser: to ask it again makes it lay out the page in between. */
  #top = 0;
  #left = 0;
  #height = 0;
  #width = 0;

  constructor(frame) {
    this.#frame = frame;
  }

  get left() {
    return this.#left;
  }

  get width() {
    return this.#width;
  }

  get isAtTop() {
    return this.#top < ROW_HEIGHT / 2;
  }

  /** So many rows as they are seen now, as rowsInView takes them. */
  viewOf({count}) {
    return {count, rowHeight: ROW_HEIGHT, top: this.#top, height: this.#height};
  }

  /**
   * Asks the browser where it is, before anything is drawn.
   *
   * @returns whether it has gone up or down
   */
  look() {
    const before = this.#top;
    ({scrollTop: this.#top, scrollLeft: this.#left} = this.#frame);
    return this.#top !== before;
  }

  /**
   * Asks the browser how large it is.
   *
   * @returns whether it is wider or narrower now
   */
  measure() {
    const width = this.#width;
    this.#height = Math.max(0, this.#frame.clientHeight - HEAD_HEIGHT);
    this.#width = this.#frame.clientWidth;
    return width !== this.#width;
  }

  /** Back to the top. */
  rewind() {
    this.#frame.scrollTop = 0;
    this.#top = 0;
  }

  /** It need not be taller than its head and all rows. */
  fit(total) {
    this.#frame.style.setProperty('--rows-height', `${total + HEAD_HEIGHT + 2}px`);
  }

  /** Scrolls sideways until a cell is not below the pinned ones, which end where this one does. */
  showBeside(pinned, cell) {
    const edge = pinned.getBoundingClientRect().right;
    const frame = this.#frame.getBoundingClientRect();
    const {left, right} = cell.getBoundingClientRect();
    if (left < edge) {
      this.#frame.scrollLeft -= edge - left;
    } else if (right > frame.left + this.#frame.clientWidth) {
      this.#frame.scrollLeft += right - frame.left - this.#frame.clientWidth;
    }
  }
}
