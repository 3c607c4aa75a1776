/** The menu of a panel of whole runs: which params and figures of metrics it shows. */

import {searchField} from '../parts/choices.js';
import {menuToggled} from '../parts/menu.js';
import {html, live, nothing} from '../view.js';
import {FIGURES, columnText, columnTitle, parseColumn} from './added.js';
import {OFFERED, offeredKeys} from './find.js';
import {chartIcon, panelButton} from './panel-frame.js';

/**
 * @param menu {panel: {kind, columns} as in added.js, title: of the panel, params, metrics: the keys
 *   that there are, in the order in which they are offered, open, words: by which keys are found where
 *   there are many, onMenu({open, words}), onChange(columns)}; what is in it is drawn only while it is open
 */
export function columnMenu(menu) {
  const toggled = (event) => {
    menuToggled(event);
    menu.onMenu({open: event.currentTarget.open, words: ''});
  };
  return html`<details class="panel-menu columns-menu" @toggle=${toggled}>
    <summary aria-label="Choose what ${menu.title} shows" title="Choose what is shown">
      ${chartIcon('columns')}
    </summary>
    <div class="menu-body" tabindex="-1">${menu.open ? choices(menu) : nothing}</div>
  </details>`;
}

function choices({panel: {kind, columns}, params, metrics, words, onMenu, onChange}) {
  const replaced = (i, text) => columns.map((column, j) => (i === j ? parseColumn(text) : column));
  const several = kind === 'parallel';
  const offered = {
    params: offeredKeys(kind === 'bars' ? [] : params, words),
    metrics: offeredKeys(metrics, words),
  };
  const more = offered.params.more || offered.metrics.more;
  return html`${more || words !== ''
      ? html`${searchField('Find params and metrics', 'Find params and metrics', words, (text) =>
            onMenu({open: true, words: text}),
          )}
          <p class="quiet" role="status">${more ? `The first ${OFFERED} are listed: find others by their words.` : nothing}</p>`
      : nothing}
    ${columns.map(
      (column, i) => html`<div class="column-choice">
        ${columnSelect({
          label: labelOf(kind, i),
          column,
          offered,
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
          offered,
          onSelect: (text) => onChange([...columns, parseColumn(text)]),
        })
      : nothing}`;
}

function labelOf(kind, i) {
  return kind === 'scatter' ? ['Across', 'Up'][i] : kind === 'bars' ? 'Value' : `Axis ${i + 1}`;
}

function columnSelect({label, column, offered: {params, metrics}, onSelect}) {
  const shown = column === null ? '' : columnText(column);
  const option = (one) => {
    const text = columnText(one);
    return html`<option value=${text} .selected=${live(text === shown)}>${columnTitle(one)}</option>`;
  };
  const isListed = (column?.of === 'param' ? params : metrics).listed.includes(column?.key);
  return html`<label class="field">
    <span>${label}</span>
    <select @change=${({target}) => target.value !== '' && onSelect(target.value)}>
      ${column === null
        ? html`<option value="" .selected=${live(true)}>Choose …</option>`
        : isListed
          ? nothing
          : option(column)}
      ${params.listed.length === 0
        ? nothing
        : html`<optgroup label="Params">${params.listed.map((key) => option({of: 'param', key}))}</optgroup>`}
      ${Object.entries(FIGURES).map(
        ([of, title]) =>
          html`<optgroup label="${title} value">${metrics.listed.map((key) => option({of, key}))}</optgroup>`,
      )}
    </select>
  </label>`;
}
