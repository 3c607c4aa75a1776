/** The search box of the table of runs: MLflow's filter language, refusals shown in place. */

import {icon} from '../parts/icons.js';
import {html, nothing} from '../view.js';

const EXAMPLES = [
  'metrics.loss < 0.1',
  "params.optimizer = 'adam'",
  "attributes.status = 'FAILED'",
  "run_name LIKE 'sweep-%' AND metrics.`val/accuracy` > 0.9",
];

const VIEWS = [
  ['ACTIVE_ONLY', 'Active runs'],
  ['DELETED_ONLY', 'Deleted runs'],
  ['ALL', 'All runs'],
];

/**
 * @param filter as applied now
 * @param error the server's refusal of it, or null
 * @param onFilter called with the text of a filter to apply
 * @param onView called with a run_view_type
 */
export function filterBar({filter, view, error, onFilter, onView}) {
  return html`<form class="toolbar" role="search" @submit=${(event) => submit(event, onFilter)}>
      <label class="field grow">
        <span class="visually-hidden">Filter runs</span>
        ${icon('search')}
        <input
          name="filter"
          type="search"
          class="code"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          placeholder="Filter, for example ${EXAMPLES[0]}"
          aria-describedby="filter-words"
          aria-invalid=${error === null ? 'false' : 'true'}
          .value=${filter}
          @search=${(event) => event.target.value === '' && filter !== '' && onFilter('')}
        />
      </label>
      <button type="submit">Filter</button>
      <label class="field">
        <span class="visually-hidden">Which runs</span>
        <select @change=${(event) => onView(event.target.value)}>
          ${VIEWS.map(
            ([value, words]) =>
              html`<option value=${value} ?selected=${value === view}>${words}</option>`,
          )}
        </select>
      </label>
    </form>
    <div id="filter-words">
      ${error === null
        ? nothing
        : html`<p class="refusal" role="alert">${error.message}</p>`}
      ${error === null ? nothing : examples(onFilter)}
    </div>`;
}

function examples(onFilter) {
  return html`<p class="examples">
    For example
    ${EXAMPLES.map(
      (example) =>
        html`<button type="button" class="code" @click=${() => onFilter(example)}>
          ${example}
        </button>`,
    )}
  </p>`;
}

function submit(event, onFilter) {
  event.preventDefault();
  onFilter(event.target.elements.filter.value.trim());
}
