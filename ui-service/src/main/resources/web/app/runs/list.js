/** The runs that the table shows: fetched as they are looked at, and kept up to date. */

import {fieldOf, orderText} from '../columns.js';
import {MOST_GROUPS, MOST_RUNS, groupField, groupRuns, listRuns} from './calls.js';
import {GroupRuns} from './group-runs.js';
import {Outline} from './outline.js';
import {RowSource} from './row-source.js';
import {GroupRow, runRows} from './run-row.js';
import {
  NESTED,
  OUTERMOST,
  PARENT_COLUMN,
  aggregatesOf,
  allOf,
  childrenOf,
  groupCondition,
  groupOrder,
  idsCondition,
} from './search.js';
import {MOST_SELECTED} from './selection.js';

/** Children are counted this often, and of so many parents. */
const COUNT_EVERY_MS = 10_000;
const MOST_COUNTED = 10_000;

export class RunsList {
  #experimentId;
  #search;
  #fields;
  #changed;
  #orderChosen;
  #children = null;
  #counted = -Infinity;

  /** Keys of rows that are to be open, and are not here yet. */
  #toOpen = new Set();

  /** How many runs there are in all groups, or null. */
  #runsInGroups = null;
  #groupRuns = new GroupRuns(
    (ids) => this.#groupsOf(ids),
    () => this.#changed(),
  );
  #abort = new AbortController();

  /** How many rows have come (or, below 0, gone) that are not shown. */
  newer = 0;

  /**
   * @param search as searchOf gives it
   * @param orderChosen whether somebody asked for its order
   * @param fields gives the names of the columns to ask for, now
   * @param changed called when there is something else to draw
   * @param opened what was open when somebody was here before, as the outline tells it
   */
  constructor({experimentId, search, orderChosen, fields, changed, opened = []}) {
    this.#experimentId = experimentId;
    this.#search = search;
    this.#orderChosen = orderChosen;
    this.#fields = fields;
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
        (page) => this.#askGroups(page),
        () => this.#settled(),
        MOST_GROUPS,
      );
    }
    return this.#runsSource(nested ? OUTERMOST : '');
  }

  #runsSource(condition) {
    return new RowSource(
      (page) => this.#askRuns(condition, page),
      () => this.#settled(),
      MOST_RUNS,
    );
  }

  #settled() {
    this.outline.settle();
    this.#openWanted();
    this.#changed();
  }

  async #askRuns(condition, {pageToken, skip, limit, bare, signal}) {
    const {filter, order, view} = this.#search;
    const page = await listRuns(
      {
        experimentId: this.#experimentId,
        fields: bare ? [] : this.#fields(),
        filter: allOf(filter, condition),
        order: orderText(order),
        view,
        limit,
        skip,
        pageToken,
      },
      signal,
    );
    return {
      rows: runRows(page),
      count: page.matches,
      nextPageToken: page.next_page_token || undefined,
    };
  }

  async #askGroups(asked) {
    const aggregates = aggregatesOf(this.#search);
    const page = await this.#groupsPage(aggregates, asked);
    this.#runsInGroups = page.matches;
    return {
      rows: page.groups.map((group) => new GroupRow(group, aggregates)),
      count: page.total,
      nextPageToken: page.next_page_token || undefined,
    };
  }

  /** All groups with what is known of them: {aggregates, groups} as the API has them. */
  async allGroups() {
    const aggregates = aggregatesOf(this.#search);
    const groups = [];
    let pageToken;
    do {
      const {signal} = this.#abort;
      const page = await this.#groupsPage(aggregates, {pageToken, limit: MOST_GROUPS, signal});
      groups.push(...page.groups);
      pageToken = page.next_page_token || undefined;
    } while (pageToken !== undefined);
    return {aggregates, groups};
  }

  #groupsPage(aggregates, {pageToken, skip, limit, signal}) {
    const {filter, view, by} = this.#search;
    return groupRuns(
      {
        experimentId: this.#experimentId,
        by,
        aggregates,
        filter,
        order: groupOrder(this.#search, this.#orderChosen),
        view,
        limit,
        skip,
        pageToken,
      },
      signal,
    );
  }

  /** How many runs are below a run, as far as they match; null while nobody knows. */
  childCount(row) {
    return this.#children === null ? null : this.#children.get(row.runId) ?? 0;
  }

  /** Whether something can be below a row. */
  mayOpen(row) {
    if (!row.isRun) {
      return groupCondition(this.#search.by, row.keys) !== null;
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
    const condition = by.length > 0 ? groupCondition(by, JSON.parse(key)) : childrenOf(key);
    return new Outline(this.#runsSource(condition), depth, expected);
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
    await this.#countChildren();
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

  async #patch({first, last}) {
    const ids = [];
    for (let index = first; index <= last; index++) {
      const {row} = this.outline.at(index);
      if (row?.isRun) {
        ids.push(row.runId);
      }
    }
    this.outline.patch(new Map((await this.byIds(ids)).map((row) => [row.key, row])));
  }

  /** Runs by their ids, deleted ones too, in no order; those that are not there are left out. */
  async byIds(runIds, fields = this.#fields()) {
    if (runIds.length === 0) {
      return [];
    }
    const page = await listRuns(
      {
        experimentId: this.#experimentId,
        fields,
        filter: idsCondition(runIds),
        view: 'ALL',
        limit: runIds.length,
      },
      this.#abort.signal,
    );
    return runRows(page);
  }

  /** Which of these runs are active and which deleted, by id; those that are not there are in neither. */
  async stagesOf(runIds) {
    const stages = {active: [], deleted: []};
    for (const row of await this.byIds(runIds, ['attributes.lifecycle_stage'])) {
      stages[row.isDeleted ? 'deleted' : 'active'].push(row.runId);
    }
    return stages;
  }

  /** What a tag of each of these runs is: Map from their ids; null for those without. */
  async tagsOf(runIds, key) {
    const field = fieldOf({kind: 'tag', key});
    const rows = await this.byIds(runIds, [field]);
    return new Map(rows.map((row) => [row.runId, row.value(field) ?? null]));
  }

  async #countChildren() {
    const now = performance.now();
    if (!this.#search.nested || now - this.#counted < COUNT_EVERY_MS) {
      return;
    }
    this.#counted = now;
    const {filter, view} = this.#search;
    const children = new Map();
    let pageToken;
    try {
      do {
        const page = await groupRuns(
          {
            experimentId: this.#experimentId,
            by: [PARENT_COLUMN],
            aggregates: [],
            filter: allOf(filter, NESTED),
            view,
            limit: MOST_GROUPS,
            pageToken,
          },
          this.#abort.signal,
        );
        page.groups.forEach(({keys, runs}) => children.set(keys[0], runs));
        pageToken = page.next_page_token || undefined;
      } while (pageToken !== undefined && children.size < MOST_COUNTED);
      this.#children = pageToken === undefined ? children : null;
    } catch {
      // Every run then looks as if something might be below it, which opening it tells.
      this.#children = null;
    }
    this.#changed();
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
      for (const row of await part.source.rowsBetween(part.first, part.last)) {
        if (row.isRun) {
          ids.push(row.runId);
        } else if (ids.length < MOST_SELECTED && !this.outline.openKeys.includes(row.key)) {
          ids.push(...(await this.idsOfGroup(row)));
        }
      }
    }
    return ids;
  }

  /** The ids of the runs of a group, MOST_SELECTED at most; none of one that cannot be asked for. */
  async idsOfGroup(row) {
    if (!this.mayOpen(row)) {
      return [];
    }
    const ids = await this.#idsOf(groupCondition(this.#search.by, row.keys), row.runs);
    this.#groupRuns.note(row.key, ids);
    return ids;
  }

  /** The ids of all runs that match, MOST_SELECTED at most: whether their groups are open or not. */
  idsOfAll() {
    return this.#search.by.length > 0
      ? this.#idsOf('', this.#runsInGroups)
      : this.idsBetween(0, Math.min(this.outline.count, MOST_SELECTED) - 1);
  }

  async #idsOf(condition, runs) {
    const source = this.#runsSource(condition);
    const rows = await source.rowsBetween(0, Math.min(runs, MOST_SELECTED) - 1);
    return rows.map(({runId}) => runId);
  }

  /** The keys of the groups that runs are in, by their ids. */
  async #groupsOf(runIds) {
    const {by, filter, view} = this.#search;
    const fields = by.map(groupField);
    const page = await listRuns(
      {
        experimentId: this.#experimentId,
        fields,
        filter: allOf(filter, idsCondition(runIds)),
        view,
        limit: runIds.length,
      },
      this.#abort.signal,
    );
    return new Map(
      runRows(page).map((row) => [row.runId, JSON.stringify(fields.map((name) => row.value(name)))]),
    );
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
      return selected > 0 && selected >= Math.min(this.#runsInGroups ?? Infinity, MOST_SELECTED);
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
    this.#abort.abort();
    this.outline.close();
  }
}
