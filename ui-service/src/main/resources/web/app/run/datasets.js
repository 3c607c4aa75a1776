/** What a run was trained and measured on. */

import {counted} from '../format.js';
import {copyButton} from '../parts/copy.js';
import {icon} from '../parts/icons.js';
import {html, nothing} from '../view.js';
import {datasetFacts} from './dataset-facts.js';

const MOST_COLUMNS = 200;

/** @param inputs dataset_inputs of a run, not empty */
export function datasetsView(inputs) {
  return html`<section>
    <h2>Datasets <span class="quiet">${inputs.length}</span></h2>
    ${inputs.map(datasetFacts).map(datasetView)}
  </section>`;
}

function datasetView({name, digest, context, sourceType, source, columns, rawSchema, profile}) {
  return html`<div class="card">
    <h3>${name} ${context ? html`<span class="badge">${context}</span>` : nothing}</h3>
    <dl class="details">
      <dt>Digest</dt>
      <dd><code>${digest}</code>${copyButton(digest, 'the digest')}</dd>
      <dt>Source</dt>
      <dd>
        ${sourceType}
        ${source === '' ? nothing : html`<code>${source}</code>${copyButton(source, 'the source')}`}
      </dd>
      ${profile.map(
        ([key, value]) =>
          html`<dt>${key}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    ${columns.length === 0 ? nothing : schemaView(columns)}
    ${rawSchema === undefined
      ? nothing
      : fold('Schema', html`<pre tabindex="0"><code>${rawSchema}</code></pre>`)}
  </div>`;
}

function schemaView(columns) {
  return fold(
    counted(columns.length, 'column'),
    html`<div class="table-frame" role="region" aria-label="Schema" tabindex="0">
        <table class="pairs">
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Type</th>
            </tr>
          </thead>
          <tbody>
            ${columns.slice(0, MOST_COLUMNS).map(
              ({name, type}) =>
                html`<tr>
                  <th scope="row">${name}</th>
                  <td>${type}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${columns.length > MOST_COLUMNS
        ? html`<p class="quiet">The first ${MOST_COLUMNS} are shown.</p>`
        : nothing}`,
  );
}

function fold(title, content) {
  return html`<details class="fold">
    <summary>${icon('chevron')}${title}</summary>
    ${content}
  </details>`;
}
