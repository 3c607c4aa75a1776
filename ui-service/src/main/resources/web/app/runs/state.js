/**
 * What a page of runs knows of them: the search that the address asks for, the rows, the
 * selection, and the watch that keeps them up to date.
 */

import {columnId, fieldsOf} from '../columns.js';
import {watch} from '../parts/watch.js';
import {Charted} from './charted.js';
import {Curves} from './curves.js';
import {loadKeys} from './keys.js';
import {Place} from './place.js';
import {openIds, rowsKey, searchOf} from './search.js';
import {MOST_IN_ADDRESS, Selection} from './selection.js';
import {ShownList} from './shown-list.js';
import {StandardColumns} from './standard-columns.js';

const LOOK_EVERY_MS = 2000;

/** The rows that are seen before the table has said which. */
const TOP = {first: 0, last: 40, atTop: true};

export class RunsState {
  #redraw;
  #keep;
  #asked = null;
  #standard = new StandardColumns();
  #shownKey = '';
  #fieldsKey = '';
  #written = '';
  #writtenOpen = '';
  #asking = new AbortController();
  #watch;
  #seen = TOP;
  #resting = false;
  #charted = new Charted(this, () => this.#redraw());

  #shown = new ShownList({
    changed: (list) => this.#changed(list),
    replaced: () => (this.#seen = TOP),
    failed: (error) => this.#failed(error),
    hasSearch: () => this.search.filter !== '' || this.#asked.query.has('order'),
  });

  /** Where in the table somebody is. */
  place = new Place(() => this.list?.outline.opened);

  search = null;
  selection = new Selection();
  curves = new Curves(() => this.#redraw());

  /** What went wrong other than a refusal, or null. */
  error = null;

  isClosed = false;

  /**
   * @param redraw called when there is something else to show
   * @param keep called with values to put into the address
   */
  constructor(redraw, keep) {
    this.#redraw = redraw;
    this.#keep = keep;
    this.#watch = watch(() => this.#look(), LOOK_EVERY_MS);
  }

  /** The rows to show, or null before the first are here. */
  get list() {
    return this.#shown.list;
  }

  /** The rows that are shown are not what is asked for: these are on their way, or do not come. */
  get isStale() {
    const {list, search} = this;
    // No list is on its way before it is known which columns to ask for, nor after a failure.
    return this.#shown.isStale || (list !== null && rowsKey(list.search) !== rowsKey(search));
  }

  /** The server's refusal of the filter or order, or null. */
  get refusal() {
    return this.#shown.refusal;
  }

  /** Whether nobody has chosen the columns. */
  get isStandard() {
    return this.#asked.query.getAll('col').length === 0;
  }

  /** Whether any run of the experiments has a parent. */
  get hasNested() {
    return this.#standard.hasNested;
  }

  /**
   * Takes up an address.
   *
   * @param asked {query, experimentIds, several, flat}, as searchOf has them
   */
  update(asked) {
    if (asked.experimentIds.join() !== this.#asked?.experimentIds.join()) {
      this.#standard.begin();
    }
    this.#asked = asked;
    const runs = asked.query.getAll('run');
    if (runs.join() !== this.#written) {
      this.#written = runs.join();
      this.selection = new Selection(runs);
    }
    this.#resting = false;
    this.place.arrive();
    if (this.#standard.hasKeys) {
      this.#takeUp();
    } else {
      this.search = this.#searchNow();
      this.#begin();
    }
  }

  /** What is answered to an earlier question, or refused, is of experiments that may be others. */
  async #begin() {
    this.#asking.abort();
    this.#asking = new AbortController();
    const {signal} = this.#asking;
    try {
      const keys = await loadKeys(this.#asked.experimentIds, signal);
      if (signal.aborted) {
        return;
      }
      this.#standard.learn(keys);
      this.error = null;
      this.#takeUp();
    } catch (error) {
      if (!signal.aborted) {
        this.error = error;
        this.#redraw();
      }
    }
  }

  #searchNow() {
    return searchOf(this.#asked.query, {
      ...this.#asked,
      standard: this.#standard.columns,
      hasNested: this.hasNested,
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
    const open = this.#asked.query.getAll('open').join('\n');
    const isOtherOpen = open !== this.#writtenOpen;
    this.#writtenOpen = open;
    if (key === this.#shownKey && isOtherOpen) {
      this.#shown.newest?.openOnly(this.search.open);
    }
    if (key !== this.#shownKey) {
      this.#shownKey = key;
      this.#fieldsKey = fields;
      this.#start();
    } else if (fields !== this.#fieldsKey) {
      this.#fieldsKey = fields;
      this.#shown.newest?.outline.renew();
    }
    this.#redraw();
  }

  /** Whether the list that the address wants was asked for, and none of it failed. */
  get #isAskedFor() {
    return this.#standard.hasKeys && this.#shownKey !== '';
  }

  #fields() {
    return fieldsOf([...this.search.columns, ...this.#standard.probes]);
  }

  #start() {
    this.#shown.begin({
      search: this.search,
      orderChosen: this.#asked.query.has('order'),
      fields: () => this.#fields(),
      opened: this.place.opened,
    });
  }

  #changed(list) {
    // That others could not be asked for is not made good by the rows of before.
    if (this.#isAskedFor) {
      this.error = list.error;
    }
    this.#setStandard(list);
    this.#redraw();
    this.#lookAtCharted();
  }

  /** @param error null for a refusal */
  #failed(error) {
    this.error = error;
    if (error !== null) {
      // Not a word against the search: it is tried again.
      this.#shownKey = '';
    }
    this.#redraw();
  }

  /** Rows that have come may decide the columns when nobody has chosen any. */
  #setStandard(list) {
    if (this.isStale || !this.#standard.decide(list)) {
      return;
    }
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
    this.list?.outline.want(seen.first - 20, seen.last + 20);
    this.#wantCurves();
  }

  #wantCurves() {
    const keys = this.search.columns
      .filter((column) => column.kind === 'metric' && this.isCurve(column))
      .map(({key}) => key);
    this.curves.want(this.list.outline.runsHere(this.#seen), keys);
  }

  isCurve(column) {
    return this.search.curves.includes(columnId(column));
  }

  async #look() {
    if (this.#resting) {
      return;
    }
    if (!this.#isAskedFor || this.list === null) {
      if (this.error !== null) {
        this.#standard.hasKeys ? this.#takeUp() : await this.#begin();
      }
      return;
    }
    // The default columns are wanted, and no metric was there yet.
    if (this.isStandard && this.#standard.lacksMetrics) {
      await this.#begin();
    }
    await this.list.look(this.#seen);
    await this.#lookAtCharted();
  }

  /** Looks again at once: something was done to runs, or somebody asks. */
  lookNow() {
    this.#watch.soon();
  }

  /** Shows what has come, from the top. */
  async showNewest() {
    this.#seen = TOP;
    await this.list.look(this.#seen);
  }

  /** Asks for everything that is shown anew, where it stands: runs were deleted or restored. */
  async reload() {
    const {outline} = this.list;
    await Promise.all([outline.refresh(this.#seen.last), this.list.groupNow()]);
    outline.want(this.#seen.first, this.#seen.last);
    this.list.newer = 0;
  }

  /** Opens a row, or closes it. */
  toggle(index) {
    this.list.toggle(index);
    const open = openIds(this.list.openKeys, this.list.search.by);
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

  /** The runs that charts show, in the order of selection, as chartedRuns has them. */
  get charted() {
    return this.#charted.runs;
  }

  async #lookAtCharted() {
    if (this.#asked.flat && this.list !== null) {
      await this.#charted.look();
    }
  }

  close() {
    this.isClosed = true;
    this.#asking.abort();
    this.#watch.stop();
    this.curves.close();
    this.#shown.close();
  }
}
