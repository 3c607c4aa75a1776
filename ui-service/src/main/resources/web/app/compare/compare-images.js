/** The images that runs logged with a step, side by side: a row a key, a column a run. */

import {at} from '../api.js';
import {MOST_FILES, listAll, runArtifacts} from '../artifacts/source.js';
import {formatCount} from '../format.js';
import {troubleView, skeletonView} from '../parts/trouble.js';
import {runHref} from '../router.js';
import {html, live, nothing, render} from '../view.js';
import {runDot} from './column-head.js';
import {fewAtOnce} from './few-at-once.js';
import {imageAt, imageKeysOf, imagesByKey, placeOf, stepsOf} from './images.js';

const FOLDER = 'images';
const SIZE = 512;
const LOOK_AGAIN_MS = 15000;
const LISTINGS_AT_ONCE = 3;
const TELL_AFTER_MS = 200;

/** More keys than this are found by the search. */
const KEYS_LISTED = 50;

/** Dispatches "step" with a step when another one is chosen. */
class CompareImages extends HTMLElement {
  #comparison = null;
  /** Run id to {byKey, cut} or {error}; nothing until it is listed. */
  #runs = new Map();
  /** Null while this is not in the page. */
  #loading = null;
  /** The ids of runs whose listing is on its way. */
  #listing = new Set();
  #inTurn = fewAtOnce(LISTINGS_AT_ONCE);
  #timer = 0;
  /** Where the slider is while the address does not say so yet, or null. */
  #step = null;
  #telling = 0;

  /** {runs, settings}: as in tableView */
  set comparison(comparison) {
    this.#comparison = comparison;
    if (this.#step === comparison.settings.step) {
      this.#step = null;
    }
    this.#listNew();
    this.#show();
  }

  connectedCallback() {
    this.#loading = new AbortController();
    this.#listNew();
    this.#timer = setInterval(() => this.#lookAgain(), LOOK_AGAIN_MS);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    clearTimeout(this.#telling);
    this.#loading.abort();
    this.#loading = null;
    this.#listing = new Set();
  }

  #listNew() {
    (this.#comparison?.runs ?? [])
      .filter(({info}) => !this.#runs.has(info.run_id))
      .forEach(({info}) => this.#list(info));
  }

  #lookAgain() {
    if (!document.hidden && this.#comparison !== null) {
      this.#comparison.runs
        .filter(({info}) => info.status === 'RUNNING')
        .forEach(({info}) => this.#list(info));
    }
  }

  async #list({run_id: runId, experiment_id: experimentId}) {
    const listing = this.#listing;
    if (this.#loading === null || listing.has(runId)) {
      return;
    }
    const {signal} = this.#loading;
    listing.add(runId);
    try {
      const {files, cut} = await this.#inTurn(() =>
        listAll(runArtifacts(experimentId, runId), FOLDER, signal),
      );
      this.#runs.set(runId, {byKey: imagesByKey(files), cut});
    } catch (error) {
      if (!signal.aborted && this.#runs.get(runId)?.byKey === undefined) {
        this.#runs.set(runId, {error});
      }
    }
    listing.delete(runId);
    if (!signal.aborted) {
      this.#show();
    }
  }

  #show() {
    render(this.#view(), this);
  }

  #view() {
    const {runs, settings} = this.#comparison;
    const states = runs.map(({info}) => this.#runs.get(info.run_id) ?? {});
    const failed = states.find(({error}) => error !== undefined);
    const there = states.map(({byKey}) => byKey ?? new Map());
    const steps = stepsOf(there);
    if (steps.length === 0) {
      return failed === undefined ? this.#nothingYet(states) : this.#trouble(failed.error);
    }
    const words = settings.find.trim().toLowerCase();
    const keys = imageKeysOf(there).filter((key) => key.toLowerCase().includes(words));
    const step = steps[placeOf(steps, this.#step ?? settings.step)];
    return html`${failed === undefined ? nothing : this.#trouble(failed.error)}
      ${states.some(({cut}) => cut)
        ? html`<p class="warning">
            Of a run with more than ${formatCount(MOST_FILES)} files of images only as many are
            looked at.
          </p>`
        : nothing}
      ${this.#slider(steps, step)}
      ${keys.length === 0
        ? html`<p class="none">No image has “${settings.find.trim()}” in its key.</p>`
        : this.#table(keys.slice(0, KEYS_LISTED), there, step)}
      ${keys.length > KEYS_LISTED
        ? html`<p class="none">
            The first ${KEYS_LISTED} of ${formatCount(keys.length)} keys; search to find the others.
          </p>`
        : nothing}`;
  }

  #nothingYet(states) {
    if (states.some(({byKey}) => byKey === undefined)) {
      return skeletonView(6);
    }
    return html`<div class="empty">
      <p class="empty-title">No images</p>
      <p>Images that these runs log with a key and a step appear here, side by side:</p>
      <code>mlflow.log_image(image, key="samples", step=step)</code>
    </div>`;
  }

  #trouble(error) {
    return troubleView(error, () => {
      this.#comparison.runs
        .filter(({info}) => this.#runs.get(info.run_id)?.error !== undefined)
        .forEach(({info}) => {
          this.#runs.delete(info.run_id);
          this.#list(info);
        });
      this.#show();
    });
  }

  #slider(steps, step) {
    const place = steps.indexOf(step);
    const words = `Step ${formatCount(step)}, ${place + 1} of ${formatCount(steps.length)}`;
    return html`<label class="step-slider">
      <span>Step</span>
      <input
        type="range"
        min="0"
        max=${steps.length - 1}
        .value=${live(String(place))}
        ?disabled=${steps.length === 1}
        aria-valuetext=${words}
        @input=${(event) => this.#choose(steps[event.target.valueAsNumber])}
      />
      <output>${words}</output>
    </label>`;
  }

  /** Shown at once; browsers take only so many changes of the address in a time. */
  #choose(step) {
    this.#step = step;
    clearTimeout(this.#telling);
    this.#telling = setTimeout(
      () => this.dispatchEvent(new CustomEvent('step', {detail: step})),
      TELL_AFTER_MS,
    );
    this.#show();
  }

  #table(keys, there, step) {
    const {runs} = this.#comparison;
    return html`<div class="compare-frame" role="region" aria-label="Images" tabindex="0">
      <table class="compare compare-pictures">
        <thead>
          <tr>
            <th scope="col"><span class="visually-hidden">Key</span></th>
            ${runs.map(
              ({info}) => html`<th scope="col">
                <div class="compare-name">
                  ${runDot(info.run_id)}
                  <a href=${runHref(info.experiment_id, info.run_id)}
                    >${info.run_name || info.run_id}</a
                  >
                </div>
              </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${keys.map(
            (key) => html`<tr>
              <th scope="row"><div class="compare-key"><span title=${key}>${key}</span></div></th>
              ${runs.map((run, index) => cell(run, key, imageAt(there[index].get(key), step), step))}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

function cell({info}, key, image, step) {
  if (image === null) {
    return html`<td><span class="absent" title="No image at this step or before">–</span></td>`;
  }
  const {run_id: runId, experiment_id: experimentId} = info;
  const name = `${key} of ${info.run_name || runId} at step ${image.step}`;
  const source = at('ajax-api/headrace/v1/artifacts/thumbnail', {
    run_id: runId,
    path: image.path,
    size: SIZE,
  });
  return html`<td>
    <a class="picture" href=${runHref(experimentId, runId, 'artifacts', image.path)}>
      <img src=${source.href} alt=${name} loading="lazy" decoding="async" />
    </a>
    <span class=${image.step === step ? 'quiet' : 'warning'}
      >step ${formatCount(image.step)}${image.step === step ? '' : ', the last before'}</span
    >
  </td>`;
}

customElements.define('compare-images', CompareImages);
