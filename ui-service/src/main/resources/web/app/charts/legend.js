/** The runs that are drawn, each with its line; one that is pointed at is emphasised in every chart. */

import {namesView} from '../parts/names.js';
import {html, nothing} from '../view.js';
import {swatch} from './panel-frame.js';

/** More runs than this are named by the list beside the pointer only. */
const NAMED_RUNS = 60;

/**
 * @param runs [{runId, name, names}], names being the parts of a name that has several
 * @param strokes a Map of run IDs to {colour, dash}
 * @param onHighlight told the run that is pointed at, or null
 */
export function legendView(runs, strokes, onHighlight) {
  if (runs.length < 2) {
    return nothing;
  }
  const named = runs.slice(0, NAMED_RUNS);
  const more = runs.length - named.length;
  return html`<ul class="legend" aria-label="Runs">
    ${named.map(
      ({runId, name, names}) =>
        html`<li>
          <button
            type="button"
            @pointerenter=${() => onHighlight(runId)}
            @pointerleave=${() => onHighlight(null)}
            @focus=${() => onHighlight(runId)}
            @blur=${() => onHighlight(null)}
          >
            ${swatch(strokes.get(runId))}${namesView(names ?? [name || runId], ' / ', name || runId)}
          </button>
        </li>`,
    )}
    ${more > 0 ? html`<li class="quiet">and ${more} more</li>` : nothing}
  </ul>`;
}
