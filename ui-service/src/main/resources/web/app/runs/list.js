/** The runs that the table shows: fetched as they are looked at, and kept up to date. */

import {Asking} from './asking.js';
import {MOST_GROUPS, MOST_RUNS} from './calls.js';
import {GroupRuns} from './group-runs.js';
import {Outline} from './outline.js';
import {RowSource} from './row-source.js';
import {EVERY, OUTERMOST, childrenOf, partOfGroup} from './search.js';
import {MOST_SELECTED} from './selection.js';

/** Children are counted this often, and selected runs sought in their groups. */
const COUNT_EVERY_MS = 10_000;
const GROUP_EVERY_MS = 5_000;

export class RunsList {
  #search;
  #changed;
  #orderChosen;
  #children = null;
  #counted = -Infinity;
  #grouped = -Infinity;

  /** Keys of rows that are to be open, and are not here yet. */
  #toOpen = new Set();

  #groupRuns = new GroupRuns(
    (ids) => this.asking.groupsOf(ids),
    () => this.#changed(),
  );

  /** How many rows have come (or, below 0, gone) that are not shown. */
  newer = 0;

  /**
   * @param search as searchOf gives it
   * @param orderChosen whether somebody asked for its order
   * @param fields gives the names of the columns to ask for, now
   * @param changed called when there is something else to draw
   * @param opened what was open when somebody was here before, as the outline tells it
   */
  constructor({search, orderChosen, fields, changed, opened = []}) {
    this.#search = search;
    this.#orderChosen = orderChosen;
    this.asking = new Asking({search, orderChosen, fields});
    this.#changed = changed;
    this.outline = new Outline(this.#rootSource());
    this.outline.restore(opened, (key, depth, count) => this.#below(key, depth, count));
    this.openOnly([...search.open, ...this.outline.openKeys]);
  }

  /** What it was made for; the page may ask for something else by now. */
  get search() {
    return this.#search;
  }

  get orderChosen() {
    return this.#orderChosen;
  }

  get count() {
    return this.outline.source.count;
  }

  get error() {
    return this.outline.source.error;
  }

  #rootSource() {
    const {by, nested} = this.#search;
    if (by.length > 0) {
      return new RowSource(
        (page) => this.asking.groups(page),
        () => this.#settled(),
        MOST_GROUPS,
      );
    }
    return this.#runsSource(nested ? {condition: OUTERMOST} : EVERY);
  }

  #runsSource(part) {
    return new RowSource(
      (page) => this.asking.runs(part, page),
      () => this.#settled(),
      MOST_RUNS,
    );
  }

  #settled() {
    this.outline.settle();
    this.#openWanted();
    this.#changed();
  }

  /** How many runs are below a run, as far as they match; null while nobody knows. */
  childCount(row) {
    return this.#children === null ? null : this.#children.get(row.runId) ?? 0;
  }

  /** Whether something can be below a row. */
  mayOpen(row) {
    if (!row.isRun) {
      return partOfGroup(this.#search.by, row.keys) !== null;
    }
    return this.#search.nested && this.childCount(row) !== 0;
  }

  /** Opens a row, or closes it. */
  toggle(index) {
    this.outline.toggle(index, (row, depth) => this.#belowRow(row, depth));
    this.#changed();
  }

  #belowRow(row, depth) {
    const expected = row.isRun ? this.childCount(row) ?? 1 : row.runs;
    return this.#below(row.key, depth, expected);
  }

  #below(key, depth, expected) {
    const {by} = this.#search;
    const part = by.length > 0 ? partOfGroup(by, JSON.parse(key)) : {condition: childrenOf(key)};
    return new Outline(this.#runsSource(part), depth, expected);
  }

  /** The keys of rows that are open, or will be as soon as they are here. */
  get openKeys() {
    return [...new Set([...this.outline.openKeys, ...this.#toOpen])];
  }

  /** Opens the rows with these keys, once they are here, and closes the others. */
  openOnly(keys) {
    const open = this.outline.openKeys;
    this.#toOpen = new Set(keys.filter((key) => !open.includes(key)));
    this.outline.closeBut(new Set(keys));
    this.#openWanted();
  }

  #openWanted() {
    if (this.#toOpen.size === 0) {
      return;
    }
    this.outline.openHere((row, depth) => {
      const opens = this.#toOpen.delete(row.key) && this.mayOpen(row);
      return opens ? this.#belowRow(row, depth) : null;
    });
  }

  /**
   * Looks what has changed of what is seen. At the top new rows come in; elsewhere rows stay where
   * they are, with new values, and newer says what is missing.
   *
   * @param seen {first, last, atTop}
   */
  async look(seen) {
    this.outline.resume();
    await Promise.all([this.#countChildren(), this.#groupSelected()]);
    if (seen.atTop || this.count === null) {
      await this.outline.refresh(seen.last + 10);
      this.newer = 0;
      this.outline.want(seen.first, seen.last);
      return;
    }
    this.outline.want(seen.first, seen.last);
    try {
      const [count] = await Promise.all([this.outline.source.countNow(), this.#patch(seen)]);
      this.newer = count - this.count;
      this.outline.source.error = null;
    } catch (error) {
      this.outline.source.error = error;
    }
    this.#changed();
  }

  async #patch(seen) {
    const ids = this.outline.runsHere(seen).map(({runId}) => runId);
    const {fields} = this.asking;
    const rows = await this.asking.byIds(ids, fields);
    // Other columns may have been chosen meanwhile, and be here already.
    if (fields.join() === this.asking.fields.join()) {
      this.outline.patch(new Map(rows.map((row) => [row.key, row])));
    }
  }

  async #countChildren() {
    const now = performance.now();
    if (!this.#search.nested || now - this.#counted < COUNT_EVERY_MS) {
      return;
    }
    this.#counted = now;
    try {
      this.#children = await this.asking.childCounts();
    } catch {
      // Every run then looks as if something might be below it, which opening it tells.
      this.#children = null;
    }
    this.#changed();
  }

  async #groupSelected() {
    if (performance.now() - this.#grouped >= GROUP_EVERY_MS) {
      await this.groupNow();
    }
  }

  /** Selected runs may be in other groups: something was done to them. */
  groupNow() {
    this.#grouped = performance.now();
    return this.#groupRuns.look();
  }

  /** Counts children without waiting for the next look. */
  prepare() {
    return this.#countChildren();
  }

  /**
   * The ids of the runs from one flat index to another, whether they are here or not; a closed group
   * stands for its runs. There are MOST_SELECTED at most, but for the last group's.
   */
  async idsBetween(first, last) {
    const ids = [];
    for (const part of this.outline.parts(first, last)) {
      // A closed group has a run at least, so no more rows than ids are asked for at once.
      for (let next = part.first; next <= part.last && ids.length < MOST_SELECTED; ) {
        const end = Math.min(part.last, next + MOST_SELECTED - ids.length - 1);
        for (const row of await part.source.rowsBetween(next, end)) {
          if (row.isRun) {
            ids.push(row.runId);
          } else if (ids.length < MOST_SELECTED && !this.outline.openKeys.includes(row.key)) {
            ids.push(...(await this.idsOfGroup(row)));
          }
        }
        next = end + 1;
      }
    }
    return ids;
  }

  /** The ids of the runs of a group, MOST_SELECTED at most; none of one that cannot be asked for. */
  async idsOfGroup(row) {
    if (!this.mayOpen(row)) {
      return [];
    }
    const ids = await this.#idsOf(partOfGroup(this.#search.by, row.keys), row.runs);
    this.#groupRuns.note(row.key, ids);
    return ids;
  }

  /** The ids of all runs that match, MOST_SELECTED at most: whether their groups are open or not. */
  idsOfAll() {
    return this.#search.by.length > 0
      ? this.#idsOf(EVERY, this.asking.runsInGroups)
      : this.idsBetween(0, Math.min(this.outline.count, MOST_SELECTED) - 1);
  }

  async #idsOf(part, runs) {
    const {signal} = this.asking;
    const source = new RowSource(
      (page) => this.asking.runs(part, {...page, signal}),
      () => {},
      MOST_RUNS,
    );
    const rows = await source.rowsBetween(0, Math.min(runs, MOST_SELECTED) - 1);
    return rows.map(({runId}) => runId);
  }

  /** How much of a group is selected: all, some or none of it. */
  tickOf(row, selection) {
    const selected = this.#groupRuns.countsIn(selection).get(row.key) ?? 0;
    return selected === 0 ? 'none' : selected < row.runs ? 'some' : 'all';
  }

  /** The selected runs of a group. */
  selectedOf(row, selection) {
    return this.#groupRuns.idsIn(selection, row.key);
  }

  /** Whether all runs of the list are selected, for all that is known of those that are not here. */
  isAllIn(selection) {
    if (this.#search.by.length > 0) {
      const selected = [...this.#groupRuns.countsIn(selection).values()].reduce((a, b) => a + b, 0);
      return selected > 0 && selected >= Math.min(this.asking.runsInGroups ?? Infinity, MOST_SELECTED);
    }
    const runs = this.outline.count;
    if (runs < 1 || selection.size < Math.min(runs, MOST_SELECTED)) {
      return false;
    }
    for (const row of this.outline.rowsHere()) {
      if (row.isRun && !selection.has(row.runId)) {
        return runs > MOST_SELECTED && selection.size === MOST_SELECTED;
      }
    }
    return true;
  }

  /** How many of the selected runs a flat list does not have; null while some of it is not here. */
  missingOf(selection) {
    const {by, nested} = this.#search;
    if (by.length > 0 || nested) {
      return null;
    }
    const here = new Set([...this.outline.rowsHere()].map(({key}) => key));
    if (here.size < this.count) {
      return null;
    }
    return selection.ids.filter((id) => !here.has(id)).length;
  }

  close() {
    this.asking.close();
    this.outline.close();
  }
}
