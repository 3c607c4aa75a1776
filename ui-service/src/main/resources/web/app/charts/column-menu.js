/** The menu of a panel of whole runs: which params and figures of metrics it shows. */

import {menuToggled} from '../parts/menu.js';
import {html, live, nothing} from '../view.js';
import {FIGURES, columnText, columnTitle, parseColumn} from './added.js';
import {chartIcon, panelButton} from './panel-frame.js';

/**
 * @param menu {panel: {kind, columns} as in added.js, title: of the panel, params, metrics: the keys
 *   that there are, in the order in which they are offered, onChange(columns)}
 */
export function columnMenu({panel: {kind, columns}, title, params, metrics, onChange}) {
  const replaced = (i, text) => columns.map((column, j) => (i === j ? parseColumn(text) : column));
  const several = kind === 'parallel';
  return html`<details class="panel-menu columns-menu" @toggle=${menuToggled}>
    <summary aria-label="Choose what ${title} shows" title="Choose what is shown">
      ${chartIcon('columns')}
    </summary>
    <div class="menu-body" tabindex="-1">
      ${columns.map(
        (column, i) => html`<div class="column-choice">
          ${columnSelect({
            label: labelOf(kind, i),
            column,
            params: kind === 'bars' ? [] : params,
            metrics,
            onSelect: (text) => onChange(replaced(i, text)),
          })}
          ${several && columns.length > 2
            ? panelButton('cross', `Leave out ${columnTitle(column)}`, () =>
                onChange(columns.filter((_, j) => j !== i)),
              )
            : nothing}
        </div>`,
      )}
      ${several
        ? columnSelect({
            label: 'Add an axis',
            column: null,
            params,
            metrics,
            onSelect: (text) => onChange([...columns, parseColumn(text)]),
          })
        : nothing}
    </div>
  </details>`;
}

function labelOf(kind, i) {
  return kind === 'scatter' ? ['Across', 'Up'][i] : kind === 'bars' ? 'Value' : `Axis ${i + 1}`;
}

function columnSelect({label, column, params, metrics, onSelect}) {
  const shown = column === null ? '' : columnText(column);
  const option = (one) => {
    const text = columnText(one);
    return html`<option value=${text} .selected=${live(text === shown)}>${columnTitle(one)}</option>`;
  };
  return html`<label class="field">
    <span>${label}</span>
    <select @change=${({target}) => target.value !== '' && onSelect(target.value)}>
      ${column === null ? html`<option value="" .selected=${live(true)}>Choose …</option>` : nothing}
      ${params.length === 0
        ? nothing
        : html`<optgroup label="Params">${params.map((key) => option({of: 'param', key}))}</optgroup>`}
      ${Object.entries(FIGURES).map(
        ([of, title]) =>
          html`<optgroup label="${title} value">${metrics.map((key) => option({of, key}))}</optgroup>`,
      )}
    </select>
  </label>`;
}
