/** A series of images with a slider over its steps. */

import {counted} from '../format.js';
import {icon} from '../parts/icons.js';
import {momentView} from '../parts/moment.js';
import {html, live, nothing, render} from '../view.js';
import {imageAt} from './image-series.js';

class ImageSlider extends HTMLElement {
  #shown = null;
  #at = 0;
  #failed = false;

  /**
   * {series: {key, images}, source, step, href}; step is that of the address, null where it has none
   * and the last image is shown; href(step) is an address with another. While images arrive, the
   * chosen one stays.
   */
  set shown(shown) {
    const {images} = shown.series;
    const before = this.#shown;
    if (before === null || before.series.key !== shown.series.key || before.step !== shown.step) {
      this.#at = shown.step === null ? images.length - 1 : imageAt(images, Number(shown.step));
    } else if (before.series.images.length !== images.length) {
      const wasLast = this.#at >= before.series.images.length - 1;
      this.#at = wasLast ? images.length - 1 : imageAt(images, before.series.images[this.#at].step);
    }
    this.#shown = shown;
    this.#show();
  }

  #slide(at) {
    const {series} = this.#shown;
    this.#at = Math.min(series.images.length - 1, Math.max(0, at));
    this.#show();
    this.#fetchAhead();
  }

  /** So that the next step is there when the slider comes to it. */
  #fetchAhead() {
    const {series, source} = this.#shown;
    const next = series.images[this.#at + 1];
    if (next !== undefined) {
      new Image().src = source.url(next.path);
    }
  }

  /** The address is written when the slider is let go: not while it moves. */
  #keep() {
    const {series, href} = this.#shown;
    const step = String(series.images[this.#at].step);
    this.#shown = {...this.#shown, step};
    location.replace(href(step));
  }

  #show() {
    const {series, source} = this.#shown;
    const image = series.images[this.#at];
    const last = series.images.length - 1;
    render(
      html`<figure class="slider">
        <figcaption>
          <span class="slider-title">${series.key}</span>
          <span class="quiet">${counted(series.images.length, 'image')}</span>
        </figcaption>
        <div class="slider-image">
          <img
            src=${source.url(image.path)}
            alt="${series.key}, step ${image.step}"
            @load=${(event) => this.#loaded(event.target)}
            @error=${() => this.#lost()}
          />
          ${this.#failed ? html`<p class="warning">This image cannot be shown.</p>` : nothing}
        </div>
        <div class="slider-controls">
          <button
            type="button"
            class="plain"
            aria-label="Step before"
            ?disabled=${this.#at === 0}
            @click=${() => this.#go(-1)}
          >
            <span class="back">${icon('chevron')}</span>
          </button>
          <input
            type="range"
            min="0"
            max=${last}
            .value=${live(String(this.#at))}
            ?disabled=${last === 0}
            aria-label="Step of ${series.key}"
            aria-valuetext="step ${image.step}"
            @input=${(event) => this.#slide(Number(event.target.value))}
            @change=${() => this.#keep()}
          />
          <button
            type="button"
            class="plain"
            aria-label="Step after"
            ?disabled=${this.#at === last}
            @click=${() => this.#go(1)}
          >
            ${icon('chevron')}
          </button>
        </div>
        <p class="slider-words">
          <span>step ${image.step}</span>
          <span>${momentView(image.timestamp)}</span>
        </p>
      </figure>`,
      this,
    );
  }

  #go(steps) {
    this.#slide(this.#at + steps);
    this.#keep();
  }

  /** Images of a few pixels are enlarged to be seen, with every pixel as it is. */
  #loaded(image) {
    image.classList.toggle('tiny', Math.max(image.naturalWidth, image.naturalHeight) <= 128);
    if (this.#failed) {
      this.#failed = false;
      this.#show();
    }
  }

  #lost() {
    this.#failed = true;
    this.#show();
  }
}

customElements.define('image-slider', ImageSlider);
