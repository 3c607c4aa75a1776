/** One run: what it is, its curves, its artifacts. Followed while it goes on. */

import {getExperiment, getRun} from '../api.js';
import {artifactsView} from '../artifacts/artifacts-view.js';
import {openFolders} from '../artifacts/folders.js';
import {runArtifacts} from '../artifacts/source.js';
import {announce} from '../parts/announcer.js';
import {tabsView} from '../parts/tabs.js';
import {trailView} from '../parts/trail.js';
import {notFoundView, skeletonView, troubleView} from '../parts/trouble.js';
import {watch} from '../parts/watch.js';
import {runHref, withValues} from '../router.js';
import {deleteRun, deleteRunTag, renameRun, restoreRun, runName, setRunTag} from '../run/calls.js';
import {openChildren} from '../run/child-pages.js';
import {openEditing} from '../run/editing.js';
import {openExtremes} from '../run/extremes.js';
import {openFollow} from '../run/follow.js';
import {headingView} from '../run/heading.js';
import {takePoints} from '../run/metric-values.js';
import {openNewest} from '../run/newest.js';
import {NOTE_TAG} from '../run/note.js';
import {overviewView} from '../run/overview.js';
import {html, nothing, render} from '../view.js';
import '../charts/charts-view.js';

const PARENT_TAG = 'mlflow.parentRunId';

const LOOK_AGAIN_MS = 4000;

const TABS = [
  ['overview', 'Overview'],
  ['charts', 'Charts'],
  ['artifacts', 'Artifacts'],
];

export function openRun(element, firstRoute) {
  const {experimentId, runId} = firstRoute;
  const loading = new AbortController();
  const newest = openNewest();
  const redraw = () => change({});
  const folders = openFolders(runArtifacts(experimentId, runId), redraw);
  const editing = openEditing(element, redraw, `run ${runId}`);
  const extremes = openExtremes(runId, redraw);
  const children = openChildren(experimentId, runId, redraw);
  const live = new Map();
  const follow = openFollow(runId, {
    onLook: look,
    onPoints(series) {
      takePoints(live, series);
      redraw();
    },
    onGap: extremes.forget,
  });
  const watching = watch(lookWhereAway, LOOK_AGAIN_MS);
  let route = firstRoute;
  let closed = false;
  let asking = 0;
  let state = {run: null, experiment: null, parent: null, error: null, following: true, limits: {}};

  function change(values) {
    if (closed) {
      return;
    }
    state = {...state, ...values};
    render(view(), element);
    follow.set({following: goesOn() && state.following, points: route.tab === 'overview'});
  }

  function goesOn() {
    const {status, lifecycle_stage: stage} = state.run?.info ?? {};
    return (status === 'RUNNING' || status === 'SCHEDULED') && stage === 'active';
  }

  /** A server that is slow to answer is not asked again before it has. */
  function look() {
    if (asking === 0) {
      load();
    }
  }

  /** A server that was away may be back. */
  async function lookWhereAway() {
    if (state.error?.away) {
      await load();
      if (state.error === null) {
        loadExperiment();
      }
    }
  }

  async function load() {
    asking += 1;
    const number = newest.asked();
    try {
      const run = await getRun(runId, loading.signal);
      if (!newest.isNew(number)) {
        return;
      }
      if (run.info.experiment_id !== experimentId) {
        // An address with the run of another experiment leads to that run, in its place.
        const {tab: name, path, query} = route;
        location.replace(runHref(run.info.experiment_id, runId, name, path, query));
        return;
      }
      document.title = `${run.info.run_name || runId} · Headrace`;
      if (state.run !== null && state.run.info.status !== run.info.status) {
        announce(`The run is ${run.info.status.toLowerCase()}`);
      }
      change({run, error: null});
      lookAround();
    } catch (error) {
      if (!loading.signal.aborted && newest.isNew(number)) {
        change({error});
        if (error.gone && state.run === null) {
          // Nobody can save or cancel what was typed there.
          editing.forget();
        }
      }
    } finally {
      asking -= 1;
    }
  }

  /** What belongs to the run, but does not come with it. */
  function lookAround() {
    if (route.tab === 'overview') {
      children.load();
    } else if (route.tab === 'artifacts') {
      folders.refresh();
    }
    const parent = state.run.data?.tags?.find(({key}) => key === PARENT_TAG)?.value;
    if (parent && state.parent === null) {
      loadParent(parent);
    }
  }

  async function loadParent(parent) {
    change({parent: {runId: parent, name: parent}});
    const name = await runName(parent, loading.signal);
    if (name !== null) {
      change({parent: {runId: parent, name}});
    }
  }

  /** For its name only: the run is shown without it, too. */
  async function loadExperiment() {
    change({experiment: await getExperiment(experimentId, loading.signal).catch(() => null)});
  }

  /** Does a change, then shows the run as the server has it now. */
  async function changeRun(call) {
    await call;
    await load();
  }

  const tagChanges = {
    set: (key, value) => changeRun(setRunTag(runId, key, value)),
    remove: (key) => changeRun(deleteRunTag(runId, key)),
  };

  const actions = {
    rename: (name) => changeRun(renameRun(runId, name)),
    remove: () => changeRun(deleteRun(runId)),
    restore: () => changeRun(restoreRun(runId)),
    follow(following) {
      change({following});
      if (following) {
        load();
      }
    },
  };

  function view() {
    if (state.run === null) {
      return html`${trail()}
        <h1><span class="quiet">Run</span></h1>
        ${state.error === null ? skeletonView(6) : failure()}`;
    }
    const following = goesOn() ? state.following : undefined;
    return html`${trail()} ${headingView(state.run.info, editing, actions, following)} ${tabs()}
    ${state.error === null ? nothing : troubleView(state.error, load)} ${tab()}`;
  }

  function failure() {
    return state.error.missing
      ? notFoundView('There is no such run', state.error.message)
      : troubleView(state.error, load);
  }

  function trail() {
    const {experiment, parent} = state;
    return trailView(
      {id: experimentId, name: experiment?.name},
      parent === null
        ? nothing
        : html`<a href=${runHref(experimentId, parent.runId)}>${parent.name}</a>`,
    );
  }

  function tabs() {
    return tabsView('Parts of the run', TABS, route.tab, (name) => runHref(experimentId, runId, name));
  }

  function tab() {
    switch (route.tab) {
      case 'charts':
        return chartsTab();
      case 'artifacts':
        return artifactsView(folders, route, noArtifacts());
      default:
        return overviewView({...state, ...overviewParts()});
    }
  }

  function overviewParts() {
    const editable = state.run.info.lifecycle_stage === 'active';
    return {
      find: route.query.get('find') ?? '',
      onFind: (find) =>
        location.replace(
          runHref(experimentId, runId, 'overview', '', withValues(route.query, {find})),
        ),
      editing,
      extremes,
      children,
      live,
      hearing: () => follow.live,
      more: (list, count) => change({limits: {...state.limits, [list]: count}}),
      note: editable ? (text) => tagChanges.set(NOTE_TAG, text) : null,
      tags: editable ? tagChanges : null,
    };
  }

  /** Charts follow the runs that they take to be running: not this one while it is not followed. */
  function chartsTab() {
    const {run_name: name, status, start_time: startTime} = state.run.info;
    const followed = state.following ? status : undefined;
    const keep = (values) =>
      location.replace(runHref(experimentId, runId, 'charts', '', withValues(route.query, values)));
    return html`<charts-view
      .runs=${[{runId, name, status: followed, startTime, experimentId}]}
      .query=${route.query}
      @query=${(event) => keep(event.detail)}
    ></charts-view>`;
  }

  function noArtifacts() {
    return html`Files that the run logs with <code>mlflow.log_artifact</code> appear here.`;
  }

  function update(next) {
    const tabBefore = route.tab;
    route = next;
    if (route.tab === 'artifacts') {
      folders.show(route.path);
    }
    if (state.run !== null && route.tab !== tabBefore) {
      lookAround();
    }
    change({});
  }

  document.title = 'Run · Headrace';
  update(firstRoute);
  load();
  loadExperiment();
  return {
    update,
    close() {
      closed = true;
      loading.abort();
      editing.leave();
      watching.stop();
      for (const part of [folders, extremes, children, follow]) {
        part.close();
      }
    },
  };
}
