/** Starts the app and gives each address its page. */

import {open as fetchPage} from './api.js';
import {fetchAhead} from './modules-ahead.js';
import {mountAnnouncer} from './parts/announcer.js';
import {mountShell} from './parts/shell.js';
import {troubleView} from './parts/trouble.js';
import {watch} from './parts/watch.js';
import {parseRoute} from './router.js';
import {hasDrafts} from './run/drafts.js';
import {watchSystemTheme} from './theme.js';
import {html, render} from './view.js';

/**
 * A page draws into its element until it is closed: open(element, route) returns {update, close}.
 * update(route) is called for another address of the same page: other tab, filter, columns. The name
 * stands over a page that could not be loaded.
 */
const PAGES = {
  experiments: {
    name: 'Experiments',
    load: async () => (await import('./pages/experiments.js')).openExperiments,
  },
  experiment: {
    name: 'Experiment',
    load: async () => (await import('./pages/experiment.js')).openExperiment,
  },
  run: {
    name: 'Run',
    load: async () => (await import('./pages/run.js')).openRun,
  },
  model: {
    name: 'Logged model',
    load: async () => (await import('./pages/model.js')).openModel,
  },
  compare: {
    name: 'Compare',
    load: async () => (await import('./pages/compare.js')).openCompare,
  },
  'compare-experiments': {
    name: 'Compared experiments',
    load: async () => (await import('./pages/compare-experiments.js')).openCompareExperiments,
  },
  system: {
    name: 'System',
    load: async () => (await import('./pages/system.js')).openSystem,
  },
  unknown: {
    name: 'Headrace',
    load: async () => (await import('./pages/unknown.js')).openUnknown,
  },
};

const LOOK_AGAIN_MS = 3000;

const main = mountShell(document.getElementById('app'));
let shown = null;
let wanted = null;

function keyOf(route) {
  return [route.page, route.experimentId, route.runId, route.modelId].join(' ');
}

/** Of a page, and of the tab of it that is asked for; a tab without a module of its own has none. */
function modulesOf({page, tab}) {
  return [`app/pages/${page}.js`, `app/${tab}/${tab}-view.js`];
}

/** The page before stays until the next one's modules are here. */
async function showRoute() {
  const route = parseRoute(location.hash);
  const key = keyOf(route);
  wanted = key;
  modulesOf(route).forEach(fetchAhead);
  if (shown?.key === key) {
    shown.page.update(route);
    return;
  }
  const open = await PAGES[route.page].load().catch(() => openTrouble);
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

/**
 * The server is away: the page comes when it is there again. Or it has another version, of which
 * only a reload knows; what would not help then is not done again and again.
 */
function openTrouble(element, {page}) {
  const {name} = PAGES[page];
  let away = false;
  document.title = `${name} · Headrace`;

  function show(error) {
    render(
      html`<h1>${name}</h1>
        ${troubleView(error, again)}`,
      element,
    );
  }

  /** To reload while the server is away would leave with nothing but the browser's own page. */
  function again() {
    if (away) {
      watching.soon();
    } else {
      location.reload();
    }
  }

  async function look() {
    try {
      await fetchPage(document.baseURI.split('#')[0]);
    } catch (error) {
      if (!away) {
        away = true;
        show(error);
      }
      return;
    }
    if (away) {
      location.reload();
    } else {
      watching.stop();
      show(new Error('This page could not be loaded from the server.'));
    }
  }

  const watching = watch(look, LOOK_AGAIN_MS);
  watching.soon();
  return {update() {}, close: watching.stop};
}

mountAnnouncer();
watchSystemTheme();
window.addEventListener('hashchange', showRoute);
window.addEventListener('beforeunload', (event) => {
  if (hasDrafts(() => sessionStorage)) {
    event.preventDefault();
  }
});
showRoute();
