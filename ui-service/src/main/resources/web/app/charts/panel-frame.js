/** What every panel has around its drawing: title, buttons, a place for a table of its values. */

import {icon} from '../parts/icons.js';
import {menuToggled} from '../parts/menu.js';
import {html, nothing, svg} from '../view.js';

/**
 * @param panel {title, readout, large, tableShown, body, facts, table, more: buttons of its own,
 *   downloads: what is in the menu of files, onLarge, onTable}; table is drawn only while it is
 *   shown, and a button that has nothing to do is not there
 */
export function panelFrame(panel) {
  return html`<figure class="panel">
    <figcaption>
      <h3 class="panel-title" title=${panel.title}>${panel.title}</h3>
      <span class="readout" aria-hidden="true" .textContent=${panel.readout ?? ''}></span>
      <span class="panel-buttons">
        ${panel.more ?? nothing}
        ${panel.onTable === undefined
          ? nothing
          : button('rows', `Values of ${panel.title}`, panel.onTable, panel.tableShown)}
        ${panel.onLarge === undefined
          ? nothing
          : button(
              panel.large ? 'smaller' : 'larger',
              `${panel.large ? 'Make smaller' : 'Enlarge'}: ${panel.title}`,
              panel.onLarge,
            )}
        <details class="panel-menu" @toggle=${menuToggled}>
          <summary aria-label="Download ${panel.title}" title="Download">${chartIcon('download')}</summary>
          <div class="menu-body" tabindex="-1">${panel.downloads}</div>
        </details>
      </span>
    </figcaption>
    ${panel.body} ${panel.facts}
    ${panel.tableShown
      ? html`<div class="panel-values table-frame" role="region" tabindex="0" aria-label="Values of ${panel.title}">
          ${panel.table()}
        </div>`
      : nothing}
  </figure>`;
}

function button(name, label, onClick, pressed = undefined) {
  return html`<button
    type="button"
    class="plain"
    aria-label=${label}
    title=${label}
    aria-pressed=${pressed ?? nothing}
    @click=${onClick}
  >
    ${chartIcon(name)}
  </button>`;
}

/** Below what is drawn all the same, when it could not be brought up to date. */
export function outdatedView(error, retry) {
  return error === null
    ? nothing
    : html`<p class="refusal outdated" role="alert">
        Not up to date: ${error.message}
        ${error.refused ? nothing : html`<button type="button" @click=${retry}>Try again</button>`}
      </p>`;
}

/** A button of a panel's own, beside those that all have. */
export function panelButton(name, label, onClick) {
  return button(name, label, onClick);
}

/** A file that the page makes. */
export function downloadButton(title, onClick) {
  return html`<button type="button" @click=${chosen(onClick)}>${title}</button>`;
}

/** A file that the server writes. */
export function downloadLink(title, href) {
  return html`<a class="button" href=${href} download @click=${chosen(() => {})}>${title}</a>`;
}

function chosen(act) {
  return (event) => {
    event.currentTarget.closest('details').open = false;
    act();
  };
}

const PATHS = {
  larger: svg`<path d="M9.5 2.5h4v4M6.5 13.5h-4v-4M13.5 2.5l-5 5M2.5 13.5l5-5"/>`,
  smaller: svg`<path d="M13 7H9V3M3 9h4v4M9 7l4.5-4.5M7 9l-4.5 4.5"/>`,
  rows: svg`<path d="M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M6.5 6.5v6"/>`,
  zoomOut: svg`<circle cx="7" cy="7" r="4"/><path d="m10 10 4 4M5 7h4"/>`,
  bars: svg`<path d="M2.5 13.5h11M4 13V8M8 13V3M12 13V6"/>`,
};

/** A small drawing, always beside words or in a button that has a name. */
export function chartIcon(name) {
  return PATHS[name] === undefined
    ? icon(name)
    : html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${PATHS[name]}</svg>`;
}

/** A run's line beside its name, with the dashes that it has in charts. */
export function swatch({colour, dash = []}) {
  return html`<svg class="swatch" viewBox="0 0 16 10" aria-hidden="true">
    <line x1="1" x2="15" y1="5" y2="5" stroke=${colour} stroke-width="3" stroke-dasharray=${dash.join(' ') || nothing}></line>
  </svg>`;
}
