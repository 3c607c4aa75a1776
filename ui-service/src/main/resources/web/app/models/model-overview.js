/** What a logged model is: facts, metrics by dataset, params, tags, lineage. */

import {exactNumber, formatCount, formatNumber} from '../format.js';
import {copyButton} from '../parts/copy.js';
import {icon} from '../parts/icons.js';
import {momentView} from '../parts/moment.js';
import {pairsView} from '../parts/pairs.js';
import {serverUrl} from '../parts/snippet.js';
import {runHref} from '../router.js';
import {byKey} from '../run/metric-values.js';
import {NOTE_TAG, noteView} from '../run/note.js';
import {tagsView} from '../run/tags.js';
import {html, nothing} from '../view.js';
import {lineageView} from './lineage.js';
import {metricsByDataset} from './model-facts.js';

const NONE = [];

/** @param page {model, editing, tags: {set, remove}, lineage} */
export function modelOverview({model, editing, tags, lineage}) {
  const pairs = byKey(model.info.tags ?? NONE);
  const note = pairs.find(({key}) => key === NOTE_TAG)?.value ?? '';
  const own = pairs.filter(({key}) => !key.startsWith('mlflow.'));
  const system = pairs.filter(({key}) => key.startsWith('mlflow.') && key !== NOTE_TAG);
  const params = byKey(model.data?.params ?? NONE);
  return html`<div class="columns">
    <div>
      ${noteView(note, editing, (text) => tags.set(NOTE_TAG, text))} ${metricsView(model)}
      <section>
        <h2>
          Params
          ${params.length === 0 ? nothing : html`<span class="quiet">${params.length}</span>`}
        </h2>
        ${params.length === 0 ? html`<p class="none">None</p>` : pairsView(params, 'Params')}
      </section>
    </div>
    <div>
      ${factsView(model.info)} ${lineageView(lineage, model)}
      <section>
        <h2>Tags</h2>
        ${tagsView(own, editing, tags)}
      </section>
      ${system.length === 0
        ? nothing
        : html`<details class="fold">
            <summary>${icon('chevron')}Tags that MLflow set (${system.length})</summary>
            ${pairsView(system, 'Tags that MLflow set')}
          </details>`}
    </div>
  </div>`;
}

function factsView(info) {
  const uri = `models:/${info.model_id}`;
  const code = `import mlflow

mlflow.set_tracking_uri(${JSON.stringify(serverUrl())})
model = mlflow.pyfunc.load_model(${JSON.stringify(uri)})`;
  return html`<section>
    <h2>Details</h2>
    <dl class="details">
      <dt>Created</dt>
      <dd>${momentView(info.creation_timestamp_ms)}</dd>
      <dt>Changed</dt>
      <dd>${momentView(info.last_updated_timestamp_ms)}</dd>
      <dt>Type</dt>
      <dd>${info.model_type || html`<span class="absent">–</span>`}</dd>
      <dt>URI</dt>
      <dd><code>${uri}</code>${copyButton(uri, 'the URI')}</dd>
      <dt>Artifacts</dt>
      <dd>
        <code>${info.artifact_uri}</code>${copyButton(info.artifact_uri, 'the artifact location')}
      </dd>
    </dl>
    <details class="fold">
      <summary>${icon('chevron')}How to load it</summary>
      <div class="snippet">
        <pre tabindex="0"><code>${code}</code></pre>
        ${copyButton(code, 'the code')}
      </div>
    </details>
  </section>`;
}

function metricsView(model) {
  const datasets = metricsByDataset(model);
  return html`<section>
    <h2>Metrics</h2>
    ${datasets.length === 0 ? html`<p class="none">None</p>` : nothing}
    ${datasets.map(
      ({dataset, digest, points}) =>
        html`${dataset === ''
          ? nothing
          : html`<h3 class="dataset">${dataset} <code>${digest}</code></h3>`}
        ${tableView(model.info, points, dataset === '' ? 'Metrics' : `Metrics on ${dataset}`)}`,
    )}
  </section>`;
}

function tableView(info, points, label) {
  return html`<div class="table-frame" role="region" aria-label=${label} tabindex="0">
    <table class="pairs metrics">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col" class="number">Last</th>
          <th scope="col" class="number">Step</th>
          <th scope="col">Run</th>
        </tr>
      </thead>
      <tbody>
        ${points.map(
          ({key, value, step, runId}) =>
            html`<tr>
              <th scope="row">${key}</th>
              <td class="number" title=${exactNumber(value)}>${formatNumber(value)}</td>
              <td class="number">${formatCount(step)}</td>
              <td>
                ${runId
                  ? html`<a class="code" href=${runHref(info.experiment_id, runId)}
                      >${runId.slice(0, 8)}</a
                    >`
                  : html`<span class="absent">–</span>`}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
