/** What is shown while runs are selected: how many they are, and what can be, is and was done to them. */

import {formatCount} from '../format.js';
import {html, nothing} from '../view.js';
import {MOST_IN_ADDRESS, MOST_SELECTED} from './selection.js';

/** More curves than that nobody tells apart. */
const MOST_COMPARED = 50;

/**
 * The bar over the table while runs are selected.
 *
 * @param actions a RunActions
 * @param state a RunsState, whose list is here
 */
export function selectionBar(actions, {selection, search, list}) {
  const mayAct = actions.mayBegin;
  const many = selection.size;
  const runs = list.search.by.length === 0 && !list.search.nested ? list.count : null;
  const missing = list.missingOf(selection) ?? 0;
  const few = many < 2;
  const compares = !few && many <= MOST_COMPARED;
  const why = few
    ? 'Select two runs or more to compare them'
    : `At most ${MOST_COMPARED} runs can be compared`;
  return html`<div class="selection-bar" role="group" aria-label="Selected runs">
    <b>${formatCount(many)} selected</b>
    ${runs === null || missing > 0
      ? nothing
      : html`<span class="quiet">of ${formatCount(runs)}</span>`}
    ${missing > 0
      ? html`<span class="quiet">${formatCount(missing)} of them not in this list</span>`
      : nothing}
    ${many > MOST_IN_ADDRESS
      ? html`<span class="quiet" title="The address keeps ${MOST_IN_ADDRESS} runs at most, so a reload forgets this selection"
          >not kept in the address</span
        >`
      : nothing}
    ${many === MOST_SELECTED ? html`<span class="quiet">(the most at once)</span>` : nothing}
    <button
      type="button"
      ?disabled=${!compares}
      title=${compares ? nothing : why}
      @click=${() => actions.compare()}
    >
      Compare
    </button>
    ${many > MOST_COMPARED
      ? html`<span class="quiet">Compare takes ${MOST_COMPARED} at most</span>`
      : nothing}
    <button type="button" ?disabled=${!mayAct} @click=${() => actions.tagSelected()}>Tag</button>
    ${search.view === 'DELETED_ONLY'
      ? nothing
      : html`<button type="button" ?disabled=${!mayAct} @click=${() => actions.deleteSelected()}>
          Delete
        </button>`}
    ${search.view === 'ACTIVE_ONLY'
      ? nothing
      : html`<button type="button" ?disabled=${!mayAct} @click=${() => actions.restoreSelected()}>
          Restore
        </button>`}
    <button type="button" class="link" @click=${() => actions.clear()}>Clear</button>
  </div>`;
}

/**
 * What was done or is being done, with a way back or a way out.
 *
 * @param actions a RunActions
 */
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
