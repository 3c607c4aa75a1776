/**
 * The addresses of pages, behind the # as MLflow has them, so that the links which its clients
 * print lead here. A route is {page, …ids, query}; query is a URLSearchParams.
 */

import {parseExactly} from './exact-json.js';

/** Tabs of the run page, with the names that MLflow's own links use for them. */
const RUN_TABS = {
  overview: 'overview',
  charts: 'charts',
  artifacts: 'artifacts',
  'model-metrics': 'charts',
  'system-metrics': 'charts',
  artifactPath: 'artifacts',
};

/** Tabs of the experiment page, with the names of MLflow's that lead to them. */
const EXPERIMENT_TABS = {
  runs: 'runs',
  charts: 'charts',
  models: 'models',
  overview: 'runs',
  traces: 'runs',
};

/** How MLflow's experiment page says which runs; ours says it with other names. */
const MLFLOWS_SEARCH = ['searchFilter', 'orderByKey', 'orderByAsc', 'lifecycleFilter'];

/** Parts of the page of compared experiments; MLflow's has but one, which it calls s. */
const COMPARED_TABS = {s: 'runs', charts: 'charts'};

const MODEL_TABS = {overview: 'overview', artifacts: 'artifacts'};

export function parseRoute(hash) {
  const [address, search = ''] = splitOnce(hash.replace(/^#/, ''), '?');
  const query = new URLSearchParams(search);
  const segments = address.split('/').filter((segment) => segment !== '').map(decode);
  if (segments.length === 0) {
    return {page: 'experiments', query};
  }
  if (segments.length === 1 && segments[0] === 'system') {
    return {page: 'system', query};
  }
  if (segments.length === 1 && (segments[0] === 'compare' || segments[0] === 'compare-runs')) {
    return {page: 'compare', runIds: comparedRuns(query), query};
  }
  if (segments[0] === 'compare-experiments' && segments.length <= 2) {
    return comparedExperiments(segments[1] ?? 's', ours(query));
  }
  if (segments[0] !== 'experiments' || segments.includes(null)) {
    return {page: 'unknown', address, query};
  }
  return parseExperimentRoute(segments.slice(1), address, query);
}

/** Ours has a "run" for each, MLflow's a list of JSON: runs=["a","b"]. */
function comparedRuns(query) {
  const ours = query.getAll('run');
  return ours.length > 0 ? ours : listOf(query.get('runs'));
}

function comparedExperiments(part, query) {
  const experimentIds = [...new Set(listOf(query.get('experiments')))];
  const tab = Object.hasOwn(COMPARED_TABS, part) ? COMPARED_TABS[part] : 'runs';
  query.delete('experiments');
  return {page: 'compare-experiments', experimentIds, tab, query};
}

/** The texts and whole numbers of a list of JSON, as texts; none when it is no list. */
function listOf(json) {
  try {
    return [parseExactly(json ?? '[]')].flat().filter(isName).map(String);
  } catch {
    return [];
  }
}

function isName(value) {
  return typeof value === 'string' || typeof value === 'bigint' || Number.isSafeInteger(value);
}

/** A query in which filter, order and view that MLflow's page has put there have our names. */
function ours(query) {
  const order = query.get('orderByKey')?.replace(/^attributes\./, '');
  const direction = query.get('orderByAsc') === 'true' ? 'ASC' : 'DESC';
  const theirs = {
    filter: query.get('searchFilter'),
    order: order ? `${order} ${direction}` : null,
    view: /^deleted/i.test(query.get('lifecycleFilter') ?? '') ? 'DELETED_ONLY' : null,
  };
  const values = Object.fromEntries(MLFLOWS_SEARCH.map((name) => [name, null]));
  for (const [name, value] of Object.entries(theirs)) {
    if (value && !query.has(name)) {
      values[name] = value;
    }
  }
  return withValues(query, values);
}

function parseExperimentRoute([experimentId, section, runId, tab, ...rest], address, query) {
  if (experimentId === undefined) {
    return {page: 'experiments', query};
  }
  if (runId === undefined && Object.hasOwn(EXPERIMENT_TABS, section ?? 'runs')) {
    const tab = EXPERIMENT_TABS[section ?? 'runs'];
    return {page: 'experiment', experimentId, tab, query: ours(query)};
  }
  const below = {query, experimentId, path: rest.join('/')};
  const tabs = section === 'runs' ? RUN_TABS : section === 'models' ? MODEL_TABS : {};
  const known = Object.hasOwn(tabs, tab ?? 'overview') ? tabs[tab ?? 'overview'] : undefined;
  if (known === undefined || (rest.length > 0 && known !== 'artifacts')) {
    return {page: 'unknown', address, query};
  }
  return section === 'runs'
    ? {page: 'run', runId, tab: known, ...below}
    : {page: 'model', modelId: runId, tab: known, ...below};
}

export function experimentsHref(query) {
  return '#/experiments' + search(query);
}

/**
 * @param tab runs, charts or models
 */
export function experimentHref(experimentId, query, tab = 'runs') {
  const below = tab === 'runs' ? '' : '/' + tab;
  return `#/experiments/${encodeURIComponent(experimentId)}${below}${search(query)}`;
}

export function compareHref(runIds, query = undefined) {
  return '#/compare' + search(withValues(query ?? new URLSearchParams(), {run: runIds}));
}

/**
 * As MLflow's own page has it, so that a link leads from either to the other.
 *
 * @param tab runs or charts
 */
export function compareExperimentsHref(experimentIds, query = undefined, tab = 'runs') {
  const whole = new URLSearchParams({experiments: JSON.stringify(experimentIds)});
  query?.forEach((value, name) => whole.append(name, value));
  return `#/compare-experiments/${tab === 'runs' ? 's' : tab}${search(whole)}`;
}

export function modelHref(experimentId, modelId, tab = 'overview', path = '', query = undefined) {
  const model = `${experimentHref(experimentId)}/models/${encodeURIComponent(modelId)}`;
  return (tab === 'overview' ? model : `${model}/${tab}${encodedPath(path)}`) + search(query);
}

export function runHref(experimentId, runId, tab = 'overview', path = '', query = undefined) {
  const run = `${experimentHref(experimentId)}/runs/${encodeURIComponent(runId)}`;
  return (tab === 'overview' ? run : `${run}/${tab}${encodedPath(path)}`) + search(query);
}

function encodedPath(path) {
  return path === '' ? '' : '/' + path.split('/').map(encodeURIComponent).join('/');
}

/** A copy of a query with values set; null or the empty string takes one out, a list repeats it. */
export function withValues(query, values) {
  const changed = new URLSearchParams(query);
  for (const [name, value] of Object.entries(values)) {
    changed.delete(name);
    for (const item of [value].flat()) {
      if (item !== null && item !== '') {
        changed.append(name, item);
      }
    }
  }
  return changed;
}

function search(query) {
  const text = query === undefined ? '' : query.toString();
  return text === '' ? '' : '?' + text;
}

function splitOnce(text, separator) {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function decode(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
