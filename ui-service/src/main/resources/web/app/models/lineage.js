/** Which runs a model comes from, was measured by, and went into. */

import {counted, formatCount} from '../format.js';
import {troubleView} from '../parts/trouble.js';
import {runHref} from '../router.js';
import {runName} from '../run/calls.js';
import {html, nothing} from '../view.js';
import {searchUsers} from './calls.js';
import {measuringRuns, registrations} from './model-facts.js';

const MOST_NAMED = 30;

/**
 * There is no index of the runs that take a model, so the experiment's runs are looked through when
 * somebody asks. onChange is called when more is known.
 */
export function openLineage(experimentId, modelId, onChange) {
  const loading = new AbortController();
  const names = new Map();
  let users = {state: 'idle', found: [], looked: 0, error: null};

  async function name(runId) {
    if (runId && !names.has(runId)) {
      names.set(runId, null);
      names.set(runId, await runName(runId, loading.signal));
      onChange();
    }
  }

  async function findUsers() {
    users = {state: 'looking', found: [], looked: 0, error: null};
    onChange();
    let pageToken;
    try {
      do {
        const page = await searchUsers({experimentId, modelId, pageToken, signal: loading.signal});
        users = {
          ...users,
          found: [...users.found, ...page.users],
          looked: users.looked + page.looked,
        };
        pageToken = page.next;
        onChange();
      } while (pageToken !== undefined);
      users = {...users, state: 'done'};
    } catch (error) {
      users = {...users, state: 'idle', error};
    }
    if (!loading.signal.aborted) {
      onChange();
    }
  }

  return {
    experimentId,
    names,
    findUsers,
    get users() {
      return users;
    },
    /** Asks for the names of the runs that a model names. */
    show(model) {
      [model.info.source_run_id, ...measuringRuns(model).slice(0, MOST_NAMED)].forEach(name);
    },
    close: () => loading.abort(),
  };
}

export function lineageView(lineage, model) {
  const {source_run_id: source} = model.info;
  const measured = measuringRuns(model);
  const versions = registrations(model);
  return html`<section>
    <h2>Lineage</h2>
    <dl class="details">
      <dt>Made by</dt>
      <dd>${source ? runLink(lineage, source) : html`<span class="absent">no run</span>`}</dd>
      ${measured.length === 0
        ? nothing
        : html`<dt>Measured by</dt>
            <dd>
              <ul class="plain-list">
                ${measured
                  .slice(0, MOST_NAMED)
                  .map((runId) => html`<li>${runLink(lineage, runId)}</li>`)}
              </ul>
              ${measured.length > MOST_NAMED
                ? html`<span class="quiet"
                    >and ${formatCount(measured.length - MOST_NAMED)} more</span
                  >`
                : nothing}
            </dd>`}
      <dt>Used by</dt>
      <dd>${usersView(lineage)}</dd>
      ${versions.length === 0
        ? nothing
        : html`<dt>Registered as</dt>
            <dd>${versions.map(({name, version}) => `${name} version ${version}`).join(', ')}</dd>`}
    </dl>
  </section>`;
}

function runLink({experimentId, names}, runId) {
  return html`<a href=${runHref(experimentId, runId)}>${names.get(runId) ?? runId}</a>`;
}

function usersView(lineage) {
  const {state, found, looked, error} = lineage.users;
  const list = html`<ul class="plain-list">
    ${found.map(
      ({runId, name}) => html`<li><a href=${runHref(lineage.experimentId, runId)}>${name}</a></li>`,
    )}
  </ul>`;
  switch (state) {
    case 'looking':
      return html`${list}<span class="quiet" role="status"
          >Looked at ${counted(looked, 'run')} …</span
        >`;
    case 'done':
      return html`${list}
        <span class="quiet">
          ${found.length === 0 ? 'none' : ''} of the ${counted(looked, 'run')} in this experiment
        </span>`;
    default:
      return html`${error === null ? nothing : troubleView(error, lineage.findUsers)}
        <button type="button" @click=${lineage.findUsers}>
          Look through this experiment’s runs
        </button>`;
  }
}
