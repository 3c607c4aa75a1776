/** A PDF in the browser's own viewer, which has an origin of its own. */

import {formatBytes} from '../format.js';
import {skeletonView, troubleView} from '../parts/trouble.js';
import {baseName} from '../preview.js';
import {html, render} from '../view.js';
import {readStart} from './bytes.js';

const MOST_BYTES = 64 * 1024 * 1024;

class PdfFrame extends HTMLElement {
  #loading = new AbortController();
  #url = null;

  /** {source, path} */
  set artifact({source, path}) {
    this.#release();
    this.#load(source, path);
  }

  disconnectedCallback() {
    this.#release();
  }

  async #load(source, path) {
    this.#loading = new AbortController();
    const {signal} = this.#loading;
    if (!navigator.pdfViewerEnabled) {
      this.#say('This browser has no viewer for PDF. Download it to see it.');
      return;
    }
    render(skeletonView(8), this);
    try {
      const {bytes, more} = await readStart(source.url(path), MOST_BYTES, signal);
      this.#show(path, bytes, more);
    } catch (error) {
      if (!signal.aborted) {
        render(
          troubleView(error, () => this.#load(source, path)),
          this,
        );
      }
    }
  }

  /** What is no PDF is not handed on, whatever its name: the viewer is for PDF alone. */
  #show(path, bytes, more) {
    if (more) {
      this.#say(`Larger than ${formatBytes(MOST_BYTES)}: download it to see it.`);
    } else if (new TextDecoder('latin1').decode(bytes.subarray(0, 5)) !== '%PDF-') {
      this.#say('This file is not a PDF, whatever its name says.');
    } else {
      this.#url = URL.createObjectURL(new Blob([bytes], {type: 'application/pdf'}));
      render(html`<iframe class="pdf" src=${this.#url} title=${baseName(path)}></iframe>`, this);
    }
  }

  #say(words) {
    render(html`<p class="none">${words}</p>`, this);
  }

  #release() {
    this.#loading.abort();
    if (this.#url !== null) {
      URL.revokeObjectURL(this.#url);
      this.#url = null;
    }
  }
}

customElements.define('pdf-frame', PdfFrame);
