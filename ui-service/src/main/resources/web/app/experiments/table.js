/** The table of experiments: sorted by its heads, with what can be done to each in its row. */

import {formatCount, zoneName} from '../format.js';
import {firstWords} from '../markdown/first-words.js';
import {icon} from '../parts/icons.js';
import {minuteView} from '../parts/moment.js';
import {experimentHref} from '../router.js';
import {html, nothing} from '../view.js';
import {askForName, askForNote, askToDelete, noteOf, restore} from './actions.js';
import {tickAllView, tickView} from './chosen-view.js';

const HEADS = [
  ['name', 'Name'],
  ['runs', 'Runs'],
  ['active', 'Last activity'],
  ['created', 'Created'],
];

/**
 * @param rows in order, as sortedExperiments() gives them
 * @param sort {by, descending}
 * @param chosen the ids of those that are ticked
 * @param onChoose called with the ids that are to be ticked
 * @param onSort called with the name of what to sort by when its head is clicked
 * @param act called with the promise of something that may change an experiment
 */
export function experimentsTable({rows, sort, chosen, onChoose, onSort, act}) {
  return html`<div class="table-frame" role="region" aria-label="Experiments" tabindex="0">
    <table class="list experiments">
      <thead>
        <tr>
          ${tickAllView(chosen, idsOf(rows), onChoose)}
          ${HEADS.map((head) => headView(head, sort, onSort))}
          <th scope="col" class="wide-only">Description</th>
          <th scope="col" class="wide-only">ID</th>
          <th scope="col"><span class="visually-hidden">Actions</span></th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => rowView(row, tickView(chosen, row.experiment, onChoose), act))}
      </tbody>
    </table>
  </div>`;
}

/** Of the experiments of rows. */
function idsOf(rows) {
  return rows.map(({experiment}) => experiment.experiment_id);
}

function headView([name, title], {by, descending}, onSort) {
  const sorted = by === name;
  return html`<th
    scope="col"
    class=${name === 'runs' ? 'number' : ''}
    aria-sort=${sorted ? (descending ? 'descending' : 'ascending') : 'none'}
  >
    <button type="button" class="sort" @click=${() => onSort(name)}>
      ${title} ${sorted ? icon(descending ? 'arrowDown' : 'arrowUp') : nothing}
    </button>
    ${name === 'active' ? html`<span class="zone">${zoneName()}</span>` : nothing}
  </th>`;
}

function rowView({experiment, runs, active}, tick, act) {
  const id = experiment.experiment_id;
  const deleted = experiment.lifecycle_stage === 'deleted';
  const note = noteOf(experiment);
  return html`<tr>
    ${tick}
    <th scope="row">
      <a href=${experimentHref(id)}>${experiment.name}</a>
      ${deleted ? html`<span class="badge">deleted</span>` : nothing}
    </th>
    <td class="number">
      ${runs === undefined ? html`<span class="absent">–</span>` : formatCount(runs)}
    </td>
    <td>${minuteView(active)}</td>
    <td>${minuteView(experiment.creation_time)}</td>
    <td class="text wide-only" title=${note}>${firstWords(note)}</td>
    <td class="code wide-only">${id}</td>
    <td class="row-actions">
      ${deleted ? restoreButton(experiment, act) : editButtons(experiment, act)}
    </td>
  </tr>`;
}

function editButtons(experiment, act) {
  const {name} = experiment;
  const button = (title, action) =>
    html`<button
      type="button"
      class="link"
      aria-label="${title} ${name}"
      @click=${() => act(action(experiment))}
    >
      ${title}
    </button>`;
  return html`${button('Rename', askForName)} ${button('Describe', askForNote)}
  ${button('Delete', askToDelete)}`;
}

function restoreButton(experiment, act) {
  return html`<button
    type="button"
    class="link"
    aria-label="Restore ${experiment.name}"
    @click=${() => act(restore(experiment).then(() => true))}
  >
    Restore
  </button>`;
}
