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
import {readEnd, readStart, textOfEnd} from './bytes.js';
import './page-frame.js';
import './pdf-frame.js';
import {tableView} from './table-view.js';

const MOST_TEXT = 4 * 1024 * 1024;
/** Of a log one wants to see how it ended. */
const END = 64 * 1024;

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
      const asked = {...source.owner, path, rows};
      const preview = await getOursExactly('artifacts/preview', signal, asked);
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
          : html`${this.#cut(preview)}${note}${textView(preview.text)}`;
      case 'json':
        return html`${this.#cut(preview)}
        ${preview.valid === false ? html`<p class="warning">This is not valid JSON.</p>` : nothing}
        ${note}${textView(preview.cut ? preview.text : prettyJson(preview.text, preview.valid))}`;
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
    const pictureView = (path, alt) => this.#picture(path, alt);
    return html`<p class="preview-choice">
        <button type="button" @click=${() => this.#show(this.#markdown(preview, !drawn))}>
          ${drawn ? 'Show as text' : 'Show as a page'}
        </button>
      </p>
      ${this.#cut(preview)}
      ${drawn ? markdownView(preview.text, pictureView) : textView(preview.text)}`;
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
  #cut({kind, text, cut, size}) {
    if (!cut) {
      return nothing;
    }
    const shown = new Blob([text]).size;
    return choiceView(
      `The first ${formatBytes(shown)} of ${formatBytes(size)}.`,
      button(size <= MOST_TEXT ? 'Show all' : `Show the first ${formatBytes(MOST_TEXT)}`, () =>
        this.#more(size),
      ),
      kind === 'text' ? this.#endButton() : nothing,
    );
  }

  #endButton() {
    return button('Show the end', () => this.#end());
  }

  async #more(size) {
    const {signal} = this.#loading;
    this.#show(skeletonView(8));
    try {
      const {bytes, more} = await readStart(this.#url(), MOST_TEXT, signal);
      const text = new TextDecoder().decode(bytes, {stream: more});
      const words = `The first ${formatBytes(MOST_TEXT)} of ${formatBytes(size)}.`;
      this.#show(html`${more ? choiceView(words, this.#endButton()) : nothing}${textView(text)}`);
    } catch (error) {
      this.#fail(error, signal);
    }
  }

  /** What is shown stays until the end is here; it is read anew as often as somebody wants it. */
  async #end() {
    const {signal} = this.#loading;
    try {
      const {bytes, size} = await readEnd(this.#url(), END, signal);
      const words = `The last ${formatBytes(bytes.length)} of ${formatBytes(size)}.`;
      const choice = choiceView(
        words,
        button('Show the beginning', () => this.#load()),
        button('Read the end again', () => this.#end()),
      );
      this.#show(html`${choice}${textView(textOfEnd(bytes, size))}`);
      const pre = this.querySelector('pre');
      pre?.focus({preventScroll: true});
      pre?.scrollTo(0, pre.scrollHeight);
      pre?.scrollIntoView({block: 'nearest'});
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

function choiceView(words, ...buttons) {
  return html`<p class="preview-choice"><span class="warning">${words}</span>${buttons}</p>`;
}

function button(words, act) {
  return html`<button type="button" @click=${act}>${words}</button>`;
}

function textView(text) {
  return text === ''
    ? html`<p class="none">The file is empty.</p>`
    : html`<pre tabindex="0"><code>${text}</code></pre>`;
}

customElements.define('artifact-preview', ArtifactPreview);
