/** All experiments, found by name. */

import {searchExperiments} from '../api.js';
import {nameFilter} from '../columns.js';
import {counted, zoneName} from '../format.js';
import {announce} from '../parts/announcer.js';
import {icon} from '../parts/icons.js';
import {minuteView} from '../parts/moment.js';
import {firstRunView} from '../parts/snippet.js';
import {skeletonView, troubleView} from '../parts/trouble.js';
import {experimentHref, experimentsHref, withValues} from '../router.js';
import {html, live, nothing, render} from '../view.js';

const TYPING_PAUSE_MS = 200;

export function openExperiments(element, firstRoute) {
  let route = firstRoute;
  let loading = null;
  let typing = 0;
  let state = {experiments: null, nextPage: undefined, error: null};

  async function load(pageToken) {
    loading?.abort();
    loading = new AbortController();
    const {signal} = loading;
    try {
      const filter = nameFilter(route.query.get('name') ?? '');
      const page = await searchExperiments({filter, pageToken, signal});
      const earlier = pageToken === undefined ? [] : state.experiments;
      const experiments = [...earlier, ...(page.experiments ?? [])];
      change({experiments, nextPage: page.next_page_token || undefined, error: null});
      announce(counted(experiments.length, 'experiment'));
    } catch (error) {
      if (!signal.aborted) {
        change({error});
      }
    }
  }

  function change(values) {
    state = {...state, ...values};
    show();
  }

  function searchSoon(event) {
    const name = event.target.value;
    clearTimeout(typing);
    typing = setTimeout(() => {
      location.replace(experimentsHref(withValues(route.query, {name})));
    }, TYPING_PAUSE_MS);
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
            .value=${live(route.query.get('name') ?? '')}
            @input=${searchSoon}
          />
        </label>
      </form>
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
    return html`<div class="table-frame" role="region" aria-label="Experiments" tabindex="0">
        <table class="list">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">ID</th>
              <th scope="col">Changed <span class="zone">${zoneName()}</span></th>
              <th scope="col">Created</th>
            </tr>
          </thead>
          <tbody>
            ${state.experiments.map(row)}
          </tbody>
        </table>
      </div>
      ${state.nextPage === undefined
        ? nothing
        : html`<button type="button" class="more" @click=${() => load(state.nextPage)}>
            Show more
          </button>`}`;
  }

  function row(experiment) {
    return html`<tr>
      <th scope="row">
        <a href=${experimentHref(experiment.experiment_id)}>${experiment.name}</a>
      </th>
      <td class="code">${experiment.experiment_id}</td>
      <td>${minuteView(experiment.last_update_time)}</td>
      <td>${minuteView(experiment.creation_time)}</td>
    </tr>`;
  }

  function nothingFound() {
    const name = route.query.get('name') ?? '';
    if (name !== '') {
      return html`<div class="empty">
        <p class="empty-title">No experiment has “${name}” in its name</p>
        <p><a href="#/experiments">Show all</a></p>
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
    show();
    load();
  }

  update(firstRoute);
  return {
    update,
    close() {
      clearTimeout(typing);
      loading?.abort();
    },
  };
}
