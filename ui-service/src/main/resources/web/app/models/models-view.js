/** The logged models of an experiment, filtered and sorted, or those of a run. */

import {counted} from '../format.js';
import {announce} from '../parts/announcer.js';
import {icon} from '../parts/icons.js';
import {serverUrl} from '../parts/snippet.js';
import {copyButton} from '../parts/copy.js';
import {skeletonView, troubleView} from '../parts/trouble.js';
import {html, live, nothing, render} from '../view.js';
import {addressQuery, setInAddress} from './address.js';
import {namesOfMakers, searchModels} from './calls.js';
import {columnChoice} from './column-choice.js';
import {modelColumns, parseColumnId, parseModelOrder} from './model-facts.js';
import {modelsTable} from './models-table.js';
import {modelsOfRun} from './run-models.js';

const PAGE_SIZE = 50;

/** So many columns are shown until others are chosen. */
const COLUMNS_AT_FIRST = 8;

/** How no columns at all are said in the address. */
const NO_COLUMNS = '-';

/**
 * Set .experimentId for the models of an experiment; what is chosen is in the page's address
 * (m.filter, m.order, m.col). Set .run (as the API gives it) for those of a run, of which nothing is
 * drawn where it has none.
 */
class ModelsView extends HTMLElement {
  #experimentId = null;
  #run = null;
  #asked = null;
  #loading = new AbortController();
  #onAddress = () => this.#look();
  #state = {
    models: null,
    next: undefined,
    names: new Map(),
    roles: undefined,
    error: null,
    refusal: null,
    stale: false,
    find: '',
  };

  set experimentId(experimentId) {
    if (experimentId !== this.#experimentId) {
      this.#experimentId = experimentId;
      this.#look();
    }
  }

  set run(run) {
    const asked = JSON.stringify([
      run.info.run_id,
      run.inputs?.model_inputs,
      run.outputs?.model_outputs,
      run.info.status,
    ]);
    this.#run = run;
    if (asked !== this.#asked) {
      this.#asked = asked;
      this.#load();
    }
  }

  connectedCallback() {
    window.addEventListener('hashchange', this.#onAddress);
  }

  disconnectedCallback() {
    window.removeEventListener('hashchange', this.#onAddress);
    this.#loading.abort();
  }

  /** Asks again where the address asks for something else. */
  #look() {
    if (this.#experimentId === null) {
      return;
    }
    const query = addressQuery();
    const asked = JSON.stringify([this.#experimentId, query.get('m.filter'), query.get('m.order')]);
    if (asked === this.#asked) {
      this.#show({});
    } else {
      this.#asked = asked;
      this.#load();
    }
  }

  async #load(pageToken) {
    this.#loading.abort();
    this.#loading = new AbortController();
    const {signal} = this.#loading;
    this.#show({stale: this.#state.models !== null});
    try {
      const page =
        this.#run === null
          ? await this.#search(pageToken, signal)
          : await modelsOfRun(this.#run, signal);
      const names = await namesOfMakers(page.models, signal);
      if (signal.aborted) {
        return;
      }
      const before = pageToken === undefined ? [] : this.#state.models;
      this.#show({
        ...page,
        models: [...before, ...page.models],
        names: new Map([...this.#state.names, ...names]),
        error: null,
        refusal: null,
        stale: false,
      });
      if (this.#run === null) {
        announce(counted(this.#state.models.length, 'model'));
      }
    } catch (error) {
      this.#fail(error, signal);
    }
  }

  #search(pageToken, signal) {
    const query = addressQuery();
    return searchModels({
      experimentId: this.#experimentId,
      filter: query.get('m.filter') ?? '',
      order: parseModelOrder(query.get('m.order')),
      limit: PAGE_SIZE,
      pageToken,
      signal,
    });
  }

  #fail(error, signal) {
    if (signal.aborted) {
      return;
    }
    const ofFilter = error.refused && !error.missing && addressQuery().has('m.filter');
    this.#show({...(ofFilter ? {refusal: error} : {error}), stale: false});
  }

  #show(values) {
    this.#state = {...this.#state, ...values};
    render(this.#run === null ? this.#ofExperiment() : this.#ofRun(), this);
  }

  #ofRun() {
    const {models, names, roles, error, left} = this.#state;
    if (error !== null) {
      return html`<section>
        <h2>Logged models</h2>
        ${troubleView(error, () => this.#load())}
      </section>`;
    }
    if (models === null || models.length === 0) {
      return nothing;
    }
    const columns = modelColumns(models).slice(0, COLUMNS_AT_FIRST);
    return html`<section>
      <h2>Logged models <span class="quiet">${models.length}</span></h2>
      ${modelsTable({models, columns, order: null, onSort: undefined, names, roles})}
      ${left === 0
        ? nothing
        : html`<p class="quiet">There are more of them than are shown here.</p>`}
    </section>`;
  }

  #ofExperiment() {
    const {models, error, refusal} = this.#state;
    const filter = addressQuery().get('m.filter') ?? '';
    if (
      error === null &&
      models !== null &&
      models.length === 0 &&
      filter === '' &&
      refusal === null
    ) {
      return this.#empty();
    }
    return html`${this.#filterBar(filter)}
    ${refusal === null
      ? nothing
      : html`<p class="refusal" role="alert" id="model-filter-refusal">${refusal.message}</p>`}
    ${error !== null
      ? troubleView(error, () => this.#load())
      : models === null
        ? refusal === null
          ? skeletonView(8)
          : nothing
        : models.length === 0
          ? this.#noneFound()
          : this.#results(models)}`;
  }

  #filterBar(filter) {
    const submit = (event) => {
      event.preventDefault();
      const text = event.target.elements.filter.value.trim();
      if (text === filter) {
        this.#load();
      } else {
        setInAddress({'m.filter': text});
      }
    };
    return html`<form class="toolbar" role="search" @submit=${submit}>
      <label class="field grow">
        <span class="visually-hidden">Filter models</span>
        ${icon('search')}
        <input
          class="code"
          type="search"
          name="filter"
          spellcheck="false"
          autocomplete="off"
          placeholder="metrics.accuracy > 0.9 AND params.depth = '3'"
          aria-invalid=${this.#state.refusal === null ? 'false' : 'true'}
          aria-describedby=${this.#state.refusal === null ? nothing : 'model-filter-refusal'}
          .value=${live(filter)}
        />
      </label>
      <button type="submit">Filter</button>
    </form>`;
  }

  #results(models) {
    const all = modelColumns(models);
    const query = addressQuery();
    const chosen = query.getAll('m.col');
    const columns =
      chosen.length === 0
        ? all.slice(0, COLUMNS_AT_FIRST)
        : chosen.map(parseColumnId).filter((column) => column !== null);
    const order = parseModelOrder(query.get('m.order'));
    return html`<div class="table-head">
        <p>${this.#state.next === undefined ? '' : 'First '}${counted(models.length, 'model')}</p>
        ${all.length === 0
          ? nothing
          : columnChoice({
              columns: all,
              shown: columns.map(({id}) => id),
              find: this.#state.find,
              onFind: (find) => this.#show({find}),
              onChange: (ids) => setInAddress({'m.col': ids.length === 0 ? NO_COLUMNS : ids}),
            })}
        <button type="button" @click=${() => this.#load()}>${icon('refresh')}Refresh</button>
      </div>
      ${modelsTable({
        models,
        columns,
        order,
        onSort: (id) => this.#sort(id, order),
        names: this.#state.names,
        stale: this.#state.stale,
      })}
      ${this.#state.next === undefined
        ? nothing
        : html`<button type="button" class="more" @click=${() => this.#load(this.#state.next)}>
            Show more
          </button>`}`;
  }

  /** Metrics and times begin with the greatest, then turn, then go back to no order. */
  #sort(id, order) {
    const downFirst = !['name', 'status', 'model_type'].includes(id);
    const next =
      order?.id !== id
        ? (downFirst ? '-' : '') + id
        : order.ascending !== downFirst
          ? (downFirst ? '' : '-') + id
          : null;
    setInAddress({'m.order': next});
  }

  #noneFound() {
    return html`<div class="empty">
      <p class="empty-title">No models match</p>
      <button type="button" @click=${() => setInAddress({'m.filter': null})}>
        Show all models
      </button>
    </div>`;
  }

  #empty() {
    const code = `import mlflow

mlflow.set_tracking_uri(${JSON.stringify(serverUrl())})
mlflow.set_experiment(experiment_id=${JSON.stringify(this.#experimentId)})

with mlflow.start_run():
    mlflow.sklearn.log_model(model, name="my-model")`;
    return html`<div class="empty">
      <p class="empty-title">No logged models yet</p>
      <p>A run logs one with <code>log_model</code> of MLflow 3:</p>
      <div class="snippet">
        <pre tabindex="0"><code>${code}</code></pre>
        ${copyButton(code, 'the code')}
      </div>
    </div>`;
  }
}

customElements.define('models-view', ModelsView);
