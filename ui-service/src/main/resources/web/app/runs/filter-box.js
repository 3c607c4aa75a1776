/**
 * The field for a filter in MLflow's language. It completes keys and values, and shows where the
 * server found a fault.
 */

import {ApiError} from '../api.js';
import {icon} from '../parts/icons.js';
import {html, nothing, render} from '../view.js';
import {withBackticks} from './backticks.js';
import {completed, faultOf, partsAt} from './completion.js';
import {suggestionsFor} from './suggestions.js';

const EXAMPLES = [
  'metrics.loss < 0.1',
  "params.optimizer = 'adam'",
  "attributes.status = 'FAILED'",
  "run_name LIKE 'sweep-%' AND metrics.`val/accuracy` > 0.9",
];

const TYPING_PAUSE_MS = 120;

/** Dispatches "filter" with the text to filter by. */
class FilterBox extends HTMLElement {
  #applied = {filter: '', error: null, experimentIds: []};
  #words = [];
  #from = 0;
  #chosen = -1;
  #timer = 0;
  #asking = null;

  /** {filter, error, experimentIds}: the filter as applied, and the server's refusal of it, or null. */
  set applied(applied) {
    const other = applied.filter !== this.#applied.filter;
    this.#applied = applied;
    if (other && this.#input !== null && this.#input.value.trim() !== applied.filter) {
      this.#input.value = applied.filter;
    }
    this.#show();
  }

  connectedCallback() {
    this.#show();
    this.#input.value = this.#applied.filter;
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
  }

  get #input() {
    return this.querySelector('input');
  }

  #show() {
    if (!this.isConnected) {
      return;
    }
    const {error} = this.#applied;
    const open = this.#words.length > 0;
    render(
      html`<form
          role="search"
          aria-label="Runs by a condition"
          @submit=${(event) => this.#submit(event)}
          @focusout=${(event) => this.#left(event)}
        >
          <div class="field grow">
            <label class="visually-hidden" for="filter">Filter runs</label>
            ${icon('search')}
            <input
              id="filter"
              type="text"
              class="code"
              role="combobox"
              autocomplete="off"
              autocapitalize="off"
              spellcheck="false"
              placeholder="Filter, for example ${EXAMPLES[0]}"
              aria-autocomplete="list"
              aria-expanded=${String(open)}
              aria-controls="filter-words"
              aria-activedescendant=${this.#chosen >= 0 ? `filter-word-${this.#chosen}` : nothing}
              aria-describedby="filter-fault"
              aria-invalid=${String(error !== null)}
              @input=${() => this.#look()}
              @keydown=${(event) => this.#press(event)}
              @click=${() => open && this.#look()}
            />
            ${this.#applied.filter === ''
              ? nothing
              : html`<button
                  type="button"
                  class="plain small"
                  aria-label="Clear the filter"
                  @click=${() => this.#take('')}
                >
                  ${icon('cross')}
                </button>`}
          </div>
          ${this.#list(open)}
        </form>
        <div id="filter-fault">${error === null ? nothing : this.#fault(error)}</div>`,
      this,
    );
  }

  #list(open) {
    return html`<ul
      class="words"
      id="filter-words"
      role="listbox"
      aria-label="Suggestions"
      ?hidden=${!open}
    >
      ${this.#words.map(
        ({word, note}, index) =>
          html`<li
            id="filter-word-${index}"
            role="option"
            aria-selected=${String(index === this.#chosen)}
            @pointerdown=${(event) => this.#complete(event, word)}
          >
            <code>${word}</code><span class="quiet">${note}</span>
          </li>`,
      )}
    </ul>`;
  }

  #fault(error) {
    const {message, index} = faultOf(error.message);
    return html`<div class="refusal" role="alert">
        ${message} ${index === null ? nothing : this.#echo(index)} ${this.#backticks()}
      </div>
      <p class="examples">
        For example
        ${EXAMPLES.map(
          (example) =>
            html`<button type="button" class="code" @click=${() => this.#take(example)}>
              ${example}
            </button>`,
        )}
      </p>`;
  }

  #backticks() {
    const better = withBackticks(this.#applied.filter);
    return better === null
      ? nothing
      : html`<p class="corrected">
          A key with other characters than letters, digits, _ and . stands in backticks:
          <button type="button" class="code" @click=${() => this.#take(better)}>${better}</button>
        </p>`;
  }

  #echo(index) {
    const [before, fault, after] = partsAt(this.#applied.filter, index);
    return html`<pre class="echo"><code>${before}<mark>${fault === ''
      ? '⟨end⟩'
      : fault}</mark>${after}</code></pre>`;
  }

  /** Looks for what may come next at the cursor. */
  #look() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    const text = this.#input.value.slice(0, this.#input.selectionStart);
    const {from, words, ask} = suggestionsFor(text, this.#applied.experimentIds);
    this.#suggest(from, words);
    if (ask !== null) {
      this.#timer = setTimeout(() => this.#ask(ask, from, words), TYPING_PAUSE_MS);
    }
  }

  async #ask(ask, from, known) {
    this.#asking = new AbortController();
    const {signal} = this.#asking;
    try {
      const words = await ask(signal);
      if (!signal.aborted && document.activeElement === this.#input) {
        this.#suggest(from, [...known, ...words]);
      }
    } catch (error) {
      // Without suggestions a filter can be typed all the same.
      if (!signal.aborted && !(error instanceof ApiError)) {
        throw error;
      }
    }
  }

  #suggest(from, words) {
    this.#from = from;
    this.#words = words;
    this.#chosen = -1;
    this.#show();
  }

  #press(event) {
    const {key} = event;
    if (event.isComposing) {
      // The key chooses a character, or gives up choosing.
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (this.#words.length === 0) {
        this.#look();
        return;
      }
      const step = key === 'ArrowDown' ? 1 : -1;
      const places = this.#words.length + 1;
      this.#chosen = ((this.#chosen + 1 + step + places) % places) - 1;
      this.#show();
      this.querySelector('[aria-selected="true"]')?.scrollIntoView({block: 'nearest'});
    } else if (key === 'Escape' && this.#words.length > 0) {
      event.preventDefault();
      this.#suggest(0, []);
    } else if ((key === 'Enter' || key === 'Tab') && this.#chosen >= 0) {
      this.#complete(event, this.#words[this.#chosen].word);
    }
  }

  #complete(event, word) {
    event.preventDefault();
    const input = this.#input;
    const {text, cursor} = completed(input.value, input.selectionStart, this.#from, word);
    input.value = text;
    input.focus();
    input.setSelectionRange(cursor, cursor);
    this.#look();
  }

  #left(event) {
    if (!this.contains(event.relatedTarget)) {
      clearTimeout(this.#timer);
      this.#suggest(0, []);
    }
  }

  #submit(event) {
    event.preventDefault();
    this.#take(this.#input.value.trim());
  }

  #take(filter) {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#input.value = filter;
    this.#suggest(0, []);
    this.dispatchEvent(new CustomEvent('filter', {detail: filter}));
  }
}

customElements.define('filter-box', FilterBox);
