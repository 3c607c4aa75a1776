/**
 * Rows of a list in which some are open and have rows of their own below them: nested runs, groups
 * with their runs. Seen from outside it is one flat list. Pure.
 */

/** How many rows an open row is said to have while that is not known. */
const UNKNOWN = 1;

export class Outline {
  #source;
  #open = [];

  /**
   * @param source a RowSource
   * @param depth 0 for the outermost
   * @param expected how many rows there may be, until the source knows
   */
  constructor(source, depth = 0, expected = UNKNOWN) {
    this.#source = source;
    this.depth = depth;
    this.expected = expected;
  }

  get source() {
    return this.#source;
  }

  /** How many rows there are, those below open rows among them. */
  get count() {
    const own = this.#source.count ?? (this.depth === 0 ? 0 : this.expected);
    return this.#open.reduce((sum, {below}) => sum + below.count, own);
  }

  /**
   * What stands at a flat index: {row, depth, open, position, size, error}. row is undefined while
   * it is not here; position and size count among rows of the same parent, from 1.
   */
  at(index) {
    const {outline, own} = this.#find(index);
    const row = outline.#source.row(own);
    return {
      row,
      depth: outline.depth,
      open: outline.#open.some(({key}) => key === row?.key),
      position: own + 1,
      size: outline.#source.count ?? outline.expected,
      error: outline.#source.error,
    };
  }

  #find(index) {
    const {open, own} = this.#locate(index);
    return open === null ? {outline: this, own} : open.below.#find(own);
  }

  /**
   * Where a flat index leads: to a row of this outline's own, or below an open one: then own is the
   * index there.
   */
  #locate(index) {
    let shift = 0;
    for (const open of this.#open) {
      const place = open.index + shift;
      if (index <= place) {
        break;
      }
      if (index <= place + open.below.count) {
        return {open, own: index - place - 1};
      }
      shift += open.below.count;
    }
    return {open: null, own: index - shift};
  }

  /** The flat index of the row that the one at an index is below, or -1. */
  parentOf(index) {
    for (let above = index - 1; above >= 0; above--) {
      if (this.#find(above).outline.depth < this.#find(index).outline.depth) {
        return above;
      }
    }
    return -1;
  }

  /** Has the rows from one flat index to another fetched. */
  want(first, last) {
    this.#source.want(this.#ownAt(first), this.#ownAt(last));
    let shift = 0;
    for (const {index, below} of this.#open) {
      const begin = index + shift + 1;
      const end = begin + below.count - 1;
      if (begin <= last && end >= first) {
        below.want(Math.max(first, begin) - begin, Math.min(last, end) - begin);
      }
      shift += below.count;
    }
  }

  /** The index, in the source, of the row at a flat index, or of its row that this one is below. */
  #ownAt(index) {
    const {open, own} = this.#locate(index);
    return open === null ? own : open.index;
  }

  /** Opens the row at a flat index, or closes it. makeBelow(row, depth) gives its Outline. */
  toggle(index, makeBelow) {
    const {outline, own} = this.#find(index);
    const row = outline.#source.row(own);
    const at = outline.#open.findIndex(({key}) => key === row.key);
    if (at >= 0) {
      outline.#open.splice(at, 1)[0].below.close();
      return;
    }
    outline.#open.push({key: row.key, index: own, below: makeBelow(row, outline.depth + 1)});
    outline.#sort();
  }

  /** What is open, as restore() takes it: [{key, index, count, below}]. */
  get opened() {
    return this.#open.map(({key, index, below}) => ({
      key,
      index,
      count: below.#source.count ?? below.expected,
      below: below.opened,
    }));
  }

  /** The keys of all rows that are open. */
  get openKeys() {
    return this.#open.flatMap(({key, below}) => [key, ...below.openKeys]);
  }

  /**
   * Opens rows that were open before, those too that are not here yet: what is below them has its
   * room at once.
   *
   * @param makeBelow (key, depth, count) gives an Outline
   */
  restore(opened, makeBelow) {
    for (const {key, index, count, below} of opened) {
      const outline = makeBelow(key, this.depth + 1, count);
      outline.restore(below, makeBelow);
      this.#open.push({key, index, below: outline});
    }
    this.#sort();
  }

  /** Opens rows that are here and not open. makeBelow(row, depth) gives an Outline, or null. */
  openHere(makeBelow) {
    const open = new Set(this.#open.map(({key}) => key));
    for (const [index, row] of this.#source.loaded()) {
      const below = open.has(row.key) ? null : makeBelow(row, this.depth + 1);
      if (below !== null) {
        this.#open.push({key: row.key, index, below});
      }
    }
    this.#sort();
    this.#open.forEach(({below}) => below.openHere(makeBelow));
  }

  /** Closes all rows but those with these keys. */
  closeBut(keys) {
    const goes = this.#open.filter(({key}) => !keys.has(key));
    goes.forEach(({below}) => below.close());
    this.#open = this.#open.filter((one) => !goes.includes(one));
    this.#open.forEach(({below}) => below.closeBut(keys));
  }

  /** After rows have been fetched anew: open rows stay open where they are now. */
  settle() {
    if (this.#open.length === 0) {
      return;
    }
    const places = new Map();
    for (const [index, row] of this.#source.loaded()) {
      places.set(row.key, index);
    }
    this.#open = this.#open.filter((one) => {
      const {count} = this.#source;
      const isHidden =
        (count === null || one.index < count) && this.#source.row(one.index) === undefined;
      const stays = places.has(one.key) || isHidden;
      if (stays) {
        one.index = places.get(one.key) ?? one.index;
        one.below.settle();
      } else {
        one.below.close();
      }
      return stays;
    });
    this.#sort();
  }

  #sort() {
    this.#open.sort((a, b) => a.index - b.index);
  }

  /** Puts values that were fetched for rows by themselves into them. */
  patch(byKey) {
    for (const [, row] of this.#source.loaded()) {
      const fresh = byKey.get(row.key);
      if (fresh !== undefined) {
        row.take(fresh);
      }
    }
    this.#open.forEach(({below}) => below.patch(byKey));
  }

  /** Asks anew for the first rows, of every open row too. */
  async refresh(last) {
    await Promise.all([
      this.#source.refresh(Math.min(last, (this.#source.count ?? 1) - 1)),
      ...this.#open.map(({below}) => below.refresh(last)),
    ]);
  }

  /** After a failure: rows that are wanted may be asked for again. */
  resume() {
    this.#source.resume();
    this.#open.forEach(({below}) => below.resume());
  }

  /**
   * What the rows from one flat index to another are made of, in their order: [{source, first,
   * last}], each a stretch of one source's rows.
   */
  parts(first, last) {
    const parts = [];
    const own = (from, to, shift) => {
      if (from <= to) {
        parts.push({source: this.#source, first: from - shift, last: to - shift});
      }
    };
    let next = first;
    let shift = 0;
    for (const {index, below} of this.#open) {
      const begin = index + shift + 1;
      const end = begin + below.count - 1;
      if (begin > last) {
        break;
      }
      own(next, begin - 1, shift);
      next = Math.max(next, begin);
      const to = Math.min(end, last);
      if (next <= to) {
        parts.push(...below.parts(next - begin, to - begin));
        next = to + 1;
      }
      shift += below.count;
    }
    own(next, last, shift);
    return parts;
  }

  /** All rows that are here, below open rows too. */
  *rowsHere() {
    for (const [, row] of this.#source.loaded()) {
      yield row;
    }
    for (const {below} of this.#open) {
      yield* below.rowsHere();
    }
  }

  /** The runs that are here, from one flat index to another. */
  runsHere({first, last}) {
    const runs = [];
    for (let index = first; index <= last; index++) {
      const {row} = this.at(index);
      if (row?.isRun) {
        runs.push(row);
      }
    }
    return runs;
  }

  /** Asks anew for everything that is shown, with other columns. */
  renew() {
    this.#source.renew();
    this.#open.forEach(({below}) => below.renew());
  }

  close() {
    this.#source.close();
    this.#open.forEach(({below}) => below.close());
  }
}
