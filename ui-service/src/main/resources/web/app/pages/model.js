/** One logged model: what it is, how it measured, its files, and what it has to do with runs. */

import {getExperiment} from '../api.js';
import {artifactsView} from '../artifacts/artifacts-view.js';
import {openFolders} from '../artifacts/folders.js';
import {modelArtifacts} from '../artifacts/source.js';
import {deleteModelTag, getModel, setModelTag} from '../models/calls.js';
import {openLineage} from '../models/lineage.js';
import {modelOverview} from '../models/model-overview.js';
import {modelStatusView} from '../models/status.js';
import {copyButton} from '../parts/copy.js';
import {tabsView} from '../parts/tabs.js';
import {trailView} from '../parts/trail.js';
import {notFoundView, skeletonView, troubleView} from '../parts/trouble.js';
import {watch} from '../parts/watch.js';
import {experimentHref, modelHref, withValues} from '../router.js';
import {openEditing} from '../run/editing.js';
import {openNewest} from '../run/newest.js';
import {NOTE_TAG} from '../run/note.js';
import {html, nothing, render} from '../view.js';

const LOOK_AGAIN_MS = 4000;

const TABS = [
  ['overview', 'Overview'],
  ['artifacts', 'Artifacts'],
];

export function openModel(element, firstRoute) {
  const {experimentId, modelId} = firstRoute;
  const loading = new AbortController();
  const newest = openNewest();
  const redraw = () => change({});
  const folders = openFolders(modelArtifacts(experimentId, modelId), redraw);
  const editing = openEditing(element, redraw, `model ${modelId}`);
  const lineage = openLineage(experimentId, modelId, redraw);
  let route = firstRoute;
  const watching = watch(look, LOOK_AGAIN_MS);
  let closed = false;
  let state = {model: null, experiment: null, error: null, limits: {}};

  function change(values) {
    if (!closed) {
      state = {...state, ...values};
      render(view(), element);
    }
  }

  async function load() {
    const number = newest.asked();
    try {
      const model = await getModel(modelId, loading.signal);
      if (!newest.isNew(number)) {
        return;
      }
      if (model.info.experiment_id !== experimentId) {
        // An address with the model of another experiment leads to that model, in its place.
        const {tab: name, path, query} = route;
        location.replace(modelHref(model.info.experiment_id, modelId, name, path, query));
        return;
      }
      document.title = `${model.info.name} · Headrace`;
      change({model, error: null});
      lineage.show(model);
    } catch (error) {
      if (!loading.signal.aborted && newest.isNew(number)) {
        change({error});
        if (error.gone && state.model === null) {
          // Nobody can save or cancel what was typed there.
          editing.forget();
        }
      }
    }
  }

  /** A model that is being uploaded is about to change, and a server that is away to come back. */
  async function look() {
    if (state.error?.away || state.model?.info.status === 'LOGGED_MODEL_PENDING') {
      await load();
      if (state.experiment === null) {
        loadExperiment();
      }
    }
  }

  async function loadExperiment() {
    change({experiment: await getExperiment(experimentId, loading.signal).catch(() => null)});
  }

  async function changeModel(call) {
    await call;
    await load();
  }

  const tagChanges = {
    set: (key, value) => changeModel(setModelTag(modelId, key, value)),
    remove: (key) => changeModel(deleteModelTag(modelId, key)),
  };

  function view() {
    const {model, error} = state;
    if (model === null) {
      return html`${trail()}
        <h1><span class="quiet">Logged model</span></h1>
        ${error === null
          ? skeletonView(6)
          : error.missing
            ? notFoundView('There is no such logged model', error.message)
            : troubleView(error, load)}`;
    }
    return html`${trail()} ${heading(model.info)} ${tabs()}
    ${error === null ? nothing : troubleView(error, load)} ${tab()}`;
  }

  function trail() {
    return trailView(
      {id: experimentId, name: state.experiment?.name},
      html`<a href=${experimentHref(experimentId, undefined, 'models')}>Logged models</a>`,
    );
  }

  function heading(info) {
    return html`<div class="heading">
      <h1>${info.name}</h1>
      <p class="facts">
        ${modelStatusView(info)}
        <span>ID <code>${info.model_id}</code>${copyButton(info.model_id, 'the model ID')}</span>
      </p>
    </div>`;
  }

  function tabs() {
    return tabsView('Parts of the model', TABS, route.tab, (name) => modelHref(experimentId, modelId, name));
  }

  function tab() {
    return route.tab === 'artifacts'
      ? artifactsView(folders, route, noArtifacts())
      : modelOverview({...state, ...overviewParts()});
  }

  function overviewParts() {
    return {
      editing,
      lineage,
      find: route.query.get('find') ?? '',
      onFind: (find) =>
        location.replace(
          modelHref(experimentId, modelId, 'overview', '', withValues(route.query, {find})),
        ),
      more: (list, count) => change({limits: {...state.limits, [list]: count}}),
      note: (text) => tagChanges.set(NOTE_TAG, text),
      tags: tagChanges,
    };
  }

  function noArtifacts() {
    return state.model.info.status === 'LOGGED_MODEL_PENDING'
      ? 'The files of this model are still on their way.'
      : 'This model was logged without files.';
  }

  function update(next) {
    route = next;
    if (route.tab === 'artifacts') {
      folders.show(route.path);
    }
    change({});
  }

  document.title = 'Logged model · Headrace';
  update(firstRoute);
  load();
  loadExperiment();
  return {
    update,
    close() {
      closed = true;
      watching.stop();
      loading.abort();
      editing.leave();
      folders.close();
      lineage.close();
    },
  };
}
