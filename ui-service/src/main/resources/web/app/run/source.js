/** Where a run's code is, and how to run it again. */

import {copyButton} from '../parts/copy.js';
import {icon} from '../parts/icons.js';
import {serverUrl} from '../parts/snippet.js';
import {html, nothing} from '../view.js';
import {reproduceSteps, sourceFacts} from './reproduce.js';

/** @param tags Map of the run's tags */
export function sourceView(run, tags) {
  const facts = sourceFacts(tags);
  const known = Object.values(facts).some((value) => value !== undefined && value !== false);
  return html`<section>
    <h2>Source</h2>
    ${known ? factsView(facts) : html`<p class="none">The run did not say which code it was.</p>`}
    <details class="fold">
      <summary>${icon('chevron')}How to reproduce</summary>
      ${reproduceSteps(run, tags, serverUrl()).map(stepView)}
    </details>
  </section>`;
}

function factsView(facts) {
  const {name, type, commit, commitUrl, branch, dirty, diff, repository, entryPoint, image} = facts;
  return html`<dl class="details">
      ${fact('Name', name, html`<code>${name}</code>${copyButton(name, 'the source')}`)}
      ${fact('Kind', type, type?.toLowerCase())}
      ${fact('Entry point', entryPoint, html`<code>${entryPoint}</code>`)}
      ${fact('Commit', commit, commitView(commit, commitUrl, dirty))}
      ${fact('Branch', branch, branch)}
      ${fact('Repository', repository, html`<code>${repository}</code>`)}
      ${fact('Image', image, html`<code>${image}</code>`)}
    </dl>
    ${diff === undefined
      ? nothing
      : html`<details class="fold">
          <summary>${icon('chevron')}Changes that were not committed</summary>
          ${codeView(diff, 'the changes')}
        </details>`}`;
}

function fact(title, value, content) {
  return value === undefined
    ? nothing
    : html`<dt>${title}</dt>
        <dd>${content}</dd>`;
}

function commitView(commit, url, dirty) {
  const words = html`<code>${commit}</code>`;
  return html`${url === undefined
    ? words
    : html`<a href=${url} target="_blank" rel="noopener noreferrer">${words}</a>`}${copyButton(
    commit,
    'the commit',
  )}
  ${dirty ? html`<span class="warning">with changes that were not committed</span>` : nothing}`;
}

function stepView({title, code}) {
  return html`<p class="step">${title}</p>
    ${codeView(code, 'the commands')}`;
}

function codeView(code, what) {
  return html`<div class="snippet">
    <pre tabindex="0"><code>${code}</code></pre>
    ${copyButton(code, what)}
  </div>`;
}
