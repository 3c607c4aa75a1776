/** How experiments are ticked in their list, and what can be done with those that are. */

import {counted, formatCount} from '../format.js';
import {compareExperimentsHref} from '../router.js';
import {html, live, nothing} from '../view.js';
import {MOST_COMPARED, allToggled, toggled} from './chosen.js';

/**
 * The box before a row.
 *
 * @param onChoose called with the ids that are to be ticked, as are those of the two below
 */
export function tickView(ids, {experiment_id: id, name}, onChoose) {
  const chosen = ids.includes(id);
  return html`<td class="tick">
    <label>
      <input
        type="checkbox"
        aria-label="Select ${name}"
        .checked=${live(chosen)}
        ?disabled=${!chosen && ids.length >= MOST_COMPARED}
        @change=${() => onChoose(toggled(ids, id))}
      />
    </label>
  </td>`;
}

/** The box in the head, for all rows that are listed. */
export function tickAllView(ids, listed, onChoose) {
  const chosen = listed.filter((id) => ids.includes(id)).length;
  return html`<th scope="col" class="tick">
    <label>
      <input
        type="checkbox"
        aria-label="Select all experiments"
        .checked=${live(chosen === listed.length)}
        .indeterminate=${live(chosen > 0 && chosen < listed.length)}
        @change=${() => onChoose(allToggled(ids, listed))}
      />
    </label>
  </th>`;
}

/**
 * What stands over the list while none is ticked.
 *
 * @param more whether there are others than those that are listed
 */
export function countBar(count, more) {
  return html`<div class="table-head experiments-head">
    <p>${more ? `The first ${formatCount(count)}` : counted(count, 'experiment')}</p>
  </div>`;
}

/**
 * What can be done with those that are ticked, wherever they are.
 *
 * @param listed the ids of the list, or null while nobody knows them
 */
export function chosenBar(ids, listed, onChoose) {
  const elsewhere = listed === null ? 0 : ids.filter((id) => !listed.includes(id)).length;
  const few = ids.length < 2;
  return html`<div class="table-head experiments-head">
    <div class="selection-bar" role="group" aria-label="Selected experiments">
      <b>${formatCount(ids.length)} selected</b>
      ${elsewhere === 0
        ? nothing
        : html`<span class="quiet">${formatCount(elsewhere)} of them not in this list</span>`}
      ${ids.length < MOST_COMPARED
        ? nothing
        : html`<span class="quiet">(the most at once)</span>`}
      <button
        type="button"
        ?disabled=${few}
        title=${few ? 'Select two experiments or more to compare them' : nothing}
        @click=${() => {
          location.hash = compareExperimentsHref(ids);
        }}
      >
        Compare
      </button>
      <button type="button" class="link" @click=${() => onChoose([])}>Clear</button>
    </div>
  </div>`;
}
