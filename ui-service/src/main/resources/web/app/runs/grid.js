/**
 * The table itself: a grid that draws the rows that are seen, out of as many as there are. What it
 * shows it is told; what somebody does with it, it tells.
 */

import {runColour} from '../charts/colours.js';
import {html, render} from '../view.js';
import {ACTIVE_CELL, rowView} from './cells.js';
import {ColumnEdge} from './column-width.js';
import {GridColumns} from './grid-columns.js';
import {ColumnDrag, click, press} from './grid-input.js';
import {headView} from './head.js';
import {rowsInView, topToShow} from './scrolling.js';
import {SeenRow} from './seen-row.js';

/** In pixels, as style/runs.css has them. */
const ROW_HEIGHT = 36;
const HEAD_HEIGHT = 46;

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
  #rows = new Map();
  #spare = [];
  #range = null;
  #active = {row: -1, column: 1};
  #activeKey = undefined;
  #frame = null;
  #head = null;
  #window = null;
  #drag = new ColumnDrag();
  #edge = new ColumnEdge();
  #sizes = new ResizeObserver(() => this.#sized());

  #columns = new GridColumns();

  /** The row that was seen first where somebody was before, and the one that is. */
  #sought = new SeenRow(null);
  #first = null;

  /** As last told by the browser: to ask it again makes it lay out the page in between. */
  #top = 0;
  #left = 0;
  #height = 0;
  #width = 0;

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
    this.#window = this.querySelector('.grid-window');
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
        this.#frame.scrollTop = 0;
        this.#top = 0;
        this.#sought = new SeenRow(null);
        this.#active = {row: -1, column: this.#active.column};
      }
      this.#layOut();
    }
  }

  /** The rows on the screen: {first, last, atTop}. */
  get seen() {
    const {seenFirst = 0, seenLast = 0} = this.#range ?? {};
    return {first: seenFirst, last: seenLast, atTop: this.#top < ROW_HEIGHT / 2};
  }

  get shown() {
    return this.#shown;
  }

  /** Where the keyboard is: {row, column}; row -1 is the head, column 0 the tick, 1 the name. */
  get active() {
    return this.#active;
  }

  /** The link to the run in a row that is drawn, or null. */
  linkOf(index) {
    return this.#rows.get(index)?.querySelector('.name a') ?? null;
  }

  scrollToTop() {
    this.#scrollTo(0);
  }

  #scrollTo(top) {
    this.#frame.scrollTop = top;
    this.#scrolled();
  }

  #scrolled() {
    if (this.#isElsewhere()) {
      this.#sought = new SeenRow(null);
    }
    this.#draw(false);
    this.#tellPlace();
  }

  /** Asks the browser where it is, before anything is drawn. */
  #isElsewhere() {
    const before = this.#top;
    ({scrollTop: this.#top, scrollLeft: this.#left} = this.#frame);
    return this.#top !== before;
  }

  #tellPlace() {
    const {outline, onStand} = this.#shown;
    this.#first = this.#sought.seen ?? SeenRow.of(outline, this.#view());
    onStand?.({
      top: this.#top,
      left: this.#left,
      row: this.#active.row,
      key: this.#activeKey,
      first: this.#first,
    });
  }

  /** Goes where somebody was. */
  #takePlace() {
    const {place, outline} = this.#shown;
    if (!place || outline.count === 0) {
      return;
    }
    const {top = 0, left = 0, row = -1, key, first = null} = place;
    this.#frame.scrollTop = top;
    this.#frame.scrollLeft = left;
    this.#isElsewhere();
    this.#sought = new SeenRow(first);
    this.#active = {row: Math.min(row, outline.count - 1), column: this.#active.column};
    this.#activeKey = key;
    this.#draw(true);
    this.#tellPlace();
  }

  /** Rows have come: the one that is sought may be among them, and the first is known now. */
  #findSeen() {
    const {outline, stale} = this.#shown;
    if (this.#sought.seen !== null) {
      const top = this.#sought.topFor(outline, this.#view());
      if (top !== null && Math.abs(top - this.#top) > 1) {
        this.#frame.scrollTop = top;
        this.#isElsewhere();
        this.#draw(true);
      }
    }
    const first = this.#sought.seen ?? SeenRow.of(outline, this.#view());
    if (!stale && outline.count > 0 && first?.key !== this.#first?.key) {
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
    this.#active.column = Math.min(this.#active.column, columns.length + 1);
    this.#draw(true);
    this.#takePlace();
    this.#findSeen();
  }

  #sized() {
    const width = this.#width;
    this.#height = Math.max(0, this.#frame.clientHeight - HEAD_HEIGHT);
    this.#width = this.#frame.clientWidth;
    if (width !== this.#width && this.#shown !== null) {
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
    this.#columns.lay(this.#shown, this.#width, this.#frame.style);
  }

  #view() {
    const {count} = this.#shown.outline;
    return {count, rowHeight: ROW_HEIGHT, top: this.#top, height: this.#height};
  }

  /** @param all whether rows that stay may have changed too */
  #draw(all) {
    if (this.#shown === null) {
      return;
    }
    const {outline} = this.#shown;
    const count = outline.count;
    if (all) {
      this.#frame.setAttribute('aria-rowcount', String(count + 1));
      const total = rowsInView({...this.#view(), top: 0}).total;
      this.#window.parentElement.style.height = `${total}px`;
      this.#frame.style.setProperty('--rows-height', `${total + HEAD_HEIGHT + 2}px`);
    }
    const range = rowsInView(this.#view());
    const before = this.#range;
    this.#range = range;
    if (all) {
      this.#followActive(range);
    }
    if (
      !all &&
      before?.first === range.first &&
      before.last === range.last &&
      before.shift === range.shift
    ) {
      return;
    }
    this.#window.style.transform = `translateY(${range.shift}px)`;
    this.#place(range, all);
    if (all) {
      this.#drawHead();
    }
    if (all || before?.seenFirst !== range.seenFirst || before.seenLast !== range.seenLast) {
      this.#shown.onLook(this.seen);
    }
  }

  /** New rows push others down; the keyboard stays with its row. */
  #followActive({first, last}) {
    const {outline} = this.#shown;
    let row = Math.min(this.#active.row, outline.count - 1);
    if (row >= 0 && outline.at(row).row?.key !== this.#activeKey) {
      for (let index = first; index <= last; index++) {
        row = outline.at(index).row?.key === this.#activeKey ? index : row;
      }
    }
    this.#active = {...this.#active, row};
  }

  /** Rows that are seen no more are used for those that are seen now. */
  #place({first, last}, all) {
    for (const [index, row] of this.#rows) {
      if (index < first || index > last) {
        this.#rows.delete(index);
        row.remove();
        this.#spare.push(row);
      }
    }
    let next = this.#window.firstElementChild;
    for (let index = first; index <= last; index++) {
      let row = this.#rows.get(index);
      const fresh = row === undefined;
      if (fresh) {
        row = this.#spare.pop() ?? newRow();
        this.#rows.set(index, row);
      }
      if (row !== next) {
        this.#window.insertBefore(row, next);
      } else {
        next = next.nextElementSibling;
      }
      if (fresh || all) {
        this.#drawRow(index);
      }
    }
  }

  #drawRow(index) {
    const element = this.#rows.get(index);
    if (element === undefined) {
      return;
    }
    const {outline, tick, tree, mayOpen} = this.#shown;
    const place = outline.at(index);
    const {row} = place;
    const ticked = this.#tickOf(row);
    element.setAttribute('aria-rowindex', String(index + 2));
    const ticks = tick && row !== undefined && (row.isRun || mayOpen(row));
    setOrDrop(element, 'aria-selected', ticks ? String(ticked === 'all') : null);
    setOrDrop(element, 'aria-level', tree ? String(place.depth + 1) : null);
    setOrDrop(element, 'aria-posinset', tree ? String(place.position) : null);
    setOrDrop(element, 'aria-setsize', tree ? String(place.size) : null);
    setOrDrop(
      element,
      'aria-expanded',
      row !== undefined && mayOpen(row) ? String(place.open) : null,
    );
    element.className = `grid-row depth-${Math.min(place.depth, 5)}${
      row?.isRun === false ? ' group' : ''
    }`;
    element.style.setProperty('--run', row?.isRun ? runColour(row.runId) : '');
    render(rowView(place, this.#shown, this.#activeColumn(index), ticked), element);
  }

  #tickOf(row) {
    const {selection, tick, tickOf} = this.#shown;
    if (!tick || row === undefined) {
      return 'none';
    }
    return row.isRun ? (selection.has(row.runId) ? 'all' : 'none') : tickOf(row);
  }

  #drawHead() {
    render(headView(this.#shown, this.#activeColumn(-1)), this.#head);
  }

  #activeColumn(row) {
    return row === this.#active.row ? this.#active.column : -1;
  }

  /** Takes the keyboard to a place and what is there into view. */
  go(place) {
    const before = this.#active;
    this.#active = place;
    this.#activeKey = place.row < 0 ? undefined : this.#shown.outline.at(place.row).row?.key;
    if (place.row >= 0) {
      const top = topToShow({...this.#view(), index: place.row});
      if (top !== this.#top) {
        this.#scrollTo(top);
      }
    }
    this.#drawRow(before.row);
    this.#drawHead();
    this.#drawRow(place.row);
    this.#showColumn();
    this.#tellPlace();
  }

  /** Scrolls sideways until the active cell is not below the pinned ones. */
  #showColumn() {
    const cell = this.querySelector(`#${ACTIVE_CELL}`);
    if (cell === null || cell.parentElement.classList.contains('pinned')) {
      return;
    }
    const pinned = this.#head.firstElementChild.getBoundingClientRect().right;
    const frame = this.#frame.getBoundingClientRect();
    const {left, right} = cell.getBoundingClientRect();
    if (left < pinned) {
      this.#frame.scrollLeft -= pinned - left;
    } else if (right > frame.left + this.#frame.clientWidth) {
      this.#frame.scrollLeft += right - frame.left - this.#frame.clientWidth;
    }
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
}

function newRow() {
  const row = document.createElement('div');
  row.setAttribute('role', 'row');
  return row;
}

function setOrDrop(element, name, value) {
  if (value === null) {
    element.removeAttribute(name);
  } else {
    element.setAttribute(name, value);
  }
}

customElements.define('runs-grid', RunsGrid);
