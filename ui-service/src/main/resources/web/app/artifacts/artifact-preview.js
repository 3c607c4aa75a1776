/**
 * A look at an artifact, of which nothing runs in this page: text, JSON and tables as the server
 * reads them, images, video and audio by the browser's own elements (in which scripts do not run),
 * PDF by its viewer, and HTML in a frame of another origin.
 */

import {getOursExactly} from '../api.js';
import {formatBytes} from '../format.js';
import {markdownView} from '../markdown/markdown-view.js';
import {skeletonView, troubleView} from '../parts/trouble.js';
import {baseName, foldersAbove, pathFrom, prettyJson, previewKind} from '../preview.js';
import {html, nothing, render} from '../view.js';
import {readStart} from './bytes.js';
import './page-frame.js';
import './pdf-frame.js';
import {tableView} from './table-view.js';

const MOST_TEXT = 4 * 1024 * 1024;
const MOST_ROWS = 1000;

class ArtifactPreview extends HTMLElement {
  #artifact = null;
  #loading = new AbortController();

  /** {source, path} */
  set artifact(artifact) {
    const before = this.#artifact;
    this.#artifact = artifact;
    if (artifact.path !== before?.path || artifact.source !== before.source) {
      this.#load();
    }
  }

  disconnectedCallback() {
    this.#loading.abort();
  }

  #load() {
    this.#loading.abort();
    this.#loading = new AbortController();
    const {source, path} = this.#artifact;
    const kind = previewKind(path);
    switch (kind) {
      case 'image':
        return this.#show(
          html`<img
            src=${source.url(path)}
            alt=${baseName(path)}
            @error=${() => this.#explain()}
          />`,
        );
      case 'video':
        return this.#show(
          html`<video
            controls
            preload="metadata"
            src=${source.url(path)}
            aria-label=${baseName(path)}
            @error=${() => this.#explain()}
          ></video>`,
        );
      case 'audio':
        return this.#show(
          html`<audio
            controls
            preload="metadata"
            src=${source.url(path)}
            aria-label=${baseName(path)}
            @error=${() => this.#explain()}
          ></audio>`,
        );
      case 'pdf':
        return this.#show(html`<pdf-frame .artifact=${this.#artifact}></pdf-frame>`);
      case 'page':
        return this.#show(html`<page-frame .artifact=${this.#artifact}></page-frame>`);
      default:
        return this.#ask(kind, 100);
    }
  }

  /** An element could not show the file: the server may say why, else the file is to blame. */
  async #explain() {
    const {signal} = this.#loading;
    const {source, path} = this.#artifact;
    try {
      await readStart(source.url(path), 1, signal);
      this.#show(
        html`<p class="none">This browser cannot show the file. Download it to see it.</p>`,
      );
    } catch (error) {
      this.#fail(error, signal);
    }
  }

  async #ask(kind, rows) {
    const {signal} = this.#loading;
    const {source, path} = this.#artifact;
    this.#show(skeletonView(8));
    try {
      const preview = await getOursExactly('artifacts/preview', signal, {...source.owner, path, rows});
      this.#show(this.#view(preview, kind));
    } catch (error) {
      this.#fail(error, signal);
    }
  }

  #view(preview, kind) {
    const note = preview.note ? html`<p class="warning">${preview.note}</p>` : nothing;
    switch (preview.kind) {
      case 'text':
        return kind === 'markdown'
          ? this.#markdown(preview, true)
          : html`${textView(preview.text)}${note}${this.#cut(preview)}`;
      case 'json':
        return html`${textView(
          preview.cut ? preview.text : prettyJson(preview.text, preview.valid),
        )}
        ${preview.valid === false ? html`<p class="warning">This is not valid JSON.</p>` : nothing}
        ${note}${this.#cut(preview)}`;
      case 'table':
        return html`${note}${tableView(preview, () => this.#ask(kind, MOST_ROWS))}`;
      case 'image':
        return html`<img src=${this.#url()} alt=${baseName(preview.path)} />`;
      default:
        return html`<p class="none">
            There is no preview for this kind of file (${preview.media_type}). Download it to see
            it.
          </p>
          ${note}`;
    }
  }

  #markdown(preview, drawn) {
    return html`<p class="preview-choice">
        <button type="button" @click=${() => this.#show(this.#markdown(preview, !drawn))}>
          ${drawn ? 'Show as text' : 'Show as a page'}
        </button>
      </p>
      ${drawn ? markdownView(preview.text, (path, alt) => this.#picture(path, alt)) : textView(preview.text)}${this.#cut(preview)}`;
  }

  /** An image beside the text, out of the same artifacts; anything else stays words. */
  #picture(address, alt) {
    const {source, path} = this.#artifact;
    const found = pathFrom(foldersAbove(path).at(-1) ?? '', address);
    return found === null || previewKind(found) !== 'image'
      ? null
      : html`<img src=${source.url(found)} alt=${alt || baseName(found)} loading="lazy" />`;
  }

  /** Says that text was cut, and offers more of it as long as a page can bear it. */
  #cut({text, cut, size}) {
    if (!cut) {
      return nothing;
    }
    const shown = new Blob([text]).size;
    return html`<p class="preview-choice">
      <span class="warning">The first ${formatBytes(shown)} of ${formatBytes(size)}.</span>
      <button type="button" @click=${() => this.#more()}>
        ${size <= MOST_TEXT ? 'Show all' : `Show the first ${formatBytes(MOST_TEXT)}`}
      </button>
    </p>`;
  }

  async #more() {
    const {signal} = this.#loading;
    this.#show(skeletonView(8));
    try {
      const {bytes, more} = await readStart(this.#url(), MOST_TEXT, signal);
      const text = new TextDecoder().decode(bytes, {stream: more});
      this.#show(
        html`${textView(text)}
        ${more
          ? html`<p class="warning">
              The first ${formatBytes(MOST_TEXT)}; download the file for the rest.
            </p>`
          : nothing}`,
      );
    } catch (error) {
      this.#fail(error, signal);
    }
  }

  #url() {
    return this.#artifact.source.url(this.#artifact.path);
  }

  #fail(error, signal) {
    if (!signal.aborted) {
      this.#show(troubleView(error, () => this.#load()));
    }
  }

  #show(content) {
    render(content, this);
  }
}

function textView(text) {
  return text === ''
    ? html`<p class="none">The file is empty.</p>`
    : html`<pre tabindex="0"><code>${text}</code></pre>`;
}

customElements.define('artifact-preview', ArtifactPreview);
