/** Where MLflow's links to compared experiments lead: tables here are of one experiment each. */

import {getExperiment} from '../api.js';
import {experimentHref} from '../router.js';
import {html, render} from '../view.js';

export function openCompareExperiments(element, firstRoute) {
  const loading = new AbortController();
  const names = new Map();
  let route = firstRoute;

  function show() {
    const {experimentIds, query} = route;
    document.title = 'Compared experiments · Headrace';
    render(
      html`<h1>Compared experiments</h1>
        <div class="empty">
          <p class="empty-title">A table has the runs of one experiment</p>
          <p>
            Open one of these, tick runs of it and press <b>Compare</b>: there, <i>Add a run</i> finds
            runs of the others, too.
          </p>
          <ul>
            ${experimentIds.map(
              (id) =>
                html`<li>
                  <a href=${experimentHref(id, query)}>${names.get(id) ?? `Experiment ${id}`}</a>
                </li>`,
            )}
          </ul>
          <p><a href="#/experiments">All experiments</a></p>
        </div>`,
      element,
    );
  }

  /** Without its name an experiment has its id. */
  async function load(id) {
    try {
      const experiment = await getExperiment(id, loading.signal);
      names.set(id, experiment.name);
      show();
    } catch {
      // The link leads to what there is to say.
    }
  }

  function update(next) {
    route = next;
    show();
    route.experimentIds.filter((id) => !names.has(id)).forEach(load);
  }

  update(firstRoute);
  return {
    update,
    close() {
      loading.abort();
    },
  };
}
