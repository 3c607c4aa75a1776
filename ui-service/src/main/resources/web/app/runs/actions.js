/** What can be done to selected runs, and what is said meanwhile and afterwards. */

import {counted, formatCount} from '../format.js';
import {announce} from '../parts/announcer.js';
import {ask} from '../parts/ask.js';
import {compareHref} from '../router.js';
import {html, nothing} from '../view.js';
import {forEachRun} from './bulk.js';
import {deleteRun, restoreRun, tagRun} from './calls.js';
import {MOST_SELECTED, Selection} from './selection.js';

/** More curves than that nobody tells apart. */
const MOST_COMPARED = 50;

const TAG_KEY_LENGTH = 250;
const TAG_VALUE_LENGTH = 8000;

export class RunActions {
  #state;
  #redraw;
  #abort = null;

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

  dismiss() {
    this.#say(null);
  }

  compare() {
    location.hash = compareHref(this.#state.selection.ids);
  }

  async deleteSelected() {
    const {ids} = this.#state.selection;
    await ask({
      title: `Delete ${counted(ids.length, 'run')}?`,
      words: 'They go to the bin: “Deleted runs” shows them, and from there they can be restored.',
      action: 'Delete',
      danger: true,
      act: async () => {
        this.#delete(ids);
      },
    });
  }

  #delete(ids) {
    return this.#forEach(ids, deleteRun, 'Deleting', 'Deleted', (done) => this.#restore(done));
  }

  restoreSelected() {
    return this.#restore(this.#state.selection.ids);
  }

  #restore(ids) {
    return this.#forEach(ids, restoreRun, 'Restoring', 'Restored', (done) => this.#delete(done));
  }

  async tagSelected() {
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
        // The first one tells whether the server takes such a tag; the dialog shows it if not.
        await tagRun(ids[0], key, value);
        this.#forEach(
          ids.slice(1),
          (id, signal) => tagRun(id, key, value, signal),
          'Tagging',
          'Tagged',
          null,
          [ids[0]],
        );
      },
    });
  }

  async #forEach(ids, act, doing, did, undo, before = []) {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    const total = ids.length + before.length;
    const progress = (done) =>
      this.#say({
        words: `${doing} ${formatCount(done + before.length)} of ${counted(total, 'run')}`,
        busy: true,
      });
    progress(0);
    const {done, failed} = await forEachRun(ids, act, progress, abort.signal);
    const all = [...before, ...done];
    const trouble =
      failed.length === 0
        ? ''
        : ` ${counted(failed.length, 'run')} not: ${failed[0].error.message}`;
    this.#say({
      words: `${did} ${counted(all.length, 'run')}.${trouble}`,
      undo: undo === null || done.length === 0 ? null : () => undo(done),
      busy: false,
    });
    if (undo !== null) {
      this.#state.select(this.#state.selection.without(done));
    }
    await this.#state.reload();
  }

  stop() {
    this.#abort?.abort();
  }

  clear() {
    this.#state.select(new Selection());
  }

  close() {
    this.#abort?.abort();
  }
}

/** The bar over the table while runs are selected. */
export function selectionBar(actions, {selection, search, list}) {
  const many = selection.size;
  const runs = list.search.by.length === 0 && !list.search.nested ? list.count : null;
  const few = many < 2;
  const compares = !few && many <= MOST_COMPARED;
  const why = few
    ? 'Select two runs or more to compare them'
    : `At most ${MOST_COMPARED} runs can be compared`;
  return html`<div class="selection-bar" role="group" aria-label="Selected runs">
    <b>${formatCount(many)} selected</b>
    ${runs === null ? nothing : html`<span class="quiet">of ${formatCount(runs)}</span>`}
    ${many === MOST_SELECTED ? html`<span class="quiet">(the most at once)</span>` : nothing}
    <button
      type="button"
      ?disabled=${!compares}
      title=${compares ? nothing : why}
      @click=${() => actions.compare()}
    >
      Compare
    </button>
    <button type="button" @click=${() => actions.tagSelected()}>Tag</button>
    ${search.view === 'DELETED_ONLY'
      ? nothing
      : html`<button type="button" @click=${() => actions.deleteSelected()}>Delete</button>`}
    ${search.view === 'ACTIVE_ONLY'
      ? nothing
      : html`<button type="button" @click=${() => actions.restoreSelected()}>Restore</button>`}
    <button type="button" class="link" @click=${() => actions.clear()}>Clear</button>
  </div>`;
}

/** What was done or is being done, with a way back or a way out. */
export function saidView(actions) {
  const {said} = actions;
  if (said === null) {
    return nothing;
  }
  return html`<p class="said">
    ${said.words}
    ${said.busy
      ? html`<button type="button" class="link" @click=${() => actions.stop()}>Stop</button>`
      : nothing}
    ${said.undo
      ? html`<button type="button" class="link" @click=${said.undo}>Undo</button>`
      : nothing}
    ${said.busy
      ? nothing
      : html`<button type="button" class="link" @click=${() => actions.dismiss()}>Dismiss</button>`}
  </p>`;
}
