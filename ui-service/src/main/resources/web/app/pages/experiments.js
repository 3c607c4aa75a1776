/** All experiments: found by name, sorted by what was last done to them, made and thrown away. */

import {nameContains, nameFilter} from '../columns.js';
import {askForExperiment} from '../experiments/actions.js';
import {listActivity, searchExperiments} from '../experiments/calls.js';
import {chosenBar, countBar} from '../experiments/chosen-view.js';
import {chosenIn, withChosen} from '../experiments/chosen.js';
import {ExperimentsList} from '../experiments/list.js';
import {parseSort, sortAfterClick, sortedExperiments} from '../experiments/sorting.js';
import {experimentsTable} from '../experiments/table.js';
import {nothingNamed} from '../experiments/words.js';
import {counted} from '../format.js';
import {announce} from '../parts/announcer.js';
import {icon} from '../parts/icons.js';
import {firstRunView} from '../parts/snippet.js';
import {refusalView, skeletonView, troubleView} from '../parts/trouble.js';
import {watch} from '../parts/watch.js';
import {experimentsHref, withValues} from '../router.js';
import {html, live, nothing, render} from '../view.js';

const TYPING_PAUSE_MS = 200;
const LOOK_EVERY_MS = 10_000;

const VIEWS = [
  ['ACTIVE_ONLY', 'Active'],
  ['DELETED_ONLY', 'Deleted'],
  ['ALL', 'All'],
];

const CALLS = {
  search: searchExperiments,
  activity: listActivity,
};

export function openExperiments(element, firstRoute) {
  let route = firstRoute;
  let typing = 0;
  let typed = null;
  let searched = null;

  /** Why something could not be done to an experiment, or null. */
  let trouble = null;
  const list = new ExperimentsList(CALLS, {
    changed: show,
    found: (count) => announce(counted(count, 'experiment')),
  });
  const watching = watch(look, LOOK_EVERY_MS);

  function find() {
    const text = nameSearched();
    return list.find({
      filter: nameFilter(text),
      view: viewType(),
      keeps: ({name}) => nameContains(name, text),
    });
  }

  /** Who is at a row finds it where it was. */
  async function look() {
    if (element.querySelector('table:hover, table :focus') === null) {
      await list.look();
    }
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
    const chosen = chosenIn(route.query);
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
      ${refusalView(trouble)}
      ${chosen.length === 0 ? nothing : chosenBar(chosen, listedIds(), choose)} ${content(chosen)}`;
  }

  /** Null while none are listed. */
  function listedIds() {
    const listed = list.error === null ? list.experiments : null;
    return listed?.map(({experiment_id: id}) => id) ?? null;
  }

  function content(chosen) {
    if (list.error !== null) {
      return troubleView(list.error, () => list.again());
    }
    if (list.experiments === null) {
      return skeletonView(8);
    }
    return list.experiments.length === 0 ? nothingFound() : table(chosen);
  }

  function table(chosen) {
    const sort = parseSort(route.query.get('sort'));
    const rows = sortedExperiments(list.experiments, list.activity, sort);
    return html`${chosen.length === 0 ? countBar(rows.length, list.hasMore) : nothing}
    ${list.late === null ? nothing : html`<p class="said bad" role="alert">${list.late}</p>`}
    ${experimentsTable({
      rows,
      sort,
      chosen,
      onChoose: choose,
      onSort: (name) => keep({sort: sortAfterClick(sort, name)}),
      act,
    })}
    ${list.hasMore
      ? html`<button type="button" class="more" @click=${() => list.more()}>Show more</button>`
      : nothing}`;
  }

  function choose(ids) {
    location.replace(experimentsHref(withChosen(route.query, ids)));
  }

  async function act(action) {
    try {
      if (await action) {
        trouble = null;
        show();
        await find();
      }
    } catch (error) {
      trouble = error;
      show();
    }
  }

  function nothingFound() {
    const name = nameSearched();
    if (name !== '') {
      return html`<div class="empty">
        <p class="empty-title">${nothingNamed(viewType(), name)}</p>
        ${viewType() === 'ALL'
          ? nothing
          : html`<p>
              <a href=${experimentsHref(withValues(route.query, {view: 'ALL'}))}
                >Look among the ${viewType() === 'ACTIVE_ONLY' ? 'deleted' : 'active'} ones, too</a
              >
            </p>`}
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
      find();
    }
  }

  update(firstRoute);
  return {
    update,
    close() {
      clearTimeout(typing);
      list.close();
      watching.stop();
    },
  };
}
