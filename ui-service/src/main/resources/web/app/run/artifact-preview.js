/**
 * A look at an artifact, of which nothing can run: text is shown as text, images as images (in
 * which scripts do not run), and nothing else at all.
 */

import {openArtifact} from '../api.js';
import {formatBytes} from '../format.js';
import {skeletonView, troubleView} from '../parts/trouble.js';
import {baseName, prettyJson, previewOf} from '../preview.js';
import {html, nothing, render} from '../view.js';

const MOST_TEXT = 512 * 1024;
const MOST_IMAGE = 32 * 1024 * 1024;

class ArtifactPreview extends HTMLElement {
  #artifact = null;
  #loading = null;
  #url = null;

  /** {runId, path} */
  set artifact(artifact) {
    if (artifact.path !== this.#artifact?.path || artifact.runId !== this.#artifact?.runId) {
      this.#artifact = artifact;
      this.#load();
    }
  }

  disconnectedCallback() {
    this.#release();
  }

  async #load() {
    this.#release();
    const {runId, path} = this.#artifact;
    const preview = previewOf(path);
    if (preview.kind === 'none') {
      this.#show(html`<p class="none">There is no preview for this kind of file.</p>`);
      return;
    }
    this.#show(skeletonView(8));
    this.#loading = new AbortController();
    const {signal} = this.#loading;
    try {
      const response = await openArtifact(runId, path, signal);
      const content =
        preview.kind === 'image'
          ? await this.#image(response, preview.type, path)
          : await this.#text(response, preview.kind);
      this.#show(content);
    } catch (error) {
      if (!signal.aborted) {
        this.#show(troubleView(error, () => this.#load()));
      }
    }
  }

  async #image(response, type, path) {
    const {blob, more} = await readAtMost(response, MOST_IMAGE);
    if (more) {
      return html`<p class="none">Larger than ${formatBytes(MOST_IMAGE)}: download it to see it.</p>`;
    }
    this.#url = URL.createObjectURL(blob.slice(0, blob.size, type));
    return html`<img src=${this.#url} alt=${baseName(path)} />`;
  }

  async #text(response, kind) {
    const {blob, more} = await readAtMost(response, MOST_TEXT);
    const text = await blob.text();
    if (text.includes('\0')) {
      return html`<p class="none">This file is not text.</p>`;
    }
    return html`<pre tabindex="0"><code>${kind === 'json' && !more ? prettyJson(text) : text}</code></pre>
      ${more
        ? html`<p class="warning">The first ${formatBytes(MOST_TEXT)}; download it for the rest.</p>`
        : nothing}`;
  }

  #show(content) {
    render(content, this);
  }

  #release() {
    this.#loading?.abort();
    if (this.#url !== null) {
      URL.revokeObjectURL(this.#url);
      this.#url = null;
    }
  }
}

/** The first bytes of an answer; the rest is not fetched. */
async function readAtMost(response, limit) {
  const reader = response.body.getReader();
  const chunks = [];
  let room = limit;
  for (;;) {
    const {done, value} = await reader.read();
    if (done) {
      return {blob: new Blob(chunks), more: false};
    }
    chunks.push(value.subarray(0, room));
    if (value.length > room) {
      reader.cancel();
      return {blob: new Blob(chunks), more: true};
    }
    room -= value.length;
  }
}

customElements.define('artifact-preview', ArtifactPreview);
