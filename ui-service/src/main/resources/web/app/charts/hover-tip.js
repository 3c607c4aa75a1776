/** The list beside the pointer: what every run is at that x, never more than fits. */

import {formatNumber} from '../format.js';
import {namesView} from '../parts/names.js';
import {html, nothing, render} from '../view.js';
import {AXES} from './axes.js';
import {rowsThatFit, smoothedAt} from './hover.js';
import {swatch} from './panel-frame.js';

const MOST_ROWS = 16;
const ROW_HEIGHT = 20;
const EDGES = 18;
const AWAY = 16;

export class HoverTip {
  #element = document.createElement('div');

  constructor(host) {
    this.#element.className = 'chart-tip';
    this.#element.setAttribute('aria-hidden', 'true');
    this.#element.hidden = true;
    host.append(this.#element);
  }

  hide() {
    this.#element.hidden = true;
  }

  /**
   * @param at {x, rows, chosen, clientX, clientY}, rows as in hover.js
   * @param names, strokes Maps of run IDs, to the parts of the run's name and to its stroke
   * @param settings as in address.js
   * @param width of the shown range, in units of x
   */
  show({x, rows, chosen, clientX, clientY}, {names, strokes}, settings, width) {
    const most = Math.max(3, Math.min(MOST_ROWS, Math.floor(innerHeight / ROW_HEIGHT / 2)));
    const {shown, above, below} = rowsThatFit(rows, chosen, most);
    const read = AXES[settings.x].read;
    render(
      html`<p class="chart-tip-head">${read(chosen?.x ?? x)}</p>
        ${rows.length === 0 ? html`<p class="quiet">No run has points here.</p>` : nothing}
        ${more(above, 'above')}
        <table>
          <tbody>
            ${shown.map((row) => rowView(row, row === chosen, {names, strokes}, settings, width))}
          </tbody>
        </table>
        ${more(below, 'below')}`,
      this.#element,
    );
    this.#element.hidden = false;
    this.#place(clientX, clientY, shown.length + 1 + Number(above > 0) + Number(below > 0));
  }

  /** Beside the pointer, on the side where there is room, without a look at how large it has become. */
  #place(clientX, clientY, lines) {
    const left = clientX < innerWidth / 2 ? `${clientX + AWAY}px` : `calc(${clientX - AWAY}px - 100%)`;
    const height = lines * ROW_HEIGHT + EDGES;
    const top = Math.max(4, Math.min(clientY - height / 2, innerHeight - height - 4));
    this.#element.style.transform = `translate(${left}, ${Math.round(top)}px)`;
  }
}

function more(count, where) {
  return count === 0 ? nothing : html`<p class="quiet">${count} more ${where}</p>`;
}

function rowView(row, isChosen, {names, strokes}, {smoothing}, width) {
  const spread = row.low < row.high ? `${formatNumber(row.low)} … ${formatNumber(row.high)}` : '';
  const smooth = smoothing > 0 ? formatNumber(smoothedAt(row.curve, row.at, smoothing, width)) : null;
  return html`<tr class=${isChosen ? 'chosen' : ''}>
    <td>${swatch(strokes.get(row.runId))}</td>
    <td class="chart-tip-name">${namesView(names.get(row.runId) ?? [], ' / ')}</td>
    ${smooth === null ? nothing : html`<td class="number">${smooth}</td>`}
    <td class="number ${smooth === null ? '' : 'quiet'}">${formatNumber(row.value)}</td>
    <td class="number quiet">${spread}</td>
  </tr>`;
}
