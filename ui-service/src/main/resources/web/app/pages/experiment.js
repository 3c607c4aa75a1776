/** One experiment and its runs: filtered, sorted, with the columns that are wanted. */

import {getExperiment, searchRuns} from '../api.js';
import {
  DEFAULT_ORDER,
  columnId,
  defaultColumns,
  keysOf,
  orderAfterClick,
  orderText,
  parseColumn,
  parseOrder,
} from '../columns.js';
import {counted} from '../format.js';
import {announce} from '../parts/announcer.js';
import {copyButton} from '../parts/copy.js';
import {icon} from '../parts/icons.js';
import {firstRunView} from '../parts/snippet.js';
import {notFoundView, skeletonView, troubleView} from '../parts/trouble.js';
import {experimentHref, withValues} from '../router.js';
import {columnMenu} from '../runs/column-menu.js';
import {filterBar} from '../runs/filter-bar.js';
import {runsTable} from '../runs/table.js';
import {html, nothing, render} from '../view.js';

const PAGE_SIZE = 100;
const NOTE_TAG = 'mlflow.note.content';

/** How the columns' absence is said in the address, which says nothing for the default ones. */
const NO_COLUMNS = '-';

export function openExperiment(element, firstRoute) {
  const {experimentId} = firstRoute;
  let route = firstRoute;
  let loading = null;
  let searched = null;
  let state = {
    experiment: null,
    runs: null,
    nextPage: undefined,
    error: null,
    refusal: null,
    stale: false,
    standard: null,
    columnSearch: '',
  };

  function change(values) {
    state = {...state, ...values};
    render(view(), element);
  }

  function go(values) {
    location.hash = experimentHref(experimentId, withValues(route.query, values));
  }

  async function load(pageToken) {
    loading?.abort();
    loading = new AbortController();
    const {signal} = loading;
    change({stale: pageToken === undefined, refusal: null});
    try {
      const [experiment, page] = await Promise.all([
        state.experiment ?? getExperiment(experimentId, signal),
        searchRuns({
          experimentId,
          filter: filter(),
          orderBy: route.query.get('order') ?? orderText(DEFAULT_ORDER),
          view: runView(),
          limit: PAGE_SIZE,
          pageToken,
          signal,
        }),
      ]);
      showPage(experiment, page, pageToken === undefined ? [] : state.runs);
    } catch (error) {
      if (!signal.aborted) {
        fail(error);
      }
    }
  }

  function showPage(experiment, page, earlier) {
    const runs = [...earlier, ...(page.runs ?? [])];
    document.title = `${experiment.name} · Headrace`;
    change({
      experiment,
      runs,
      nextPage: page.next_page_token || undefined,
      error: null,
      stale: false,
      standard: state.standard ?? (runs.length > 0 ? defaultColumns(runs) : null),
    });
    announce(counted(runs.length, 'run'));
  }

  async function fail(error) {
    const ofFilter = error.refused && !error.missing && (filter() !== '' || route.query.has('order'));
    if (!ofFilter) {
      change({error, stale: false});
      return;
    }
    change({refusal: error, stale: false});
    if (state.experiment === null) {
      // The first search was refused; the experiment's name is no less wanted.
      const experiment = await getExperiment(experimentId).catch(() => null);
      change({experiment});
    }
  }

  function filter() {
    return route.query.get('filter') ?? '';
  }

  function runView() {
    return route.query.get('view') ?? 'ACTIVE_ONLY';
  }

  function columns() {
    const chosen = route.query.getAll('col');
    return chosen.length === 0
      ? (state.standard ?? [])
      : chosen.map(parseColumn).filter((column) => column !== null);
  }

  function chooseColumns(chosen) {
    const col = chosen.length === 0 ? [NO_COLUMNS] : chosen.map(columnId);
    location.replace(experimentHref(experimentId, withValues(route.query, {col})));
  }

  function sort(column) {
    go({order: orderText(orderAfterClick(parseOrder(route.query.get('order')), column))});
  }

  function view() {
    if (state.error?.missing && state.experiment === null) {
      return html`<h1>Experiment ${experimentId}</h1>
        ${notFoundView('There is no such experiment', state.error.message)}`;
    }
    return html`${heading()}
      ${filterBar({
        filter: filter(),
        view: runView(),
        error: state.refusal,
        onFilter: (text) => (text === filter() ? load() : go({filter: text})),
        onView: (chosen) => go({view: chosen === 'ACTIVE_ONLY' ? null : chosen}),
      })}
      ${content()}`;
  }

  function heading() {
    const {experiment} = state;
    const note = experiment?.tags?.find(({key}) => key === NOTE_TAG)?.value;
    return html`<nav class="trail" aria-label="Breadcrumb">
        <a href="#/experiments">Experiments</a>
      </nav>
      <div class="heading">
        <h1>${experiment?.name ?? html`<span class="quiet">Experiment ${experimentId}</span>`}</h1>
        <p class="facts">
          <span>ID <code>${experimentId}</code>${copyButton(experimentId, 'the experiment ID')}</span>
          ${experiment?.lifecycle_stage === 'deleted'
            ? html`<span class="badge">deleted</span>`
            : nothing}
        </p>
        ${note ? html`<p class="note">${note}</p>` : nothing}
      </div>`;
  }

  function content() {
    if (state.error !== null) {
      return troubleView(state.error, () => load());
    }
    if (state.runs === null) {
      return state.refusal === null ? skeletonView(10) : nothing;
    }
    return state.runs.length === 0 ? empty() : results();
  }

  function results() {
    return html`<div class="table-head">
        <p>${state.nextPage ? 'First ' : ''}${counted(state.runs.length, 'run')}</p>
        ${columnMenu({
          keys: {
            metric: keysOf(state.runs, 'metric'),
            param: keysOf(state.runs, 'param'),
            tag: keysOf(state.runs, 'tag').filter((key) => !key.startsWith('mlflow.')),
          },
          shown: columns(),
          search: state.columnSearch,
          onSearch: (columnSearch) => change({columnSearch}),
          onChange: chooseColumns,
        })}
        <button type="button" @click=${() => load()}>${icon('refresh')}Refresh</button>
      </div>
      ${runsTable({
        runs: state.runs,
        columns: columns(),
        order: parseOrder(route.query.get('order')),
        stale: state.stale || state.refusal !== null,
        onSort: sort,
      })}
      ${state.nextPage === undefined
        ? nothing
        : html`<button type="button" class="more" @click=${() => load(state.nextPage)}>
            Show ${PAGE_SIZE} more
          </button>`}`;
  }

  function empty() {
    if (filter() !== '' || runView() !== 'ACTIVE_ONLY') {
      return html`<div class="empty">
        <p class="empty-title">No runs match</p>
        <p><a href=${experimentHref(experimentId)}>Show all active runs</a></p>
      </div>`;
    }
    if (state.experiment.lifecycle_stage === 'deleted') {
      return html`<div class="empty">
        <p class="empty-title">This experiment is deleted</p>
        <p>Its runs were deleted with it; they come back when it is restored:</p>
        <code>MlflowClient().restore_experiment("${experimentId}")</code>
      </div>`;
    }
    return html`<div class="empty">
      <p class="empty-title">No runs yet</p>
      <p>Log the first one from Python:</p>
      ${firstRunView(state.experiment.name)}
    </div>`;
  }

  function update(next) {
    route = next;
    const wanted = JSON.stringify([filter(), runView(), route.query.get('order')]);
    if (wanted === searched) {
      change({});
      return;
    }
    searched = wanted;
    load();
  }

  document.title = 'Experiment · Headrace';
  update(firstRoute);
  return {update, close: () => loading?.abort()};
}
