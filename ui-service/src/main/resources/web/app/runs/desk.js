/**
 * What a page of runs does, be they of one experiment or of several: it keeps what is seen in its
 * address, and shows the runs as a table or beside charts of them.
 */

import {announce} from '../parts/announcer.js';
import {skeletonView} from '../parts/trouble.js';
import {withValues} from '../router.js';
import {html, nothing, render} from '../view.js';
import {RunActions} from './actions.js';
import {namedApart} from './names.js';
import {filterView, slimView, tableView} from './runs-view.js';
import {RunsState} from './state.js';

const NOT_LOADED = 'This part of the page could not be loaded. Reload the page to try again.';

/**
 * @param page what is its own: element; view(), all of it; experimentsOf(route), those whose runs
 *   are shown, as {experimentIds, several}, see searchOf; tabs, its further ones, which are not of
 *   runs, as {load, view} by their names, load giving a promise of what view needs; hrefOf(route,
 *   query), the address of the same place with another query; empty(), what is shown when there is
 *   no run; experimentName(id); name(), for files; failed(error) when a part of it was not loaded
 * @returns what the views of runs need, as runs-view.js has it, and redraw(), update(route),
 *   tabView(), close()
 */
export function openDesk(page) {
  const {element, experimentName, tabs: furtherTabs = {}} = page;
  // What other tabs need is fetched with the tab: the table is there sooner without it.
  const tabs = {
    runs: {view: () => html`${filterView(desk)} ${tableView(desk, empty)}`},
    charts: {load: () => import('../charts/charts-view.js'), view: chartsTab},
    ...furtherTabs,
  };
  const ready = new Set(['runs']);
  const state = new RunsState(redraw, keep);
  const actions = new RunActions(state, redraw);
  let route = null;
  let frame = 0;
  let closed = false;

  /** Many things change at once; they are drawn once. */
  function redraw() {
    if (!closed) {
      frame ||= requestAnimationFrame(draw);
    }
  }

  function draw() {
    cancelAnimationFrame(frame);
    frame = 0;
    render(page.view(), element);
  }

  function hrefWith(values) {
    return page.hrefOf(route, withValues(route.query, values));
  }

  function go(values) {
    state.place.leave();
    location.hash = hrefWith(values);
  }

  /** What ends after the page was left does not lead back to it. */
  function keep(values) {
    if (!closed) {
      location.replace(hrefWith(values));
      state.place.stay();
    }
  }

  async function openTab() {
    const {tab} = route;
    if (ready.has(tab)) {
      return;
    }
    try {
      await tabs[tab].load();
      ready.add(tab);
    } catch {
      page.failed(new Error(NOT_LOADED));
    }
    redraw();
  }

  function update(next) {
    const other = route !== null && next.tab !== route.tab;
    route = next;
    element.classList.toggle('fills', route.tab === 'runs');
    if (other) {
      announce(route.tab);
    }
    const experiments = page.experimentsOf(route);
    if (experiments.experimentIds.length === 0 || Object.hasOwn(furtherTabs, route.tab)) {
      state.rest();
    } else {
      state.update({...experiments, query: route.query, flat: route.tab === 'charts'});
    }
    openTab();
    draw();
  }

  function tabView() {
    return ready.has(route.tab) ? tabs[route.tab].view() : skeletonView(6);
  }

  function empty() {
    const {filter, view} = state.search;
    if (filter === '' && view === 'ACTIVE_ONLY') {
      return page.empty();
    }
    return html`<div class="empty">
      <p class="empty-title">No runs match</p>
      <p><a href=${page.hrefOf(route, undefined)}>Show all active runs</a></p>
    </div>`;
  }

  function chartsTab() {
    return html`${filterView(desk)}
      <div class="charts-tab">
        <section class="charts-runs" aria-label="Runs to draw">${slimView(desk, empty)}</section>
        ${state.charted.length === 0
          ? nothing
          : html`<charts-view
              .runs=${namedApart(state.charted, experimentName)}
              .query=${route.query}
              @query=${({detail}) => keep(detail)}
            ></charts-view>`}
      </div>`;
  }

  function leave() {
    state.place.leave();
  }

  // A click may lead elsewhere, as may Enter, which clicks.
  element.addEventListener('click', leave);
  const desk = {
    state,
    actions,
    experimentName,
    get name() {
      return page.name();
    },
    grid: () => element.querySelector('runs-grid'),
    go,
    keep,
    redraw,
    update,
    tabView,
    close() {
      closed = true;
      cancelAnimationFrame(frame);
      state.close();
      actions.close();
    },
  };
  return desk;
}
