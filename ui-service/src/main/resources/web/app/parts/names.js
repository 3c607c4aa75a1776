/** Names in a line, of which each is cut by itself where there is no room: what tells them apart may be the last. */

import {html, nothing} from '../view.js';

/**
 * @param names texts or templates
 * @param between what stands between them
 * @param title all of it as a text, or nothing
 */
export function namesView(names, between, title = nothing) {
  return html`<span class="names" title=${title}
    >${names.map(
      (name, index) =>
        html`${index > 0 ? html`<span class="names-between">${between}</span>` : nothing}<span class="names-one">${name}</span>`,
    )}</span
  >`;
}
