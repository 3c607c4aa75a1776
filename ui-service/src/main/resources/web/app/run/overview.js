/** What a run is: its facts, metrics, params and tags. */

import {exactNumber, formatCount, formatNumber, toNumber} from '../format.js';
import {copyButton} from '../parts/copy.js';
import {icon} from '../parts/icons.js';
import {durationView, momentView} from '../parts/moment.js';
import {pairsView} from '../parts/pairs.js';
import {runHref} from '../router.js';
import {html, nothing} from '../view.js';

const NOTE_TAG = 'mlflow.note.content';

export function overviewView({info, data}) {
  const tags = data?.tags ?? [];
  const note = tags.find(({key}) => key === NOTE_TAG)?.value;
  const own = tags.filter(({key}) => !key.startsWith('mlflow.'));
  const system = tags.filter(({key}) => key.startsWith('mlflow.') && key !== NOTE_TAG);
  return html`${note ? html`<p class="note">${note}</p>` : nothing}
    <div class="columns">
      <div>
        ${section('Metrics', data?.metrics ?? [], (metrics) => metricsView(info, metrics))}
        ${section('Params', data?.params ?? [], (params) => pairsView(params, 'Params'))}
      </div>
      <div>
        ${factsView(info, tags)}
        ${section('Tags', own, (pairs) => pairsView(pairs, 'Tags'))}
        ${system.length === 0
          ? nothing
          : html`<details class="fold">
              <summary>${icon('chevron')}Tags that MLflow set (${system.length})</summary>
              ${pairsView(system, 'Tags that MLflow set')}
            </details>`}
      </div>
    </div>`;
}

function section(title, items, view) {
  return html`<section>
    <h2>${title} ${items.length > 0 ? html`<span class="quiet">${items.length}</span>` : nothing}</h2>
    ${items.length === 0 ? html`<p class="none">None</p>` : view(items)}
  </section>`;
}

function factsView(info, tags) {
  const source = tags.find(({key}) => key === 'mlflow.source.name')?.value;
  return html`<section>
    <h2>Details</h2>
    <dl class="details">
      <dt>Started</dt>
      <dd>${momentView(info.start_time)}</dd>
      <dt>Ended</dt>
      <dd>${momentView(info.end_time)}</dd>
      <dt>Duration</dt>
      <dd>${durationView(info)}</dd>
      <dt>User</dt>
      <dd>${info.user_id || html`<span class="absent">–</span>`}</dd>
      ${source ? html`<dt>Source</dt><dd><code>${source}</code></dd>` : nothing}
      <dt>Artifacts</dt>
      <dd>
        <code>${info.artifact_uri}</code>${copyButton(info.artifact_uri, 'the artifact location')}
      </dd>
    </dl>
  </section>`;
}

function metricsView(info, metrics) {
  const sorted = [...metrics].sort((a, b) => a.key.localeCompare(b.key));
  return html`<div class="table-frame" role="region" aria-label="Metrics" tabindex="0">
    <table class="pairs">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col" class="number">Latest value</th>
          <th scope="col" class="number">Step</th>
        </tr>
      </thead>
      <tbody>
        ${sorted.map((metric) => metricRow(info, metric))}
      </tbody>
    </table>
  </div>`;
}

function metricRow(info, {key, value, step}) {
  const number = toNumber(value);
  const href = runHref(info.experiment_id, info.run_id, 'charts', '', new URLSearchParams({'c.find': key}));
  return html`<tr>
    <th scope="row"><a href=${href}>${key}</a></th>
    <td class="number" title=${exactNumber(number)}>${formatNumber(number)}</td>
    <td class="number">${formatCount(step ?? 0)}</td>
  </tr>`;
}
