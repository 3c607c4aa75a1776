/**
 * The addresses of pages, behind the # as MLflow has them, so that the links which its clients
 * print lead here. A route is {page, …ids, query}; query is a URLSearchParams.
 */

/** Tabs of the run page, with the names that MLflow's own links use for them. */
const RUN_TABS = {
  overview: 'overview',
  charts: 'charts',
  artifacts: 'artifacts',
  'model-metrics': 'charts',
  'system-metrics': 'charts',
  artifactPath: 'artifacts',
};

/** Tabs of MLflow's experiment page that lead to the table of runs here. */
const EXPERIMENT_TABS = new Set(['runs', 'overview', 'models', 'traces']);

export function parseRoute(hash) {
  const [address, search = ''] = splitOnce(hash.replace(/^#/, ''), '?');
  const query = new URLSearchParams(search);
  const segments = address.split('/').filter((segment) => segment !== '').map(decode);
  if (segments.length === 0) {
    return {page: 'experiments', query};
  }
  if (segments[0] !== 'experiments' || segments.includes(null)) {
    return {page: 'unknown', address, query};
  }
  return parseExperimentRoute(segments.slice(1), address, query);
}

function parseExperimentRoute([experimentId, section, runId, tab, ...rest], address, query) {
  if (experimentId === undefined) {
    return {page: 'experiments', query};
  }
  if (section === undefined || (EXPERIMENT_TABS.has(section) && runId === undefined)) {
    return {page: 'experiment', experimentId, query};
  }
  const runTab = RUN_TABS[tab ?? 'overview'];
  if (section !== 'runs' || runTab === undefined || (rest.length > 0 && runTab !== 'artifacts')) {
    return {page: 'unknown', address, query};
  }
  return {page: 'run', experimentId, runId, tab: runTab, path: rest.join('/'), query};
}

export function experimentsHref(query) {
  return '#/experiments' + search(query);
}

export function experimentHref(experimentId, query) {
  return `#/experiments/${encodeURIComponent(experimentId)}${search(query)}`;
}

export function runHref(experimentId, runId, tab = 'overview', path = '', query = undefined) {
  const run = `${experimentHref(experimentId)}/runs/${encodeURIComponent(runId)}`;
  const below = path === '' ? '' : '/' + path.split('/').map(encodeURIComponent).join('/');
  return (tab === 'overview' ? run : `${run}/${tab}${below}`) + search(query);
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
