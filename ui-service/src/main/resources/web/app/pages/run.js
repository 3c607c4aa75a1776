/** One run: what it is, its curves, its artifacts. Looks again while the run goes on. */

import {getExperiment, getRun} from '../api.js';
import '../charts/charts-view.js';
import {copyButton} from '../parts/copy.js';
import {statusView} from '../parts/status.js';
import {notFoundView, skeletonView, troubleView} from '../parts/trouble.js';
import {experimentHref, runHref, withValues} from '../router.js';
import {artifactsView, openArtifacts} from '../run/artifacts.js';
import {overviewView} from '../run/overview.js';
import {html, nothing, render} from '../view.js';

const LOOK_AGAIN_MS = 3000;

const TABS = [
  ['overview', 'Overview'],
  ['charts', 'Charts'],
  ['artifacts', 'Artifacts'],
];

export function openRun(element, firstRoute) {
  const {experimentId, runId} = firstRoute;
  const loading = new AbortController();
  const artifacts = openArtifacts(runId, () => change({}));
  let route = firstRoute;
  let timer = 0;
  let state = {run: null, experiment: null, error: null};

  function change(values) {
    state = {...state, ...values};
    render(view(), element);
  }

  async function load() {
    clearTimeout(timer);
    try {
      const run = await getRun(runId, loading.signal);
      document.title = `${run.info.run_name || runId} · Headrace`;
      change({run, error: null});
    } catch (error) {
      if (loading.signal.aborted) {
        return;
      }
      change({error});
    }
    if (state.run?.info.status === 'RUNNING') {
      timer = setTimeout(lookAgain, LOOK_AGAIN_MS);
    }
  }

  /** For its name only: the run is shown without it, too. */
  async function loadExperiment() {
    change({experiment: await getExperiment(experimentId, loading.signal).catch(() => null)});
  }

  function lookAgain() {
    if (document.hidden) {
      timer = setTimeout(lookAgain, LOOK_AGAIN_MS);
    } else {
      load();
    }
  }

  function view() {
    if (state.run === null) {
      return html`${trail()}
        <h1><span class="quiet">Run</span></h1>
        ${state.error === null ? skeletonView(6) : failure()}`;
    }
    return html`${trail()} ${heading(state.run.info)} ${tabs()}
      ${state.error === null ? nothing : troubleView(state.error, load)} ${tab()}`;
  }

  function failure() {
    return state.error.missing
      ? notFoundView('There is no such run', state.error.message)
      : troubleView(state.error, load);
  }

  function trail() {
    return html`<nav class="trail" aria-label="Breadcrumb">
      <a href="#/experiments">Experiments</a>
      <a href=${experimentHref(experimentId)}
        >${state.experiment?.name ?? `Experiment ${experimentId}`}</a
      >
    </nav>`;
  }

  function heading(info) {
    return html`<div class="heading">
      <h1>${info.run_name || info.run_id}</h1>
      <p class="facts">
        ${statusView(info.status)}
        ${info.lifecycle_stage === 'deleted' ? html`<span class="badge">deleted</span>` : nothing}
        <span>ID <code>${info.run_id}</code>${copyButton(info.run_id, 'the run ID')}</span>
      </p>
    </div>`;
  }

  function tabs() {
    return html`<nav class="tabs" aria-label="Parts of the run">
      ${TABS.map(
        ([name, title]) =>
          html`<a
            href=${runHref(experimentId, runId, name)}
            aria-current=${route.tab === name ? 'page' : 'false'}
            >${title}</a
          >`,
      )}
    </nav>`;
  }

  function tab() {
    switch (route.tab) {
      case 'charts':
        return charts();
      case 'artifacts':
        return artifactsView(artifacts, route);
      default:
        return overviewView(state.run);
    }
  }

  function charts() {
    const {run_name: name, status, start_time: startTime} = state.run.info;
    const keep = (values) =>
      location.replace(runHref(experimentId, runId, 'charts', '', withValues(route.query, values)));
    return html`<charts-view
      .runs=${[{runId, name, status, startTime, experimentId}]}
      .query=${route.query}
      @query=${(event) => keep(event.detail)}
    ></charts-view>`;
  }

  function update(next) {
    route = next;
    if (route.tab === 'artifacts') {
      artifacts.show(route.path);
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
      clearTimeout(timer);
      loading.abort();
      artifacts.close();
    },
  };
}
