/** One experiment: its runs as a table, their charts, its models. */

import {getExperiment} from '../api.js';
import {experimentTabs, headingView} from '../experiments/heading.js';
import {announce} from '../parts/announcer.js';
import {firstRunView} from '../parts/snippet.js';
import {notFoundView, skeletonView, troubleView} from '../parts/trouble.js';
import {experimentHref, withValues} from '../router.js';
import {RunActions} from '../runs/actions.js';
import {filterView, slimView, tableView} from '../runs/runs-view.js';
import {RunsState} from '../runs/state.js';
import {html, nothing, render} from '../view.js';

/** Elements of other tabs are fetched with the tab: the table is there sooner without them. */
const TAB_ELEMENTS = {
  charts: () => import('../charts/charts-view.js'),
  models: () => import('../models/models-view.js'),
};

export function openExperiment(element, firstRoute) {
  const {experimentId} = firstRoute;
  const loading = new AbortController();
  let route = firstRoute;
  let frame = 0;
  let closed = false;
  let state = {experiment: null, error: null, trouble: null, ready: new Set(['runs'])};
  const runs = new RunsState(experimentId, redraw, keep);
  const actions = new RunActions(runs, redraw);
  const desk = {
    state: runs,
    actions,
    experimentId,
    get name() {
      return state.experiment?.name ?? experimentId;
    },
    grid: () => element.querySelector('runs-grid'),
    go,
    keep,
  };

  /** Many things change at once; they are drawn once. */
  function redraw() {
    if (!closed) {
      frame ||= requestAnimationFrame(draw);
    }
  }

  function draw() {
    cancelAnimationFrame(frame);
    frame = 0;
    render(view(), element);
  }

  function change(values) {
    state = {...state, ...values};
    redraw();
  }

  function go(values) {
    runs.place.leave();
    location.hash = experimentHref(experimentId, withValues(route.query, values), route.tab);
  }

  /** What ends after the page was left does not lead back to it. */
  function keep(values) {
    if (!closed) {
      location.replace(experimentHref(experimentId, withValues(route.query, values), route.tab));
      runs.place.stay();
    }
  }

  async function load() {
    try {
      const experiment = await getExperiment(experimentId, loading.signal);
      document.title = `${experiment.name} · Headrace`;
      change({experiment, error: null});
    } catch (error) {
      if (!loading.signal.aborted) {
        change({error});
      }
    }
  }

  /** @param action promise of whether the experiment is another now */
  async function act(action) {
    try {
      if (await action) {
        change({trouble: null});
        await load();
        runs.lookNow();
      }
    } catch (error) {
      change({trouble: error});
    }
  }

  async function openTab() {
    const {tab} = route;
    if (state.ready.has(tab)) {
      return;
    }
    try {
      await TAB_ELEMENTS[tab]();
      change({ready: new Set([...state.ready, tab])});
    } catch {
      change({
        trouble: {
          message: 'This part of the page could not be loaded. Reload the page to try again.',
        },
      });
    }
  }

  function view() {
    if (state.error?.missing && state.experiment === null) {
      return html`<h1>Experiment ${experimentId}</h1>
        ${notFoundView('There is no such experiment', state.error.message)}`;
    }
    return html`${headingView(experimentId, state.experiment, act)}
    ${experimentTabs(experimentId, route.tab, route.query)}
    ${state.trouble === null
      ? nothing
      : html`<p class="refusal" role="alert">${state.trouble.message}</p>`}
    ${state.error === null ? nothing : troubleView(state.error, load)} ${tabView()}`;
  }

  function tabView() {
    if (!state.ready.has(route.tab)) {
      return skeletonView(6);
    }
    switch (route.tab) {
      case 'charts':
        return chartsTab();
      case 'models':
        return html`<models-view .experimentId=${experimentId}></models-view>`;
      default:
        return html`${filterView(desk)} ${tableView(desk, emptyView)}`;
    }
  }

  function chartsTab() {
    return html`${filterView(desk)}
      <div class="charts-tab">
        <section class="charts-runs" aria-label="Runs to draw">
          ${slimView(desk, emptyView)}
        </section>
        ${runs.charted.length === 0
          ? nothing
          : html`<charts-view
              .runs=${runs.charted}
              .query=${route.query}
              @query=${({detail}) => keep(detail)}
            ></charts-view>`}
      </div>`;
  }

  function emptyView() {
    const {filter, view: viewType} = runs.search;
    if (filter !== '' || viewType !== 'ACTIVE_ONLY') {
      return html`<div class="empty">
        <p class="empty-title">No runs match</p>
        <p>
          <a href=${experimentHref(experimentId, undefined, route.tab)}>Show all active runs</a>
        </p>
      </div>`;
    }
    if (state.experiment === null) {
      return skeletonView(6);
    }
    if (state.experiment.lifecycle_stage === 'deleted') {
      return html`<div class="empty">
        <p class="empty-title">This experiment is deleted</p>
        <p>Its runs were deleted with it; they come back when it is restored (Edit, Restore).</p>
      </div>`;
    }
    return html`<div class="empty">
      <p class="empty-title">No runs yet</p>
      <p>Log the first one from Python; it appears here by itself:</p>
      ${firstRunView(state.experiment.name)}
    </div>`;
  }

  function update(next) {
    const other = next.tab !== route.tab;
    route = next;
    element.classList.toggle('fills', route.tab === 'runs');
    if (other) {
      announce(route.tab);
    }
    if (route.tab === 'models') {
      runs.rest();
    } else {
      runs.update(route, route.tab === 'charts');
    }
    openTab();
    draw();
  }

  document.title = 'Experiment · Headrace';
  // A click may lead elsewhere, as may Enter, which clicks.
  element.addEventListener('click', () => runs.place.leave());
  update(firstRoute);
  load();
  return {
    update,
    close() {
      closed = true;
      cancelAnimationFrame(frame);
      loading.abort();
      runs.close();
      actions.close();
    },
  };
}
