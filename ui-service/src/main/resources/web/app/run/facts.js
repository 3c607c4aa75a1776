/** When a run was, whose it is and where its files are. */

import {ABSENT} from '../parts/absent.js';
import {copyButton} from '../parts/copy.js';
import {durationView, momentView} from '../parts/moment.js';
import {runHref} from '../router.js';
import {html, nothing} from '../view.js';

/**
 * @param run {info, data}
 * @param tags Map of a run's tags
 * @param parent {runId, name} of the run that this one is nested in, or null
 * @param live Map of the points that came since, as takePoints makes it
 */
export function factsView({info, data}, tags, parent, live) {
  const user = info.user_id || tags.get('mlflow.user');
  return html`<section>
    <h2>Details</h2>
    <dl class="details">
      <dt>Started</dt>
      <dd>${momentView(info.start_time)}</dd>
      ${info.status === 'RUNNING' ? lastMetric(data?.metrics ?? [], live) : ended(info)}
      <dt>Duration</dt>
      <dd>${durationView(info)}</dd>
      <dt>User</dt>
      <dd>${user || ABSENT}</dd>
      ${parent === null
        ? nothing
        : html`<dt>Nested in</dt>
            <dd><a href=${runHref(info.experiment_id, parent.runId)}>${parent.name}</a></dd>`}
      <dt>Artifacts</dt>
      <dd>
        <code>${info.artifact_uri}</code>${copyButton(info.artifact_uri, 'the artifact location')}
      </dd>
    </dl>
  </section>`;
}

function ended(info) {
  return html`<dt>Ended</dt>
    <dd>${momentView(info.end_time)}</dd>`;
}

/** A run whose process was killed says for ever that it runs; its last metric tells. */
function lastMetric(metrics, live) {
  let last = 0;
  for (const points of [metrics, live.values()]) {
    for (const {timestamp = 0} of points) {
      last = Math.max(last, timestamp);
    }
  }
  return html`<dt>Last metric</dt>
    <dd>${momentView(last)}</dd>`;
}
