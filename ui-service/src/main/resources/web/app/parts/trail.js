/** The way from all experiments to a page. */

import {experimentHref} from '../router.js';
import {html, nothing} from '../view.js';

/**
 * @param experiment {id, name} of the one that the page is in, name undefined while it is not
 *   known; null where the page is in none, or is the experiment itself
 * @param below links behind it
 */
export function trailView(experiment, below = nothing) {
  return html`<nav class="trail" aria-label="Breadcrumb">
    <a href="#/experiments">Experiments</a>
    ${experiment === null
      ? nothing
      : html`<a href=${experimentHref(experiment.id)}
          >${experiment.name ?? `Experiment ${experiment.id}`}</a
        >`}
    ${below}
  </nav>`;
}
