/** A box that finds runs by name or id, to be added to a comparison. */

import {get, post, postOurs} from '../api.js';
import {formatMinute, zoneName} from '../format.js';
import {announce} from '../parts/announcer.js';
import {icon} from '../parts/icons.js';
import {html, nothing, render} from '../view.js';
import {openFinds} from './finds.js';
import {isRunId, runFilter} from './run-filter.js';

const TYPING_PAUSE_MS = 200;
const LISTED = 20;

/** As many as one request may name. */
const MOST_EXPERIMENTS = 1000;

const COLUMNS = ['run_id', 'run_name', 'experiment_id', 'start_time', 'status'];

/** Dispatches "add" with {runId}. Arrow keys and Enter choose, Escape closes. */
class RunFinder extends HTMLElement {
  #scope = {experimentIds: [], chosen: []};
  #text = '';
  #finds = openFinds((run) => this.#add(run));
  #error = null;
  #open = false;
  #everywhere = false;
  #typing = 0;
  #loading = null;
  #closeOutside = (event) => !this.contains(event.target) && this.#close();

  /** {experimentIds, chosen}: those of the runs that are compared, and these runs' ids. */
  set scope(scope) {
    this.#scope = scope;
    this.#show();
  }

  connectedCallback() {
    document.addEventListener('pointerdown', this.#closeOutside);
  }

  disconnectedCallback() {
    document.removeEventListener('pointerdown', this.#closeOutside);
    clearTimeout(this.#typing);
    this.#loading?.abort();
  }

  async #search() {
    this.#abandon();
    this.#finds.asked();
    const {signal} = this.#loading;
    try {
      const found = isRunId(this.#text)
        ? await this.#byId(signal)
        : await this.#byName(signal);
      const others = found.filter(({run_id: id}) => !this.#scope.chosen.includes(id));
      this.#error = null;
      announce(others.length === 0 ? 'No runs found' : `${others.length} runs found`);
      this.#finds.answered(others.slice(0, LISTED));
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      this.#error = error;
      this.#finds.failed();
    }
    this.#show();
  }

  /** What was asked before is not wanted any more. */
  #abandon() {
    this.#loading?.abort();
    this.#loading = new AbortController();
  }

  async #byId(signal) {
    try {
      const {run} = await get('runs/get', signal, {run_id: this.#text.trim()});
      return [run.info];
    } catch (error) {
      if (error.missing) {
        return [];
      }
      throw error;
    }
  }

  async #byName(signal) {
    const {columns, runs} = await postOurs('runs/search', signal, {
      experiment_ids: await this.#experiments(signal),
      filter: runFilter(this.#text),
      columns: COLUMNS.map((column) => `attributes.${column}`),
      order_by: ['attributes.start_time DESC'],
      max_results: LISTED + this.#scope.chosen.length,
    });
    return runs.map(({values}) =>
      Object.fromEntries(columns.map((_, index) => [COLUMNS[index], values[index]])),
    );
  }

  async #experiments(signal) {
    if (!this.#isEverywhere()) {
      return this.#scope.experimentIds;
    }
    const {experiments = []} = await post('experiments/search', signal, {
      max_results: MOST_EXPERIMENTS,
      order_by: ['last_update_time DESC'],
    });
    return experiments.map(({experiment_id: id}) => id);
  }

  #isEverywhere() {
    return this.#everywhere || this.#scope.experimentIds.length === 0;
  }

  #searchSoon(event) {
    this.#text = event.target.value;
    this.#open = true;
    this.#abandon();
    this.#finds.typed();
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#search(), TYPING_PAUSE_MS);
    this.#show();
  }

  #focused() {
    if (!this.#open) {
      this.#open = true;
      this.#search();
      this.#show();
    }
  }

  #close() {
    if (this.#open) {
      this.#open = false;
      this.#finds.left();
      this.#show();
    }
  }

  #key(event) {
    if (event.isComposing) {
      // The key chooses a character.
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (this.#open) {
        this.#finds.enter();
      }
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.#open = true;
      this.#finds.move(event.key === 'ArrowDown' ? 1 : -1);
      this.#show();
      this.querySelector('[aria-selected="true"]')?.scrollIntoView({block: 'nearest'});
    }
  }

  #leave(event) {
    if (event.key === 'Escape' && !event.isComposing) {
      this.#close();
    }
  }

  #left(event) {
    if (event.relatedTarget !== null && !this.contains(event.relatedTarget)) {
      this.#close();
    }
  }

  #add({run_id: runId}) {
    this.dispatchEvent(new CustomEvent('add', {detail: {runId}}));
    this.#show();
  }

  #widen(event) {
    this.#everywhere = event.target.checked;
    this.#search();
  }

  #show() {
    const {runs: listed, active} = this.#finds;
    render(
      html`<div class="finder" @keydown=${(event) => this.#leave(event)} @focusout=${(event) =>
          this.#left(event)}>
        <label class="field">
          ${icon('search')}
          <input
            type="search"
            role="combobox"
            aria-label="Add a run"
            aria-expanded=${String(this.#open)}
            aria-controls="finder-list"
            aria-activedescendant=${this.#open && listed.length > 0
              ? `finder-${active}`
              : nothing}
            autocomplete="off"
            spellcheck="false"
            placeholder="Add a run by name or ID"
            @focus=${() => this.#focused()}
            @input=${(event) => this.#searchSoon(event)}
            @keydown=${(event) => this.#key(event)}
          />
        </label>
        <div class="finder-body" tabindex="-1" ?hidden=${!this.#open}>
          <div class="finder-top">
            ${this.#scope.experimentIds.length === 0 ? nothing : this.#widening()}
            ${listed.length === 0 ? nothing : html`<span class="zone">Started, ${zoneName()}</span>`}
          </div>
          ${this.#words(listed)}
          <ul id="finder-list" role="listbox" aria-label="Runs found">
            ${listed.map((run, index) => this.#option(run, index))}
          </ul>
        </div>
      </div>`,
      this,
    );
  }

  #widening() {
    return html`<label class="choice">
      <input type="checkbox" .checked=${this.#everywhere} @change=${(event) =>
        this.#widen(event)} />
      <span>In all experiments</span>
    </label>`;
  }

  #words(listed) {
    if (this.#error !== null) {
      return html`<p class="refusal" role="alert">${this.#error.message}</p>`;
    }
    if (this.#finds.old && listed.length === 0) {
      return html`<p class="none">Looking…</p>`;
    }
    return listed.length === 0
      ? html`<p class="none">
          ${this.#text.trim() === ''
            ? 'No other runs here.'
            : `No other run has “${this.#text.trim()}” in its name.`}
        </p>`
      : nothing;
  }

  #option(run, index) {
    return html`<li
      id="finder-${index}"
      role="option"
      aria-selected=${String(index === this.#finds.active)}
      @click=${() => this.#finds.choose(index)}
    >
      <span class="finder-name">${run.run_name || run.run_id}</span>
      <span class="quiet">${run.start_time ? formatMinute(run.start_time) : ''}</span>
    </li>`;
  }
}

customElements.define('run-finder', RunFinder);
