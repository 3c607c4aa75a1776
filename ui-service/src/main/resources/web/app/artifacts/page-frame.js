/**
 * An artifact that is HTML, written into a frame that has an origin of its own and may load nothing
 * (artifact-frame.html, whose policy the server sends). Its scripts do not run unless asked for.
 */

import {at} from '../api.js';
import {formatBytes} from '../format.js';
import {skeletonView, troubleView} from '../parts/trouble.js';
import {baseName, hasScripts, hostsNeeded} from '../preview.js';
import {html, nothing, render} from '../view.js';
import {readStart} from './bytes.js';

const MOST_BYTES = 16 * 1024 * 1024;
const MOST_HOSTS = 4;

class PageFrame extends HTMLElement {
  #loading = new AbortController();
  #artifact = null;
  #page = '';
  #scripts = false;
  #asText = false;
  #frame = null;

  /** {source, path} */
  set artifact(artifact) {
    this.#loading.abort();
    this.#artifact = artifact;
    this.#scripts = false;
    this.#asText = false;
    this.#load();
  }

  disconnectedCallback() {
    this.#loading.abort();
  }

  async #load() {
    this.#loading = new AbortController();
    const {signal} = this.#loading;
    const {source, path} = this.#artifact;
    render(skeletonView(8), this);
    try {
      const {bytes, more} = await readStart(source.url(path), MOST_BYTES, signal);
      if (more) {
        const words = `Larger than ${formatBytes(MOST_BYTES)}: download it to see it.`;
        render(html`<p class="none">${words}</p>`, this);
      } else {
        this.#page = new TextDecoder().decode(bytes);
        this.#change({});
      }
    } catch (error) {
      if (!signal.aborted) {
        render(
          troubleView(error, () => this.#load()),
          this,
        );
      }
    }
  }

  #show() {
    render(
      html`<div class="preview-choice">
          ${this.#asText ? nothing : this.#words()}
          <button type="button" @click=${() => this.#change({asText: !this.#asText})}>
            ${this.#asText ? 'Show as a page' : 'Show as text'}
          </button>
        </div>
        ${this.#asText ? html`<pre tabindex="0"><code>${this.#page}</code></pre>` : this.#frame}`,
      this,
    );
  }

  #words() {
    const hosts = hostsNeeded(this.#page);
    const named = hosts.slice(0, MOST_HOSTS).join(', ') + (hosts.length > MOST_HOSTS ? ', …' : '');
    return html`${hosts.length === 0
      ? nothing
      : html`<span class="warning">
          It takes parts from ${named}, which are not fetched here. Download it to see it whole.
        </span>`}
    ${!hasScripts(this.#page)
      ? nothing
      : this.#scripts
        ? html`<span class="quiet">Its scripts run, apart from this page and its server.</span>`
        : html`<span class="quiet">Shown without its scripts.</span>
            <button type="button" @click=${() => this.#change({scripts: true})}>
              Run its scripts
            </button>`}`;
  }

  /** A new one for each way to show the page: what has run cannot be undone in the same one. */
  #newFrame() {
    const frame = document.createElement('iframe');
    frame.className = 'html';
    frame.title = baseName(this.#artifact.path);
    frame.sandbox = 'allow-scripts';
    frame.src = at('artifact-frame', {}).href;
    const message = {page: this.#page, scripts: this.#scripts};
    // Its origin has no name that a message could be addressed to; what it loads later gets none.
    frame.addEventListener('load', () => frame.contentWindow.postMessage(message, '*'), {
      once: true,
    });
    return frame;
  }

  #change({scripts = this.#scripts, asText = this.#asText}) {
    this.#scripts = scripts;
    this.#asText = asText;
    this.#frame = asText ? null : this.#newFrame();
    this.#show();
  }
}

customElements.define('page-frame', PageFrame);
