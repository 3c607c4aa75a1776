/** What stands over an experiment: its name, what is said of it, what can be done with it. */

import {firstWords} from '../markdown/first-words.js';
import {markdownView} from '../markdown/markdown-view.js';
import {copyButton} from '../parts/copy.js';
import {icon} from '../parts/icons.js';
import {menuToggled} from '../parts/menu.js';
import {tabsView} from '../parts/tabs.js';
import {trailView} from '../parts/trail.js';
import {experimentHref} from '../router.js';
import {html, nothing} from '../view.js';
import {askForName, askForNote, askToDelete, noteOf, restore} from './actions.js';

const TABS = [
  ['runs', 'Runs'],
  ['charts', 'Charts'],
  ['models', 'Models'],
];

/** A description of more is folded: runs are what people come for. */
const SHORT_NOTE = 240;

/**
 * @param experiment as the API gives it, or null while it is not here
 * @param act called with the promise of something that may change the experiment
 */
export function headingView(experimentId, experiment, act) {
  const deleted = experiment?.lifecycle_stage === 'deleted';
  return html`${trailView(null)}
    <div class="heading">
      <div class="heading-line">
        <h1>${experiment?.name ?? html`<span class="quiet">Experiment ${experimentId}</span>`}</h1>
        ${experiment === null ? nothing : menu(experiment, deleted, act)}
      </div>
      <p class="facts">
        <span>ID <code>${experimentId}</code>${copyButton(experimentId, 'the experiment ID')}</span>
        ${deleted ? html`<span class="badge">deleted</span>` : nothing}
      </p>
      ${noteView(noteOf(experiment))}
    </div>`;
}

function noteView(note) {
  if (note === '') {
    return nothing;
  }
  if (note.length <= SHORT_NOTE && note.split('\n').length <= 3) {
    return html`<div class="note">${markdownView(note)}</div>`;
  }
  return html`<details class="fold note-fold">
    <summary>${icon('chevron')}<span>${firstWords(note) || 'Description'}</span></summary>
    <div class="note">${markdownView(note)}</div>
  </details>`;
}

function menu(experiment, deleted, act) {
  const item = (title, action) =>
    html`<button
      type="button"
      class="entry"
      @click=${(event) => {
        event.currentTarget.closest('details').open = false;
        act(action(experiment));
      }}
    >
      ${title}
    </button>`;
  return html`<details class="menu" @toggle=${menuToggled}>
    <summary>Edit</summary>
    <div class="menu-body narrow" tabindex="-1">
      ${deleted
        ? item('Restore', (one) => restore(one).then(() => true))
        : html`${item('Rename', askForName)} ${item('Edit description', askForNote)}
          ${item('Delete', askToDelete)}`}
    </div>
  </details>`;
}

/** @param query of the address: other tabs keep it, so that the same runs are looked at */
export function experimentTabs(experimentId, tab, query) {
  return tabsView('Parts of the experiment', TABS, tab, (name) =>
    experimentHref(experimentId, query, name),
  );
}
