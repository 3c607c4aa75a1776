/** The head of a run's column: its name, and what can be done with it. */

import {runColour} from '../charts/colours.js';
import {icon} from '../parts/icons.js';
import {runHref} from '../router.js';
import {html, nothing, svg} from '../view.js';

/** See tableView for the comparison and the actions. */
export function headView({info}, index, {runs, settings}, actions) {
  const name = info.run_name || info.run_id;
  const {run_id: runId} = info;
  const baseline = settings.baseline === runId;
  return html`<th scope="col" class=${baseline ? 'baseline' : ''}>
    <div class="compare-name">
      ${runDot(runId)}
      <a href=${runHref(info.experiment_id, runId)} title=${name}>${name}</a>
    </div>
    ${info.lifecycle_stage === 'deleted' ? html`<span class="badge">deleted</span>` : nothing}
    <div class="compare-actions">
      ${action(`Move ${name} to the left`, 'back', icon('chevron'), index === 0, () =>
        actions.move(runId, -1),
      )}
      ${action(`Move ${name} to the right`, '', icon('chevron'), index === runs.length - 1, () =>
        actions.move(runId, 1),
      )}
      <button
        type="button"
        class="plain"
        aria-pressed=${String(baseline)}
        aria-label="Compare with ${name} as the baseline"
        title=${baseline ? 'The baseline; click for none' : 'Make it the baseline'}
        @click=${() => actions.baseline(baseline ? null : runId)}
      >
        ${flag()}
      </button>
      ${action(`Remove ${name} from the comparison`, '', icon('cross'), false, () =>
        actions.remove(runId),
      )}
    </div>
    ${baseline ? html`<span class="compare-baseline">Baseline</span>` : nothing}
  </th>`;
}

function action(words, kind, drawing, disabled, onClick) {
  return html`<button
    type="button"
    class="plain ${kind}"
    aria-label=${words}
    title=${words}
    ?disabled=${disabled}
    @click=${onClick}
  >
    ${drawing}
  </button>`;
}

/** The colour in which charts draw the run. */
export function runDot(runId) {
  return html`<svg class="run-dot" viewBox="0 0 10 10" aria-hidden="true">
    <circle cx="5" cy="5" r="5" fill=${runColour(runId)}></circle>
  </svg>`;
}

function flag() {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
    ${svg`<path d="M4 14V2.5h8.5L10.5 6l2 3.5H4"/>`}
  </svg>`;
}
