/** The parts of a page, one of which is shown, as links. */

import {html} from '../view.js';

/**
 * @param label what they are parts of, for who cannot see it
 * @param tabs [[name, title]]
 * @param shown the name of the one that is shown
 * @param hrefOf the address of one, by its name
 */
export function tabsView(label, tabs, shown, hrefOf) {
  return html`<nav class="tabs" aria-label=${label}>
    ${tabs.map(
      ([name, title]) =>
        html`<a href=${hrefOf(name)} aria-current=${shown === name ? 'page' : 'false'}>${title}</a>`,
    )}
  </nav>`;
}
