/** What a logged model is: facts, metrics by dataset, params, tags, lineage. */

import {exactNumber, formatCount, formatNumber} from '../format.js';
import {ABSENT} from '../parts/absent.js';
import {copyButton} from '../parts/copy.js';
import {icon} from '../parts/icons.js';
import {momentView} from '../parts/moment.js';
import {pairsView} from '../parts/pairs.js';
import {serverUrl} from '../parts/snippet.js';
import {modelHref} from '../router.js';
import {findBar, firstOf, listSection} from '../run/list-section.js';
import {byKey, matching} from '../run/metric-values.js';
import {NOTE_TAG, noteView} from '../run/note.js';
import {tagSections} from '../run/tags.js';
import {html, nothing} from '../view.js';
import {lineageView} from './lineage.js';
import {metricsByDataset} from './model-facts.js';
import {runLink} from './run-link.js';

const NONE = [];

/**
 * @param page {model, find, onFind, limits, more, editing, note, tags, lineage}: what the model page
 *   keeps, as the run page does
 */
export function modelOverview(page) {
  const {model, find} = page;
  const tags = byKey(model.info.tags ?? NONE);
  const params = byKey(model.data?.params ?? NONE);
  const note = tags.find(({key}) => key === NOTE_TAG)?.value ?? '';
  const datasets = metricsByDataset(model);
  const metrics = datasets.reduce((sum, {points}) => sum + points.length, 0);
  return html`${findBar(find, metrics + params.length + tags.length, page.onFind)}
    <div class="columns">
      <div>
        ${noteView(note, page.editing, page.note, (path) =>
          modelHref(model.info.experiment_id, model.info.model_id, 'artifacts', path),
        )}
        ${metricsView(page, datasets)}
        ${listSection('Params', params, page, (some) => pairsView(some, 'Params'))}
      </div>
      <div>
        ${factsView(model.info)} ${lineageView(page.lineage, model)} ${tagSections(tags, page)}
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
      <dd>${info.model_type || ABSENT}</dd>
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

function metricsView(page, datasets) {
  return html`<section>
    <h2>Metrics</h2>
    ${datasets.length === 0 ? html`<p class="none">None</p>` : nothing}
    ${datasets.map(({dataset, digest, points}) => datasetView(page, dataset, digest, points))}
  </section>`;
}

function datasetView(page, dataset, digest, points) {
  const label = dataset === '' ? 'Metrics' : `Metrics on ${dataset}`;
  const found = matching(points, page.find);
  return html`<h3 class="dataset">
      ${dataset === '' ? 'On no dataset' : html`${dataset} <code>${digest}</code>`}
    </h3>
    ${found.length === 0
      ? html`<p class="none">None with “${page.find}” in its name</p>`
      : firstOf(`${label} ${digest}`, found, page, (some) =>
          tableView(page, some, label),
        )}`;
}

function tableView({model, lineage}, points, label) {
  const {experiment_id: experimentId} = model.info;
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
              <td>${runId ? runLink(experimentId, runId, lineage.names) : ABSENT}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
