/** Starts the app and gives each address its page. */

import {mountAnnouncer} from './parts/announcer.js';
import {mountShell} from './parts/shell.js';
import {openCompare} from './pages/compare.js';
import {openExperiment} from './pages/experiment.js';
import {openExperiments} from './pages/experiments.js';
import {openModel} from './pages/model.js';
import {openRun} from './pages/run.js';
import {openSystem} from './pages/system.js';
import {openUnknown} from './pages/unknown.js';
import {parseRoute} from './router.js';
import {watchSystemTheme} from './theme.js';

/**
 * A page draws into its element until it is closed: open(element, route) returns {update, close}.
 * update(route) is called for another address of the same page: other tab, filter, columns.
 */
const PAGES = {
  experiments: openExperiments,
  experiment: openExperiment,
  run: openRun,
  model: openModel,
  compare: openCompare,
  system: openSystem,
  unknown: openUnknown,
};

const main = mountShell(document.getElementById('app'));
let shown = null;

function showRoute() {
  const route = parseRoute(location.hash);
  const key = [route.page, route.experimentId, route.runId, route.modelId].join(' ');
  if (shown?.key === key) {
    shown.page.update(route);
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
  shown = {key, page: PAGES[route.page](element, route)};
}

mountAnnouncer();
watchSystemTheme();
window.addEventListener('hashchange', showRoute);
showRoute();
