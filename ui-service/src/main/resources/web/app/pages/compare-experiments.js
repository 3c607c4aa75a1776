/** Several experiments: the runs of all of them in one table, and their charts. */

import {keepChipFocus} from '../experiments/chip-focus.js';
import {MOST_COMPARED} from '../experiments/chosen.js';
import {chipsView, noticesView, othersLink} from '../experiments/compared-view.js';
import {openCompared} from '../experiments/compared.js';
import {isExperimentId} from '../experiments/id.js';
import {counted} from '../format.js';
import {tabsView} from '../parts/tabs.js';
import {trailView} from '../parts/trail.js';
import {refusalView} from '../parts/trouble.js';
import {compareExperimentsHref, withValues} from '../router.js';
import {openDesk} from '../runs/desk.js';
import {withoutExperiments} from '../runs/selection.js';
import {html, nothing} from '../view.js';

const TABS = [
  ['runs', 'Runs'],
  ['charts', 'Charts'],
];

export function openCompareExperiments(element, firstRoute) {
  let route = firstRoute;
  let trouble = null;
  const compared = openCompared(() => desk.redraw());
  const desk = openDesk({
    element,
    view,
    experimentsOf: () => ({experimentIds: shownIds().filter(isExperimentId), several: true}),
    hrefOf: ({experimentIds, tab}, query) => compareExperimentsHref(experimentIds, query, tab),
    empty: emptyView,
    experimentName: compared.nameOf,
    name: () => 'Compared experiments',
    failed(error) {
      trouble = error;
    },
  });

  function shownIds() {
    return route.experimentIds.slice(0, MOST_COMPARED);
  }

  function title() {
    const {length} = shownIds();
    return length === 0 ? 'Compare experiments' : `Compare ${counted(length, 'experiment')}`;
  }

  /** The selected runs of which it is known whose they are. */
  function selectedRows() {
    const selected = new Set(route.query.getAll('run'));
    if (selected.size === 0) {
      return [];
    }
    const {list, charted} = desk.state;
    return [...(list?.outline.rowsHere() ?? []), ...charted].filter(({runId}) =>
      selected.has(runId),
    );
  }

  /** Gives, of ids of experiments, the address of the same view without them and their runs. */
  function withoutSome() {
    const rows = selectedRows();
    return (ids) => {
      const others = route.experimentIds.filter((id) => !ids.includes(id));
      const run = withoutExperiments(route.query.getAll('run'), rows, ids);
      return compareExperimentsHref(others, withValues(route.query, {run}), route.tab);
    };
  }

  function view() {
    const hrefWithout = withoutSome();
    const heading = html`${trailView(null)}
      <div class="heading">
        <div class="heading-line">
          <h1 tabindex="-1">${title()}</h1>
          ${shownIds().length === 0 ? nothing : othersLink(shownIds())}
        </div>
        ${chipsView(compared, shownIds(), hrefWithout)}
      </div>`;
    const notices = noticesView(compared, route.experimentIds.length, hrefWithout);
    if (!shownIds().some(isExperimentId)) {
      return html`${heading} ${notices} ${nothingComparedView()}`;
    }
    return html`${heading}
    ${tabsView('Parts of the comparison', TABS, route.tab, (tab) =>
      compareExperimentsHref(route.experimentIds, route.query, tab),
    )}
    ${notices}
    ${refusalView(trouble)}
    ${desk.tabView()}`;
  }

  function nothingComparedView() {
    return html`<div class="empty">
      <p class="empty-title">No experiments to compare yet</p>
      <p>Tick two or more in the list of experiments, and press <b>Compare</b>.</p>
      <p><a href="#/experiments">All experiments</a></p>
    </div>`;
  }

  function emptyView() {
    const has =
      route.experimentIds.length === 1
        ? 'This experiment has no active run'
        : 'None of these experiments has an active run';
    return html`<div class="empty">
      <p class="empty-title">No runs here</p>
      <p>${has}; new ones appear by themselves.</p>
    </div>`;
  }

  function update(next) {
    route = next;
    document.title = `${title()} · Headrace`;
    compared.show(shownIds());
    keepChipFocus(element, () => desk.update(next));
  }

  update(firstRoute);
  return {
    update,
    close() {
      compared.close();
      desk.close();
    },
  };
}
