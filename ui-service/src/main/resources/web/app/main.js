/** Starts the app and gives each address its page. */

import {fetchAhead} from './modules-ahead.js';
import {mountAnnouncer} from './parts/announcer.js';
import {mountShell} from './parts/shell.js';
import {troubleView} from './parts/trouble.js';
import {parseRoute} from './router.js';
import {watchSystemTheme} from './theme.js';
import {render} from './view.js';

/**
 * A page draws into its element until it is closed: open(element, route) returns {update, close}.
 * update(route) is called for another address of the same page: other tab, filter, columns.
 */
const PAGES = {
  experiments: async () => (await import('./pages/experiments.js')).openExperiments,
  experiment: async () => (await import('./pages/experiment.js')).openExperiment,
  run: async () => (await import('./pages/run.js')).openRun,
  model: async () => (await import('./pages/model.js')).openModel,
  compare: async () => (await import('./pages/compare.js')).openCompare,
  'compare-experiments': async () =>
    (await import('./pages/compare-experiments.js')).openCompareExperiments,
  system: async () => (await import('./pages/system.js')).openSystem,
  unknown: async () => (await import('./pages/unknown.js')).openUnknown,
};

/** Of a page that could not be loaded. */
const NOTHING = {update() {}, close() {}};

const main = mountShell(document.getElementById('app'));
let shown = null;
let wanted = null;

function keyOf(route) {
  return [route.page, route.experimentId, route.runId, route.modelId].join(' ');
}

/** The page before stays until the next one's modules are here. */
async function showRoute() {
  const route = parseRoute(location.hash);
  const key = keyOf(route);
  wanted = key;
  if (shown?.key === key) {
    shown.page.update(route);
    return;
  }
  fetchAhead(`app/pages/${route.page}.js`);
  const open = await PAGES[route.page]().catch(() => openTrouble);
  if (wanted !== key || shown?.key === key) {
    return;
  }
  shown?.page.close();
  const element = document.createElement('div');
  element.className = 'page';
  main.replaceChildren(element);
  scrollTo(0, 0);
  if (shown !== null) {
    // A screen reader goes on reading from the new page, as it would after a page load.
    main.focus({preventScroll: true});
  }
  // Anew: its query may be another by now.
  shown = {key, page: open(element, parseRoute(location.hash))};
}

/** The server is away, or has another version, of which only a reload knows. */
function openTrouble(element) {
  const error = new Error('This page could not be loaded from the server.');
  render(
    troubleView(error, () => location.reload()),
    element,
  );
  return NOTHING;
}

mountAnnouncer();
watchSystemTheme();
window.addEventListener('hashchange', showRoute);
showRoute();
