/** Two to dozens of runs side by side: a table of all that they have, their curves, their images. */

import {getExperiment} from '../api.js';
import '../charts/charts-view.js';
import '../compare/compare-images.js';
import {groupsOf, wantedRows} from '../compare/rows.js';
import '../compare/run-finder.js';
import {MOST_RUNS, openRunSet} from '../compare/run-set.js';
import {afterBetterClick, afterFoldClick, isFolded, moved, settingsOf} from '../compare/settings.js';
import {openStatistics} from '../compare/statistics.js';
import {shownRows, tableView} from '../compare/table.js';
import {compareTabs, toolbarView} from '../compare/toolbar.js';
import {counted} from '../format.js';
import {announce} from '../parts/announcer.js';
import {trailView} from '../parts/trail.js';
import {skeletonView, troubleView} from '../parts/trouble.js';
import {compareHref, withValues} from '../router.js';
import {html, nothing, render} from '../view.js';

/** Rows of a group at first, and with each click more. */
const ROWS = 100;

/** MLflow's own names in the address, which ours stand for once something changes. */
const MLFLOWS = {runs: null, experiments: null};

export function openCompare(element, firstRoute) {
  const loading = new AbortController();
  const runSet = openRunSet(changed);
  const statistics = openStatistics(show);
  /** Experiment id to name. */
  const experiments = new Map();
  const rooms = new Map();
  let route = firstRoute;
  let charted = {name: '', runs: []};
  let grouped = {runs: [], groups: []};
  let closed = false;

  const roomOf = (group) => rooms.get(group) ?? ROWS;

  const actions = {
    move: (runId, by) => replace(moved(route.runIds, runId, by), {}),
    remove(runId) {
      announce('Removed from the comparison');
      go(route.runIds.filter((other) => other !== runId));
    },
    baseline: (base) => replace(route.runIds, {base}),
    better: (key) => replace(route.runIds, afterBetterClick(settingsOf(route.query), key)),
    fold: (group) => replace(route.runIds, afterFoldClick(route.query, group)),
    more(group) {
      rooms.set(group, roomOf(group) + ROWS);
      show();
    },
  };

  function replace(runIds, values) {
    location.replace(compareHref(runIds, withValues(route.query, {...MLFLOWS, ...values})));
  }

  /** As replace, but Back undoes it. */
  function go(runIds) {
    location.hash = compareHref(runIds, withValues(route.query, MLFLOWS));
  }

  function changed(again) {
    if (again.length > 0) {
      statistics.refresh(again, keysShown());
    }
    nameExperiments();
    if (!runSet.isLoading() && again.length === 0) {
      announce(`Comparing ${counted(runSet.runs().length, 'run')}`);
    }
    show();
  }

  function nameExperiments() {
    for (const {info} of runSet.runs()) {
      if (!experiments.has(info.experiment_id)) {
        experiments.set(info.experiment_id, undefined);
        nameExperiment(info.experiment_id);
      }
    }
  }

  /** For its name only: the comparison is shown without it, too. */
  async function nameExperiment(experimentId) {
    const experiment = await getExperiment(experimentId, loading.signal).catch(() => null);
    experiments.set(experimentId, experiment?.name);
    show();
  }

  /** Grouped anew only when a run has changed. */
  function groups(runs) {
    if (runs.length !== grouped.runs.length || runs.some((run, i) => run !== grouped.runs[i])) {
      grouped = {runs, groups: groupsOf(runs)};
    }
    return grouped.groups;
  }

  function comparedExperiments() {
    return [...new Set(runSet.runs().map(({info}) => info.experiment_id))];
  }

  function comparison() {
    const runs = runSet.runs();
    return {
      runs,
      groups: groups(runs),
      settings: settingsOf(route.query),
      statistics,
      experiments,
      roomOf,
      isFolded: (group) => isFolded(route.query, group),
    };
  }

  function keysShown(of = comparison()) {
    return of.groups
      .filter(({id}) => id.endsWith('metrics'))
      .flatMap((group) => shownRows(group, of).map(({key}) => key));
  }

  function show() {
    if (!closed) {
      render(view(), element);
    }
  }

  function view() {
    return html`${trail()}
      <div class="compare-heading">
        <h1>${title()}</h1>
        <run-finder
          .scope=${{experimentIds: comparedExperiments(), chosen: route.runIds}}
          @add=${({detail}) => go([...route.runIds, detail.runId])}
        ></run-finder>
      </div>
      ${missing()} ${content()}`;
  }

  function title() {
    const {length} = route.runIds;
    return length === 0 ? 'Compare runs' : `Compare ${counted(length, 'run')}`;
  }

  function trail() {
    const [only, ...others] = comparedExperiments();
    const inOne = only !== undefined && others.length === 0;
    return trailView(inOne ? {id: only, name: experiments.get(only)} : null);
  }

  function missing() {
    const failures = runSet.failures();
    const gone = failures.filter(({error}) => error.missing || error.impossible);
    const failed = failures.filter((failure) => !gone.includes(failure));
    return html`${gone.length === 0 ? nothing : goneView(gone.map(({runId}) => runId))}
      ${failed.length === 0 ? nothing : troubleView(failed[0].error, runSet.retry)}
      ${route.runIds.length <= MOST_RUNS
        ? nothing
        : html`<p class="warning" role="status">
            Only the first ${MOST_RUNS} of ${route.runIds.length} runs are compared.
          </p>`}`;
  }

  function goneView(runIds) {
    return html`<div class="refusal compare-gone" role="alert">
      <p>
        ${runIds.length === 1 ? 'One run is' : `${runIds.length} runs are`} not here: deleted for
        good, or never logged to this server.
      </p>
      <p class="code">${runIds.join(', ')}</p>
      <button
        type="button"
        @click=${() => go(route.runIds.filter((runId) => !runIds.includes(runId)))}
      >
        Take ${runIds.length === 1 ? 'it' : 'them'} out of the comparison
      </button>
    </div>`;
  }

  function content() {
    if (route.runIds.length === 0) {
      return html`<div class="empty">
        <p class="empty-title">No runs to compare yet</p>
        <p>Add some above, or select runs in the table of an experiment and compare them.</p>
        <p><a href="#/experiments">All experiments</a></p>
      </div>`;
    }
    if (runSet.isLoading()) {
      return skeletonView(12);
    }
    const shown = comparison();
    if (shown.runs.length === 0) {
      return nothing;
    }
    return html`${compareTabs(route.runIds, withValues(route.query, MLFLOWS), shown.settings)}
      ${tab(shown)}`;
  }

  function tab(shown) {
    switch (shown.settings.tab) {
      case 'charts':
        return html`<charts-view
          .runs=${chartedRuns(shown.runs)}
          .query=${route.query}
          @query=${({detail}) => replace(route.runIds, detail)}
        ></charts-view>`;
      case 'images':
        return html`${toolbarView(shown, (values) => replace(route.runIds, values))}
          <compare-images
            .comparison=${shown}
            @step=${({detail}) => replace(route.runIds, {step: String(detail)})}
          ></compare-images>`;
      default:
        return table(shown);
    }
  }

  function table(shown) {
    const runIds = shown.runs.map(({info}) => info.run_id);
    const keys = keysShown(shown);
    statistics.want(runIds, keys);
    const failure = statistics.failure(runIds, keys);
    return html`${toolbarView(shown, (values) => replace(route.runIds, values))}
      ${failure === undefined ? nothing : troubleView(failure, askAgain)}
      ${shown.groups.every(({rows}) => wantedRows(rows, shown.settings).length === 0)
        ? nothingFound(shown.settings)
        : tableView(shown, actions)}`;
  }

  function nothingFound({find, onlyDifferent}) {
    const where = onlyDifferent ? 'Nothing that differs' : 'No param, metric or tag';
    return html`<div class="empty">
      <p class="empty-title">
        ${find === '' ? 'Nothing differs' : `${where} has “${find}” in its name`}
      </p>
      <p>
        <button type="button" @click=${() => replace(route.runIds, {find: null, diff: null})}>
          Show all
        </button>
      </p>
    </div>`;
  }

  function askAgain() {
    statistics.retry();
    show();
  }

  /** The same list as long as nothing in it has changed, so that no chart is drawn again. */
  function chartedRuns(runs) {
    const listed = runs.map(({info}) => ({
      runId: info.run_id,
      name: info.run_name || info.run_id,
      status: info.status,
      startTime: info.start_time,
    }));
    const name = JSON.stringify(listed);
    if (name !== charted.name) {
      charted = {name, runs: listed};
    }
    return charted.runs;
  }

  function update(next) {
    route = next;
    document.title = `${title()} · Headrace`;
    runSet.show(route.runIds);
    show();
  }

  update(firstRoute);
  return {
    update,
    close() {
      closed = true;
      loading.abort();
      runSet.close();
      statistics.close();
    },
  };
}
