/** One experiment: its runs as a table, their charts, its models. */

import {getExperiment} from '../api.js';
import {experimentTabs, headingView} from '../experiments/heading.js';
import {firstRunView} from '../parts/snippet.js';
import {notFoundView, refusalView, skeletonView, troubleView} from '../parts/trouble.js';
import {experimentHref} from '../router.js';
import {openDesk} from '../runs/desk.js';
import {html, nothing} from '../view.js';

export function openExperiment(element, firstRoute) {
  const {experimentId} = firstRoute;
  const loading = new AbortController();
  let route = firstRoute;
  let state = {experiment: null, error: null, trouble: null};
  const desk = openDesk({
    element,
    view,
    experimentsOf: () => ({experimentIds: [experimentId], several: false}),
    tabs: {
      models: {
        load: () => import('../models/models-view.js'),
        view: () => html`<models-view .experimentId=${experimentId}></models-view>`,
      },
    },
    hrefOf: ({tab}, query) => experimentHref(experimentId, query, tab),
    empty: emptyView,
    experimentName,
    name: () => experimentName(),
    failed: (trouble) => change({trouble}),
  });

  function experimentName() {
    return state.experiment?.name ?? experimentId;
  }

  function change(values) {
    state = {...state, ...values};
    desk.redraw();
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
        desk.state.lookNow();
      }
    } catch (error) {
      change({trouble: error});
    }
  }

  function view() {
    if (state.error?.missing && state.experiment === null) {
      return html`<h1>Experiment ${experimentId}</h1>
        ${notFoundView('There is no such experiment', state.error.message)}`;
    }
    return html`${headingView(experimentId, state.experiment, act)}
    ${experimentTabs(experimentId, route.tab, route.query)}
    ${refusalView(state.trouble)}
    ${state.error === null ? nothing : troubleView(state.error, load)} ${desk.tabView()}`;
  }

  function emptyView() {
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
    route = next;
    desk.update(next);
  }

  document.title = 'Experiment · Headrace';
  update(firstRoute);
  load();
  return {
    update,
    close() {
      loading.abort();
      desk.close();
    },
  };
}
