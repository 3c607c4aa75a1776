/** What a run is: its description, metrics, params, tags, data, source and relatives. */

import {counted, formatCount} from '../format.js';
import {icon} from '../parts/icons.js';
import {pairsView} from '../parts/pairs.js';
import {runHref, withValues} from '../router.js';
import {html, live, nothing} from '../view.js';
import {childrenView} from './children.js';
import {datasetsView} from './datasets.js';
import {factsView} from './facts.js';
import {byKey, matching, metricItems, metricRow} from './metric-values.js';
import {metricsTable} from './metrics-table.js';
import {NOTE_TAG, noteView} from './note.js';
import {sourceView} from './source.js';
import {tagsView} from './tags.js';
import '../models/models-view.js';

/** How much of a long list is drawn at first, so that it does not bury the next, and then more. */
const FIRST_ROWS = 30;
const MORE_ROWS = 500;

/** With fewer things than this there is nothing to search. */
const FEW = 12;

const NONE = [];
const SYSTEM_METRIC = 'system/';
const SYSTEM_TAG = 'mlflow.';

/**
 * @param page {run, parent, route, editing, extremes, children, live: Map, hearing, limits, more,
 *   note, tags}: what the run page keeps. hearing() says whether every new point comes by itself.
 *   limits is how many of each list are shown, more(list, count) changes that; note(text) and tags
 *   {set, remove} change the run, null where it is deleted
 */
export function overviewView(page) {
  const {run, route} = page;
  const pairs = run.data?.tags ?? NONE;
  const tags = new Map(pairs.map(({key, value}) => [key, value ?? '']));
  const metrics = metricItems(run.data?.metrics ?? NONE, page.live);
  const params = byKey(run.data?.params ?? NONE);
  const find = route.query.get('find') ?? '';
  const inputs = run.inputs?.dataset_inputs ?? [];
  return html`${metrics.length + params.length + pairs.length > FEW || find !== ''
      ? searchView(route, find)
      : nothing}
    <div class="columns">
      <div>
        ${noteView(tags.get(NOTE_TAG) ?? '', page.editing, page.note)}
        ${metricsSection(
          page,
          'Metrics',
          metrics.filter((one) => !isSystem(one)),
          find,
        )}
        ${listSection(page, 'Params', params, find, (some) => pairsView(some, 'Params'))}
        ${metricsSection(page, 'System metrics', metrics.filter(isSystem), find)}
      </div>
      <div>
        ${factsView(run, tags, page.parent)} ${tagSections(page, byKey(pairs), find)}
        ${sourceView(run, tags)} ${inputs.length === 0 ? nothing : datasetsView(inputs)}
      </div>
    </div>
    ${childrenView(page.children, run.info.experiment_id, run.info.run_id)}
    <models-view .run=${run}></models-view>`;
}

function isSystem({key}) {
  return key.startsWith(SYSTEM_METRIC);
}

function searchView(route, find) {
  const {experimentId, runId, query} = route;
  const go = (event) => {
    const found = withValues(query, {find: event.target.value});
    location.replace(runHref(experimentId, runId, 'overview', '', found));
  };
  return html`<form class="toolbar" role="search" @submit=${(event) => event.preventDefault()}>
    <label class="field grow">
      <span class="visually-hidden">Find metrics, params and tags</span>
      ${icon('search')}
      <input
        type="search"
        placeholder="Find metrics, params and tags"
        .value=${live(find)}
        @input=${go}
      />
    </label>
  </form>`;
}

/** A run may have thousands of metrics; least and greatest values are asked for those shown. */
function metricsSection(page, title, metrics, find) {
  if (metrics.length === 0 && title !== 'Metrics') {
    return nothing;
  }
  return listSection(page, title, metrics, find, (some) => {
    const rows = some.map((metric) => metricRow(metric, page.live, page.extremes.known));
    page.extremes.want(rows, page.hearing());
    return metricsTable(page.run.info, rows, title);
  });
}

function tagSections(page, tags, find) {
  const own = tags.filter(({key}) => !key.startsWith(SYSTEM_TAG));
  const system = tags.filter(({key}) => key.startsWith(SYSTEM_TAG) && key !== NOTE_TAG);
  const found = matching(system, find);
  return html`${listSection(
    page,
    'Tags',
    own,
    find,
    (some) => tagsView(some, page.editing, page.tags),
    true,
  )}
  ${found.length === 0
    ? nothing
    : html`<details class="fold" ?open=${find !== ''}>
        <summary>${icon('chevron')}Tags that MLflow set (${formatCount(found.length)})</summary>
        ${pairsView(found, 'Tags that MLflow set')}
      </details>`}`;
}

/** always: whether the list is drawn even where nothing is in it, for what stands below it. */
function listSection(page, title, items, find, view, always = false) {
  const found = matching(items, find);
  const limit = page.limits[title] ?? FIRST_ROWS;
  const some = found.slice(0, limit);
  const count =
    found.length === items.length
      ? formatCount(items.length)
      : `${formatCount(found.length)} of ${formatCount(items.length)}`;
  return html`<section>
    <h2>${title} ${items.length > 0 ? html`<span class="quiet">${count}</span>` : nothing}</h2>
    ${found.length > 0 || (always && items.length === 0)
      ? view(some)
      : html`<p class="none">
          ${items.length === 0 ? 'None' : `None with “${find}” in its name`}
        </p>`}
    ${found.length > limit
      ? html`<button type="button" class="more" @click=${() => page.more(title, limit + MORE_ROWS)}>
          Show more of ${counted(found.length, title === 'Params' ? 'param' : 'row')}
        </button>`
      : nothing}
  </section>`;
}
