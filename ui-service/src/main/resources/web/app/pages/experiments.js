/** All experiments: found by name, sorted by what was last done to them, made and thrown away. */

import {nameFilter} from '../columns.js';
import {
  askForExperiment,
  askForName,
  askForNote,
  askToDelete,
  noteOf,
  restore,
} from '../experiments/actions.js';
import {EXPERIMENTS_PER_PAGE, listActivity, searchExperiments} from '../experiments/calls.js';
import {chosenBar, tickAllView, tickView} from '../experiments/chosen-view.js';
import {chosenIn} from '../experiments/chosen.js';
import {parseSort, sortAfterClick, sortedExperiments} from '../experiments/sorting.js';
import {counted, formatCount, zoneName} from '../format.js';
import {firstWords} from '../markdown/first-words.js';
import {announce} from '../parts/announcer.js';
import {icon} from '../parts/icons.js';
import {minuteView} from '../parts/moment.js';
import {firstRunView} from '../parts/snippet.js';
import {skeletonView, troubleView} from '../parts/trouble.js';
import {watch} from '../parts/watch.js';
import {experimentHref, experimentsHref, withValues} from '../router.js';
import {html, live, nothing, render} from '../view.js';

const TYPING_PAUSE_MS = 200;
const LOOK_EVERY_MS = 10_000;

/** The list waits so long for what runs tell, so that it need not be sorted under a reader's eyes. */
const PATIENCE_MS = 1500;

/** An answer that took long, as runs had to be read from the store, is good for so many times longer. */
const REST = 20;

const VIEWS = [
  ['ACTIVE_ONLY', 'Active'],
  ['DELETED_ONLY', 'Deleted'],
  ['ALL', 'All'],
];

const HEADS = [
  ['name', 'Name'],
  ['runs', 'Runs'],
  ['active', 'Last activity'],
  ['created', 'Created'],
];

export function openExperiments(element, firstRoute) {
  let route = firstRoute;
  let loading = null;
  let typing = 0;
  let typed = null;
  let busy = false;
  let searched = null;
  let restUntil = 0;
  let state = {
    experiments: null,
    activity: null,
    nextPage: undefined,
    error: null,
    late: null,
    trouble: null,
  };
  const watching = watch(look, LOOK_EVERY_MS);

  async function load(pageToken, quiet = false) {
    loading?.abort();
    loading = new AbortController();
    const {signal} = loading;
    busy = true;
    try {
      const page = await search(pageToken, signal);
      const earlier = pageToken === undefined ? [] : state.experiments;
      const experiments = [...earlier, ...(page.experiments ?? [])];
      const asked = activityOf(page.experiments ?? [], signal);
      const inTime = await Promise.race([asked, pause(PATIENCE_MS)]);
      if (signal.aborted) {
        return;
      }
      change({
        experiments,
        nextPage: page.next_page_token || undefined,
        error: null,
        late: null,
        activity: inTime ?? state.activity,
      });
      if (!quiet) {
        announce(counted(experiments.length, 'experiment'));
      }
      change({activity: await asked});
    } catch (error) {
      if (!signal.aborted) {
        change(failed(error, pageToken, quiet));
      }
    } finally {
      busy = busy && signal.aborted;
    }
  }

  /** Rows that are the right ones stay, whatever becomes of more or newer ones. */
  function failed(error, pageToken, quiet) {
    if (state.experiments === null || (pageToken === undefined && !quiet)) {
      return {error};
    }
    return quiet
      ? {late: `Not up to date: ${error.message} Trying again.`}
      : {late: `There are more, but they could not be fetched: ${error.message}`};
  }

  function search(pageToken, signal) {
    const filter = nameFilter(nameSearched());
    return searchExperiments({filter, view: viewType(), pageToken, signal});
  }

  /** What was known already stays; what cannot be told leaves the list as it is. */
  async function activityOf(experiments, signal) {
    const rests = performance.now() < restUntil;
    const ids = experiments
      .map(({experiment_id: id}) => id)
      .filter((id) => !rests || !state.activity?.has(id));
    if (ids.length === 0) {
      return state.activity;
    }
    const start = performance.now();
    try {
      const fresh = await listActivity(ids, signal);
      restUntil = performance.now() + REST * (performance.now() - start);
      return new Map([...(state.activity ?? []), ...fresh]);
    } catch {
      return state.activity;
    }
  }

  /** Who is at a row, or has asked for more of them, finds it where it was. */
  async function look() {
    const occupied = element.querySelector('table:hover, table :focus') !== null;
    const onePage = (state.experiments?.length ?? 0) <= EXPERIMENTS_PER_PAGE;
    if (!occupied && onePage && !busy) {
      await load(undefined, true);
    }
  }

  function change(values) {
    state = {...state, ...values};
    show();
  }

  function viewType() {
    const named = route.query.get('view');
    return VIEWS.some(([name]) => name === named) ? named : VIEWS[0][0];
  }

  function nameSearched() {
    return route.query.get('name') ?? '';
  }

  function keep(values) {
    location.replace(experimentsHref(withValues(route.query, values)));
  }

  function searchSoon(event) {
    typed = event.target.value;
    clearTimeout(typing);
    typing = setTimeout(() => keep({name: typed}), TYPING_PAUSE_MS);
  }

  function show() {
    render(view(), element);
  }

  function view() {
    return html`<h1>Experiments</h1>
      <form class="toolbar" role="search" @submit=${(event) => event.preventDefault()}>
        <label class="field grow">
          <span class="visually-hidden">Find by name</span>
          ${icon('search')}
          <input
            type="search"
            placeholder="Find by name"
            .value=${live(typed ?? nameSearched())}
            @input=${searchSoon}
          />
        </label>
        <label class="field">
          <span class="visually-hidden">Which experiments</span>
          <select
            @change=${({target}) =>
              keep({view: target.value === VIEWS[0][0] ? null : target.value})}
          >
            ${VIEWS.map(
              ([value, words]) =>
                html`<option value=${value} .selected=${live(value === viewType())}>${words}</option>`,
            )}
          </select>
        </label>
        <button type="button" class="primary" @click=${askForExperiment}>New experiment</button>
      </form>
      ${state.trouble === null
        ? nothing
        : html`<p class="refusal" role="alert">${state.trouble.message}</p>`}
      ${content()}`;
  }

  function content() {
    if (state.error !== null) {
      return troubleView(state.error, () => load());
    }
    if (state.experiments === null) {
      return skeletonView(8);
    }
    return state.experiments.length === 0 ? nothingFound() : table();
  }

  function table() {
    const sort = parseSort(route.query.get('sort'));
    const listed = state.experiments.map(({experiment_id: id}) => id);
    const chosen = chosenIn(route.query);
    return html`${chosenBar(chosen, listed, state.nextPage !== undefined, choose)}
      ${state.late === null
        ? nothing
        : html`<p class="said bad" role="alert">${state.late}</p>`}
      <div class="table-frame" role="region" aria-label="Experiments" tabindex="0">
        <table class="list experiments">
          <thead>
            <tr>
              ${tickAllView(chosen, listed, choose)} ${HEADS.map((head) => headView(head, sort))}
              <th scope="col" class="wide-only">Description</th>
              <th scope="col" class="wide-only">ID</th>
              <th scope="col"><span class="visually-hidden">Actions</span></th>
            </tr>
          </thead>
          <tbody>
            ${sortedExperiments(state.experiments, state.activity, sort).map((one) =>
              row(one, chosen),
            )}
          </tbody>
        </table>
      </div>
      ${state.nextPage === undefined
        ? nothing
        : html`<button type="button" class="more" @click=${() => load(state.nextPage)}>
            Show more
          </button>`}`;
  }

  function choose(ids) {
    keep({experiment: ids});
  }

  function headView([name, title], sort) {
    const sorted = sort.by === name;
    return html`<th
      scope="col"
      class=${name === 'runs' ? 'number' : ''}
      aria-sort=${sorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" class="sort" @click=${() => keep({sort: sortAfterClick(sort, name)})}>
        ${title} ${sorted ? icon(sort.descending ? 'arrowDown' : 'arrowUp') : nothing}
      </button>
      ${name === 'active' ? html`<span class="zone">${zoneName()}</span>` : nothing}
    </th>`;
  }

  function row({experiment, runs, active}, chosen) {
    const id = experiment.experiment_id;
    const deleted = experiment.lifecycle_stage === 'deleted';
    const note = noteOf(experiment);
    return html`<tr>
      ${tickView(chosen, experiment, choose)}
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
      <td class="row-actions">${deleted ? restoreButton(experiment) : editButtons(experiment)}</td>
    </tr>`;
  }

  function editButtons(experiment) {
    const {name} = experiment;
    const button = (title, action) =>
      html`<button
        type="button"
        class="link"
        aria-label="${title} ${name}"
        @click=${() => changed(action(experiment))}
      >
        ${title}
      </button>`;
    return html`${button('Rename', askForName)} ${button('Describe', askForNote)}
    ${button('Delete', askToDelete)}`;
  }

  function restoreButton(experiment) {
    return html`<button
      type="button"
      class="link"
      aria-label="Restore ${experiment.name}"
      @click=${() => changed(restore(experiment).then(() => true))}
    >
      Restore
    </button>`;
  }

  async function changed(action) {
    try {
      if (await action) {
        restUntil = 0;
        change({trouble: null});
        await load();
      }
    } catch (error) {
      change({trouble: error});
    }
  }

  function nothingFound() {
    const name = nameSearched();
    if (name !== '') {
      return html`<div class="empty">
        <p class="empty-title">No experiment has “${name}” in its name</p>
        <p><a href=${experimentsHref(withValues(route.query, {name: null}))}>Show all</a></p>
      </div>`;
    }
    if (viewType() === 'DELETED_ONLY') {
      return html`<div class="empty">
        <p class="empty-title">No deleted experiments</p>
        <p><a href="#/experiments">Show the active ones</a></p>
      </div>`;
    }
    return html`<div class="empty">
      <p class="empty-title">No experiments yet</p>
      <p>Log a first run from Python:</p>
      ${firstRunView('my-experiment')}
    </div>`;
  }

  function update(next) {
    route = next;
    document.title = 'Experiments · Headrace';
    if (typed === nameSearched()) {
      typed = null;
    }
    const wanted = JSON.stringify([route.query.get('name'), viewType()]);
    show();
    if (wanted !== searched) {
      searched = wanted;
      restUntil = 0;
      load();
    }
  }

  update(firstRoute);
  return {
    update,
    close() {
      clearTimeout(typing);
      loading?.abort();
      watching.stop();
    },
  };
}

function pause(ms) {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
