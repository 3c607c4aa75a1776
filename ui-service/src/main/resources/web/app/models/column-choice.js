/** Which columns a table of models has. */

import {searchField} from '../parts/choices.js';
import {icon} from '../parts/icons.js';
import {menuToggled} from '../parts/menu.js';
import {html, live, nothing} from '../view.js';

/** More than this are found by search only. */
const MOST_LISTED = 200;

/**
 * @param columns all there are, out of modelColumns
 * @param shown ids of those that are shown
 * @param find what is searched for
 * @param onFind called with other words
 * @param onChange called with the ids that are to be shown
 */
export function columnChoice({columns, shown, find, onFind, onChange}) {
  const words = find.toLowerCase();
  const found = columns.filter(({id}) => id.toLowerCase().includes(words));
  const toggle = (id, on) =>
    onChange(
      columns.map((column) => column.id).filter((one) => (one === id ? on : shown.includes(one))),
    );
  return html`<details class="model-columns" @toggle=${menuToggled}>
    <summary>${icon('columns')}Columns</summary>
    <div class="menu-body" tabindex="-1">
      ${searchField('Find a column', 'Find a column', find, onFind)}
      ${found.slice(0, MOST_LISTED).map(
        ({id, kind, key, dataset, digest}) =>
          html`<label class="choice">
            <input
              type="checkbox"
              .checked=${live(shown.includes(id))}
              @change=${(event) => toggle(id, event.target.checked)}
            />
            <span>
              ${key}
              <span class="quiet"
                >${kind === 'param'
                  ? 'param'
                  : dataset === ''
                    ? ''
                    : `${dataset} (${digest})`}</span
              >
            </span>
          </label>`,
      )}
      ${found.length === 0 ? html`<p class="none">None</p>` : nothing}
      ${found.length > MOST_LISTED
        ? html`<p class="quiet">The first ${MOST_LISTED} of ${found.length}</p>`
        : nothing}
    </div>
  </details>`;
}
