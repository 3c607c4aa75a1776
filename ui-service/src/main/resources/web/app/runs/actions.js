/** What can be done to selected runs, and what is to be said meanwhile and afterwards. */

import {counted, formatCount} from '../format.js';
import {announce} from '../parts/announcer.js';
import {ask} from '../parts/ask.js';
import {compareHref} from '../router.js';
import {forEachRun} from './bulk.js';
import {deleteRun, restoreRun, tagRun, untagRun} from './calls.js';
import {Selection} from './selection.js';

const TAG_KEY_LENGTH = 250;
const TAG_VALUE_LENGTH = 8000;

export class RunActions {
  #state;
  #redraw;
  #abort = null;
  #closed = false;
  #looking = false;

  /** What is under way or was done: {words, undo, busy}, or null. undo is a function, or null. */
  said = null;

  constructor(state, redraw) {
    this.#state = state;
    this.#redraw = redraw;
  }

  #say(said) {
    this.said = said;
    if (said !== null && !said.busy) {
      announce(said.words);
    }
    this.#redraw();
  }

  /** Whether something is being done to runs. */
  get busy() {
    return this.#abort !== null || this.#looking;
  }

  /** Whether something can be done to runs now: not to those of rows that nobody asks for any more. */
  get mayBegin() {
    return !this.busy && !this.#state.isStale;
  }

  /** Says something that needs no answer. */
  tell(words) {
    if (!this.busy && !this.#closed) {
      this.#say({words, undo: null, busy: false});
    }
  }

  dismiss() {
    this.#say(null);
  }

  compare() {
    location.hash = compareHref(this.#state.selection.ids);
  }

  async deleteSelected() {
    if (!this.mayBegin) {
      return;
    }
    const {ids} = this.#state.selection;
    await ask({
      title: `Delete ${counted(ids.length, 'run')}?`,
      words: 'They go to the bin: “Deleted runs” shows them, and from there they can be restored.',
      action: 'Delete',
      danger: true,
      act: async () => {
        const {active, deleted} = await this.#state.list.asking.stagesOf(ids);
        this.#delete(active, alreadyWords(deleted, 'deleted'));
      },
    });
  }

  #delete(ids, also = '') {
    return this.#forEach(ids, {
      act: deleteRun,
      doing: 'Deleting',
      did: 'Deleted',
      also,
      undo: (done) => this.#restore(done),
      leaves: true,
    });
  }

  async restoreSelected() {
    if (!this.mayBegin) {
      return;
    }
    this.#looking = true;
    this.#redraw();
    try {
      const {active, deleted} = await this.#state.list.asking.stagesOf(this.#state.selection.ids);
      this.#looking = false;
      await this.#restore(deleted, alreadyWords(active, 'active'));
    } catch (error) {
      this.#looking = false;
      this.tell(`Nothing was restored: ${error.message}`);
    }
  }

  #restore(ids, also = '') {
    return this.#forEach(ids, {
      act: restoreRun,
      doing: 'Restoring',
      did: 'Restored',
      also,
      undo: (done) => this.#delete(done),
      leaves: true,
    });
  }

  async tagSelected() {
    if (!this.mayBegin) {
      return;
    }
    const {ids} = this.#state.selection;
    await ask({
      title: `Tag ${counted(ids.length, 'run')}`,
      words: 'A tag of that name that a run has already gets the new value.',
      fields: [
        {name: 'key', label: 'Name', required: true, most: TAG_KEY_LENGTH},
        {name: 'value', label: 'Value', most: TAG_VALUE_LENGTH},
      ],
      action: 'Set tag',
      act: async ({key, value}) => {
        const here = placeWords(this.#state.search);
        const before = await this.#state.list.asking.tagsOf(ids, key);
        // Of a run that is not here nobody knows what Undo would have to put back.
        const [first, ...others] = ids.filter((id) => before.has(id));
        if (first === undefined) {
          throw new Error(`None of these runs is in ${here}.`);
        }
        // The first one tells whether the server takes such a tag; the dialog shows it if not.
        await tagRun(first, key, value);
        const also = elsewhereWords(ids.length - before.size, here);
        this.#tag(others, {key, value, before}, [first], also);
      },
    });
  }

  /** @param tag {key, value, before}: what its value was, by the runs' ids; null for none */
  #tag(ids, tag, already = [], also = '') {
    const {key, value} = tag;
    return this.#forEach(ids, {
      act: (id) => tagRun(id, key, value),
      doing: 'Tagging',
      did: 'Tagged',
      already,
      also,
      undo: (done) => this.#tagAsBefore(done, tag),
    });
  }

  #tagAsBefore(ids, tag) {
    const {key, before} = tag;
    const putBack = (id) => {
      const value = before.get(id);
      return value === null ? untagRun(id, key) : tagRun(id, key, value);
    };
    return this.#forEach(ids, {
      act: putBack,
      doing: 'Putting back the tag of',
      did: 'Put back the tag of',
      undo: (done) => this.#tag(done, tag),
    });
  }

  /**
   * One thing at a time is done to runs.
   *
   * @param how {act(id), doing, did, also: said behind what was done, undo(done), already: ids of
   *   those that are done, leaves: whether runs leave the list, and the selection, with it}
   */
  async #forEach(ids, {act, doing, did, undo, also = '', already = [], leaves = false}) {
    if (this.busy || this.#closed) {
      return;
    }
    const abort = new AbortController();
    this.#abort = abort;
    const total = ids.length + already.length;
    const progress = (many) => {
      if (!this.#closed) {
        const words = `${doing} ${formatCount(many + already.length)} of ${counted(total, 'run')}`;
        this.#say({words: abort.signal.aborted ? `${words}. Stopping` : words, busy: true});
      }
    };
    progress(0);
    const {done: more, failed} = await forEachRun(ids, act, progress, abort.signal);
    const done = [...already, ...more];
    this.#abort = null;
    if (this.#closed) {
      return;
    }
    const all = done.length;
    const trouble =
      failed.length === 0
        ? ''
        : ` ${counted(failed.length, 'run')} not: ${failed[0].error.message}`;
    const isWhole = all + failed.length === total;
    this.#say({
      words:
        (isWhole
          ? `${did} ${counted(all, 'run')}.`
          : `Stopped after ${formatCount(all)} of ${counted(total, 'run')}.`) +
        also +
        trouble,
      undo: done.length === 0 ? null : () => undo(done),
      busy: false,
    });
    if (leaves) {
      this.#state.select(this.#state.selection.without(done));
    }
    await this.#state.reload();
  }

  /** Begins with no more runs. */
  stop() {
    this.#abort?.abort();
  }

  clear() {
    this.#state.select(new Selection());
  }

  /** The page is left: nothing more is begun, said or put into the address. */
  close() {
    this.#closed = true;
    this.#abort?.abort();
  }
}

function alreadyWords(ids, what) {
  if (ids.length === 0) {
    return '';
  }
  return ` ${formatCount(ids.length)} ${ids.length === 1 ? 'was' : 'were'} ${what} already.`;
}

function elsewhereWords(many, here) {
  return many === 0 ? '' : ` ${counted(many, 'run')} not: not in ${here}.`;
}

function placeWords({experimentIds}) {
  return experimentIds.length === 1 ? 'this experiment' : 'these experiments';
}
