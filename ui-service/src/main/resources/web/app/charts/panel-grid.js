/**
 * The panels of a section: one for each metric, which stays the same element, with what it has
 * fetched, whatever comes and goes around it. Of very many the first are placed, and more once the
 * last of those is nearly in sight.
 */

import './metric-panel.js';
import {watchNoMore, watchSight} from './sight.js';

const PANELS_AT_ONCE = 200;

class PanelGrid extends HTMLElement {
  #model = null;
  #panels = new Map();
  #most = PANELS_AT_ONCE;
  #end = document.createElement('div');

  /** {keys, runs, settings, desk}, the keys in the order of the panels */
  set model(model) {
    this.#model = model;
    this.#place();
  }

  connectedCallback() {
    this.classList.add('panels');
    this.#end.className = 'panels-end';
    watchSight(this.#end, (inSight) => this.#reached(inSight));
  }

  disconnectedCallback() {
    watchNoMore(this.#end);
  }

  #reached(inSight) {
    if (inSight && this.#most < this.#model.keys.length) {
      this.#most += PANELS_AT_ONCE;
      this.#place();
    }
  }

  #place() {
    const {keys, ...rest} = this.#model;
    const placed = keys.slice(0, this.#most);
    const wanted = new Set(placed);
    for (const [key, panel] of this.#panels) {
      if (!wanted.has(key)) {
        panel.remove();
        this.#panels.delete(key);
      }
    }
    let next = this.firstChild;
    for (const key of placed) {
      let panel = this.#panels.get(key);
      if (panel === undefined) {
        panel = document.createElement('metric-panel');
        this.#panels.set(key, panel);
      }
      panel.model = {key, ...rest};
      if (panel === next) {
        next = next.nextSibling;
      } else {
        this.insertBefore(panel, next);
      }
    }
    this.append(this.#end);
  }
}

customElements.define('panel-grid', PanelGrid);
