/**
 * The table itself: a grid that draws the rows that are seen, out of as many as there are. What it
 * shows it is told; what somebody does with it, it tells.
 */

import {html, render} from '../view.js';
import {ACTIVE_CELL} from './cells.js';
import {ColumnEdge} from './column-width.js';
import {GridColumns} from './grid-columns.js';
import {ColumnDrag, click, press} from './grid-input.js';
import {GridRows} from './grid-rows.js';
import {headView} from './head.js';
import {rowsInView, topToShow} from './scrolling.js';
import {Standing} from './standing.js';
import {Viewport} from './viewport.js';

/**
 * Properties of shown: outline; columns (those behind the name, pinned ones first) and pins, their
 * number; tick (whether runs can be selected), selection and tickOf(group); order; label;
 * nameWidth; place, where to go when it is not null, as onStand tells it; and for cells what
 * cells.js and head.js name. Functions of it: onLook(range) when other rows are seen, onStand({top,
 * left, row, key, first}) when somebody goes elsewhere in it, first as SeenRow has it,
 * onSort(column), onMove(column, places), onToggle(index), onTick(index, {range, from}),
 * onTickAll().
 */
class RunsGrid extends HTMLElement {
  #shown = null;
  #range = null;
  #frame = null;
  #head = null;
  #rows = null;
  #viewport = null;
  #standing = new Standing();
  #columns = new GridColumns();
  #drag = new ColumnDrag();
  #edge = new ColumnEdge();
  #sizes = new ResizeObserver(() => this.#sized());

  connectedCallback() {
    render(
      html`<div
        class="grid-frame"
        tabindex="0"
        aria-activedescendant=${ACTIVE_CELL}
        @scroll=${() => this.#scrolled()}
        @keydown=${(event) => press(event, this)}
        @click=${(event) => click(event, this)}
        @dragstart=${(event) => this.#drag.start(event, this)}
        @dragover=${(event) => this.#drag.over(event, this)}
        @drop=${(event) => this.#drag.drop(event, this)}
        @dragend=${() => this.#drag.end()}
        @pointerdown=${(event) => this.#edge.begin(event, this)}
        @pointermove=${(event) => this.#edge.move(event, this)}
        @pointerup=${(event) => this.#edge.end(event, this)}
        @pointercancel=${(event) => this.#edge.end(event, this)}
        @dblclick=${(event) => this.#edge.reset(event, this)}
      >
        <div class="grid-head" role="rowgroup">
          <div class="grid-row" role="row" aria-rowindex="1"></div>
        </div>
        <div class="grid-body" role="rowgroup">
          <div class="grid-window" role="presentation"></div>
        </div>
      </div>`,
      this,
    );
    this.#frame = this.firstElementChild;
    this.#head = this.querySelector('.grid-head .grid-row');
    this.#rows ??= new GridRows(this.querySelector('.grid-window'));
    this.#viewport ??= new Viewport(this.#frame);
    this.#sizes.observe(this.#frame);
    if (this.#shown !== null) {
      this.#layOut();
    }
  }

  disconnectedCallback() {
    this.#sizes.disconnect();
  }

  set shown(shown) {
    const other = this.#shown !== null && this.#shown.outline !== shown.outline;
    this.#shown = shown;
    if (this.#frame !== null) {
      if (other) {
        this.#viewport.rewind();
        this.#standing.begin();
      }
      this.#layOut();
    }
  }

  get shown() {
    return this.#shown;
  }

  /** The rows on the screen: {first, last, atTop}. */
  get seen() {
    const {seenFirst = 0, seenLast = 0} = this.#range ?? {};
    return {first: seenFirst, last: seenLast, atTop: this.#viewport.isAtTop};
  }

  /** Where the keyboard is: {row, column}; row -1 is the head, column 0 the tick, 1 the name. */
  get active() {
    return this.#standing.active;
  }

  /** The row that was ticked last, or -1. */
  get ticked() {
    return this.#standing.tickedIn(this.#shown.outline);
  }

  /** Ticks a row, as shown.onTick has it. */
  tick(row, how) {
    this.#standing.tick(row, this.#shown.outline);
    this.#shown.onTick(row, how);
  }

  /** Where an event is, or null. */
  placeOf(event) {
    const cell = event.target.closest('[data-column]');
    const element = event.target.closest('.grid-row');
    if (element === null) {
      return null;
    }
    const row = element === this.#head ? -1 : Number(element.getAttribute('aria-rowindex')) - 2;
    return {row, column: cell === null ? 1 : Number(cell.dataset.column)};
  }

  /** The link in a cell of a row that is drawn, else the one to its run; or null. */
  linkOf(index, column) {
    return this.#rows.linkOf(index, column);
  }

  scrollToTop() {
    this.#scrollTo(0);
  }

  #scrollTo(top) {
    this.#frame.scrollTop = top;
    this.#scrolled();
  }

  #scrolled() {
    if (this.#viewport.look()) {
      this.#standing.seekNoMore();
    }
    this.#draw(false);
    this.#tellPlace();
  }

  #view() {
    return this.#viewport.viewOf(this.#shown.outline);
  }

  #tellPlace() {
    const {outline, onStand} = this.#shown;
    const view = this.#view();
    const told = this.#standing.tell(outline, view);
    onStand?.({top: view.top, left: this.#viewport.left, ...told});
  }

  /** Goes where somebody was. */
  #takePlace() {
    const {place, outline} = this.#shown;
    if (!place || outline.count === 0) {
      return;
    }
    const {top = 0, left = 0} = place;
    this.#frame.scrollTop = top;
    this.#frame.scrollLeft = left;
    this.#viewport.look();
    this.#standing.take(place, outline);
    this.#draw(true);
    this.#tellPlace();
  }

  /** Rows have come: the one that is sought may be among them, and the first is known now. */
  #findSeen() {
    const {outline, stale} = this.#shown;
    const view = this.#view();
    const top = this.#standing.topSought(outline, view);
    if (top !== null && Math.abs(top - view.top) > 1) {
      this.#frame.scrollTop = top;
      this.#viewport.look();
      this.#draw(true);
    }
    if (!stale && outline.count > 0 && this.#standing.hasOtherFirst(outline, this.#view())) {
      this.#tellPlace();
    }
  }

  #layOut() {
    const {columns, tick, tree, label, pins} = this.#shown;
    const frame = this.#frame;
    frame.setAttribute('role', tree ? 'treegrid' : 'grid');
    frame.setAttribute('aria-label', label);
    frame.setAttribute('aria-multiselectable', String(tick));
    frame.setAttribute('aria-colcount', String(columns.length + 2));
    this.#layColumns();
    frame.classList.toggle('pins', pins > 0);
    frame.classList.toggle('stale', this.#shown.stale === true);
    this.#standing.keepWithin(columns.length + 1);
    this.#draw(true);
    this.#takePlace();
    this.#findSeen();
  }

  #sized() {
    if (this.#viewport.measure() && this.#shown !== null) {
      this.#layColumns();
    }
    this.#draw(false);
  }

  /** How wide the column at an index is; 1 is the name. */
  widthAt(index) {
    return this.#columns.widthAt(index);
  }

  /** Gives a column another width, for as long as the address does not say more; null the usual one. */
  draw(index, width) {
    this.#columns.draw(index, width, this.#shown);
    this.#layColumns();
  }

  #layColumns() {
    this.#columns.lay(this.#shown, this.#viewport.width, this.#frame.style);
  }

  /** @param all whether rows that stay may have changed too */
  #draw(all) {
    if (this.#shown === null) {
      return;
    }
    const {outline} = this.#shown;
    if (all) {
      this.#frame.setAttribute('aria-rowcount', String(outline.count + 1));
      const {total} = rowsInView({...this.#view(), top: 0});
      this.#rows.fit(total);
      this.#viewport.fit(total);
    }
    const range = rowsInView(this.#view());
    const before = this.#range;
    this.#range = range;
    if (all) {
      this.#standing.follow(outline, range);
    }
    if (
      !all &&
      before?.first === range.first &&
      before.last === range.last &&
      before.shift === range.shift
    ) {
      return;
    }
    this.#rows.place(range, this.#shown, this.#standing, all);
    if (all) {
      this.#drawHead();
    }
    if (all || before?.seenFirst !== range.seenFirst || before.seenLast !== range.seenLast) {
      this.#shown.onLook(this.seen);
    }
  }

  #drawHead() {
    render(headView(this.#shown, this.#standing.columnIn(-1)), this.#head);
  }

  #drawRow(index) {
    this.#rows.draw(index, this.#shown, this.#standing);
  }

  /** Takes the keyboard to a place and what is there into view. */
  go(place) {
    const before = this.active;
    this.#standing.go(place, this.#shown.outline);
    if (place.row >= 0) {
      const view = this.#view();
      const top = topToShow({...view, index: place.row});
      if (top !== view.top) {
        this.#scrollTo(top);
      }
    }
    this.#drawRow(before.row);
    this.#drawHead();
    this.#drawRow(place.row);
    this.#showColumn();
    this.#tellPlace();
  }

  #showColumn() {
    const cell = this.querySelector(`#${ACTIVE_CELL}`);
    if (cell !== null && !cell.parentElement.classList.contains('pinned')) {
      this.#viewport.showBeside(this.#head.firstElementChild, cell);
    }
  }
}

customElements.define('runs-grid', RunsGrid);
