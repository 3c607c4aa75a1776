/**
 * What the experiment page knows of its runs: the search that the address asks for, the rows, the
 * selection, and the watch that keeps them up to date.
 */

import {columnId, defaultColumns, fieldOf, fieldsOf, sortKey} from '../columns.js';
import {watch} from '../parts/watch.js';
import {chartedRuns} from './charted.js';
import {Curves} from './curves.js';
import {loadKeys, probeColumns} from './keys.js';
import {RunsList} from './list.js';
import {Place} from './place.js';
import {openIds, rowsKey, searchOf} from './search.js';
import {MOST_IN_ADDRESS, Selection} from './selection.js';

const LOOK_EVERY_MS = 2000;

/** The rows that are seen before the table has said which. */
const TOP = {first: 0, last: 40, atTop: true};

export class RunsState {
  #experimentId;
  #redraw;
  #keep;
  #route = null;
  #flat = false;
  #keys = null;
  #standard = null;
  #list = null;
  #arriving = null;
  #shownKey = '';
  #fieldsKey = '';
  #written = '';
  #writtenOpen = '';
  #abort = new AbortController();
  #watch;
  #seen = TOP;
  #charted = [];
  #resting = false;

  /** Where in the table somebody is. */
  place = new Place(() => this.#list?.outline.opened);

  search = null;
  selection = new Selection();
  curves = new Curves(() => this.#redraw());

  /** The server's refusal of the filter or order, or null. */
  refusal = null;

  /** What went wrong otherwise, or null. */
  error = null;

  /**
   * @param redraw called when there is something else to show
   * @param keep called with values to put into the address
   */
  constructor(experimentId, redraw, keep) {
    this.#experimentId = experimentId;
    this.#redraw = redraw;
    this.#keep = keep;
    this.#watch = watch(() => this.#look(), LOOK_EVERY_MS);
  }

  /** The rows to show, or null before the first are here. */
  get list() {
    return this.#list;
  }

  /** Rows of another search are on their way; those that are shown are not what is asked for. */
  get isStale() {
    return this.#arriving !== null || this.refusal !== null;
  }

  /** Whether nobody has chosen the columns. */
  get isStandard() {
    return this.#route.query.getAll('col').length === 0;
  }

  /** Whether any run of the experiment has a parent. */
  get hasNested() {
    return this.#keys?.hasNested === true;
  }

  /**
   * Takes up an address.
   *
   * @param flat whether groups and nesting are left out, as beside charts
   */
  update(route, flat) {
    this.#route = route;
    this.#flat = flat;
    const runs = route.query.getAll('run');
    if (runs.join() !== this.#written) {
      this.#written = runs.join();
      this.selection = new Selection(runs);
    }
    this.#resting = false;
    this.place.arrive();
    if (this.#keys === null) {
      this.search = this.#searchNow();
      this.#begin();
    } else {
      this.#takeUp();
    }
  }

  async #begin() {
    try {
      this.#keys = await loadKeys(this.#experimentId, this.#abort.signal);
      this.error = null;
      this.#addMetrics();
      this.#takeUp();
    } catch (error) {
      if (!this.#abort.signal.aborted) {
        this.error = error;
        this.#redraw();
      }
    }
  }

  /** A run has its params at once, and its metrics when there are some. */
  #addMetrics() {
    if (this.#standard !== null && !this.#standard.some(isMetric)) {
      this.#standard = [...defaultColumns({...this.#keys, param: []}, []), ...this.#standard];
    }
  }

  #searchNow() {
    return searchOf(this.#route.query, {
      standard: this.#standard ?? [],
      hasNested: this.hasNested,
      flat: this.#flat,
    });
  }

  /** Nobody sees runs now; the next address ends the rest. */
  rest() {
    this.#resting = true;
  }

  /** Begins another list when the address asks for other rows, and fetches other columns. */
  #takeUp() {
    this.search = this.#searchNow();
    const key = rowsKey(this.search);
    const fields = this.#fields().join();
    const open = this.#route.query.getAll('open').join('\n');
    const isOtherOpen = open !== this.#writtenOpen;
    this.#writtenOpen = open;
    if (key === this.#shownKey && isOtherOpen) {
      (this.#arriving ?? this.#list)?.openOnly(this.search.open);
    }
    if (key !== this.#shownKey) {
      this.#shownKey = key;
      this.#fieldsKey = fields;
      this.#start();
    } else if (fields !== this.#fieldsKey) {
      this.#fieldsKey = fields;
      (this.#arriving ?? this.#list)?.outline.renew();
    }
    this.#redraw();
  }

  #fields() {
    return fieldsOf([
      ...this.search.columns,
      ...(this.#standard === null ? probeColumns(this.#keys) : []),
    ]);
  }

  #start() {
    this.#arriving?.close();
    this.refusal = null;
    const list = new RunsList({
      experimentId: this.#experimentId,
      search: this.search,
      orderChosen: this.#route.query.has('order'),
      fields: () => this.#fields(),
      changed: () => this.#arrived(list),
      opened: this.place.opened,
    });
    this.#arriving = list;
    list.prepare();
    list.outline.want(0, 60);
  }

  #arrived(list) {
    if (list === this.#arriving) {
      this.#arrive(list);
    }
    if (list === this.#list) {
      this.error = list.error;
      this.#setStandard(list);
      this.#redraw();
      this.#lookAtCharted();
    }
  }

  /** Old rows are shown until new ones are here, and stay when these are refused. */
  #arrive(list) {
    if (list.error !== null) {
      this.#arriving = null;
      this.#refuse(list.error);
      list.close();
      this.#redraw();
      return;
    }
    if (list.count === null) {
      return;
    }
    this.#list?.close();
    this.#list = list;
    this.#arriving = null;
    this.#seen = TOP;
    this.#setStandard(list);
  }

  #refuse(error) {
    const ofSearch =
      error.refused &&
      !error.missing &&
      (this.search.filter !== '' || this.#route.query.has('order'));
    this.refusal = ofSearch ? error : null;
    this.error = ofSearch ? null : error;
    if (!ofSearch) {
      // Not a word against the search: it is tried again.
      this.#shownKey = '';
    }
  }

  /** With no run there is nothing to go by; the first ones decide, once they have what is asked. */
  #setStandard(list) {
    const probe = probeColumns(this.#keys);
    if (this.#standard !== null || list.count === 0 || probe.length === 0) {
      return;
    }
    const rows = [...list.outline.source.loaded()].map(([, row]) => row).filter((row) => row.isRun);
    if (rows.some((row) => row.value(fieldOf(probe[0])) === undefined)) {
      return;
    }
    this.#standard = defaultColumns(this.#keys, rows);
    this.search = this.#searchNow();
    // The rows have all that these columns need, unless they are groups.
    this.#fieldsKey = this.#fields().join();
    if (rowsKey(this.search) !== this.#shownKey) {
      this.#takeUp();
    }
  }

  /** Told by the table: other rows are seen. */
  look(seen) {
    this.#seen = seen;
    this.#list?.outline.want(seen.first - 20, seen.last + 20);
    this.#wantCurves();
  }

  #wantCurves() {
    const keys = this.search.columns
      .filter((column) => column.kind === 'metric' && this.isCurve(column))
      .map(({key}) => key);
    this.curves.want(this.rowsSeen(), keys);
  }

  /** The runs on the screen that are here. */
  rowsSeen() {
    const rows = [];
    for (let index = this.#seen.first; index <= this.#seen.last; index++) {
      const {row} = this.#list.outline.at(index);
      if (row?.isRun) {
        rows.push(row);
      }
    }
    return rows;
  }

  isCurve(column) {
    return this.search.curves.includes(columnId(column));
  }

  async #look() {
    if (this.#resting) {
      return;
    }
    if (this.#keys === null || this.#list === null || this.#shownKey === '') {
      if (this.error !== null) {
        this.#keys === null ? await this.#begin() : this.#takeUp();
      }
      return;
    }
    if (this.#lacksMetrics()) {
      await this.#begin();
    }
    await this.#list.look(this.#seen);
    await this.#lookAtCharted();
  }

  /** The default columns are wanted, and no metric was there yet. */
  #lacksMetrics() {
    return this.isStandard && !(this.#standard ?? this.#keys.metric.map(metricOf)).some(isMetric);
  }

  /** Looks again at once: something was done to runs, or somebody asks. */
  lookNow() {
    this.#watch.soon();
  }

  /** Shows what has come, from the top. */
  async showNewest() {
    this.#seen = TOP;
    await this.#list.look(this.#seen);
  }

  /** Asks for everything that is shown anew, where it stands: runs were deleted or restored. */
  async reload() {
    const {outline} = this.#list;
    await Promise.all([outline.refresh(this.#seen.last), this.#list.groupNow()]);
    outline.want(this.#seen.first, this.#seen.last);
    this.#list.newer = 0;
  }

  /** Opens a row, or closes it. */
  toggle(index) {
    this.#list.toggle(index);
    const open = openIds(this.#list.openKeys, this.#list.search.by);
    this.#writtenOpen = open.join('\n');
    this.#keep({open});
  }

  select(selection) {
    this.selection = selection;
    const run = selection.size <= MOST_IN_ADDRESS ? selection.ids : [];
    this.#written = run.join();
    this.#keep({run});
    this.#lookAtCharted();
    this.#redraw();
  }

  get isClosed() {
    return this.#abort.signal.aborted;
  }

  /** The runs that charts show, in the order of selection: [{runId, name, status, startTime}]. */
  get charted() {
    return this.#charted;
  }

  /** Charts are told of other runs only when there are others: they begin to draw anew. */
  async #lookAtCharted() {
    if (!this.#flat || this.#list === null) {
      return;
    }
    const [list, selection] = [this.#list, this.selection];
    let charted;
    try {
      charted = await chartedRuns(list, selection);
    } catch {
      // What is drawn stays; the next look asks again.
      return;
    }
    const isAsked = list === this.#list && selection === this.selection;
    if (isAsked && JSON.stringify(charted) !== JSON.stringify(this.#charted)) {
      this.#charted = charted;
      this.#redraw();
    }
  }

  isSortable(column) {
    if (this.#list.search.by.length > 0) {
      return column.kind === 'metric' || ['start_time', 'duration', 'run_name'].includes(column.key);
    }
    return sortKey(column) !== null;
  }

  close() {
    this.#abort.abort();
    this.#watch.stop();
    this.curves.close();
    this.#list?.close();
    this.#arriving?.close();
  }
}

function isMetric({kind}) {
  return kind === 'metric';
}

function metricOf({key}) {
  return {kind: 'metric', key};
}
