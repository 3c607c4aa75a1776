/** The runs that are nested in a run, as a table. */

import {counted, zoneName} from '../format.js';
import {durationView, minuteView} from '../parts/moment.js';
import {statusView} from '../parts/status.js';
import {troubleView} from '../parts/trouble.js';
import {compareHref, experimentHref, runHref} from '../router.js';
import {html, nothing} from '../view.js';
import {childrenFilter} from './calls.js';

const MOST_COMPARED = 50;

/**
 * Nothing for a run without any.
 *
 * @param children as openChildren makes them
 */
export function childrenView(children, experimentId, runId) {
  const {runs, matches, next, error} = children.state;
  if (error !== null) {
    return html`<section>
      <h2>Nested runs</h2>
      ${troubleView(error, children.load)}
    </section>`;
  }
  if (matches === 0) {
    return nothing;
  }
  const inTable = new URLSearchParams({filter: childrenFilter(runId)});
  return html`<section>
    <h2>Nested runs <span class="quiet">${matches}</span></h2>
    <p class="section-links">
      <a href=${experimentHref(experimentId, inTable)}>Show in the table of runs</a>
      ${runs.length < 2
        ? nothing
        : html`<a href=${compareHref(runs.slice(0, MOST_COMPARED).map((run) => run.runId))}>
            Compare
            ${runs.length > MOST_COMPARED || next !== undefined
              ? `the last ${Math.min(MOST_COMPARED, runs.length)}`
              : 'them'}
          </a>`}
    </p>
    <div class="table-frame" role="region" aria-label="Nested runs" tabindex="0">
      <table class="list">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Status</th>
            <th scope="col">Started <span class="zone">${zoneName()}</span></th>
            <th scope="col">Duration</th>
          </tr>
        </thead>
        <tbody>
          ${runs.map((run) => row(experimentId, run))}
        </tbody>
      </table>
    </div>
    ${next === undefined
      ? nothing
      : html`<button type="button" class="more" @click=${children.more}>
          Show more of ${counted(matches, 'run')}
        </button>`}
  </section>`;
}

function row(experimentId, run) {
  return html`<tr>
    <th scope="row">
      <a href=${runHref(experimentId, run.runId)}>${run.run_name || run.runId}</a>
    </th>
    <td>${statusView(run.status)}</td>
    <td>${minuteView(run.start_time)}</td>
    <td>${durationView(run)}</td>
  </tr>`;
}
