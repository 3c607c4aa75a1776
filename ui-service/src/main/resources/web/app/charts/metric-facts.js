/**
 * What the curves of a metric come to: in a sentence for those who do not see them, in a line below
 * them, and in a table. Curves are [{name, colour, dash, summary}], a summary as in values.js.
 */

import {counted, exactNumber, formatCount, formatNumber} from '../format.js';
import {html, nothing} from '../view.js';
import {AXES} from './axes.js';
import {edgeWords} from './edge-marks.js';
import {swatch} from './panel-frame.js';
import {totalOf} from './values.js';

export function descriptionOf(key, curves) {
  const {points, min, max} = totalOf(curves.map(({summary}) => summary));
  const alone = curves.length === 1;
  const runs = alone ? '' : `${counted(curves.length, 'run')}, `;
  const ends = `from ${formatNumber(min)} to ${formatNumber(max)}`;
  const last = alone ? `, last ${formatNumber(curves[0].summary.last)}` : '';
  return points === 0 ? `${key}: no points` : `${key}: ${runs}${counted(points, 'point')}, ${ends}${last}`;
}

/**
 * @param edges what is marked at the edges of the plot, as edgesOf counts it
 * @param runs how many runs there are, with and without points
 * @param zoomed whether only a range of x is shown
 */
export function factsView({curves, edges, runs, zoomed}) {
  const {points, min, max} = totalOf(curves.map(({summary}) => summary));
  return html`<p class="panel-facts">
    ${edgeWords(edges).map((words) => html`<span class="warning">${words}</span>`)}
    ${runsView(curves.length, runs)}
    ${curves.length === 1
      ? html`<span>last ${formatNumber(curves[0].summary.last)}</span>`
      : nothing}
    ${points === 0
      ? nothing
      : html`<span>min ${formatNumber(min)}</span>
          <span>max ${formatNumber(max)}</span>`}
    <span>${counted(points, 'point')}${zoomed ? ' here' : ''}</span>
  </p>`;
}

function runsView(count, all) {
  if (all === 1) {
    return nothing;
  }
  const words = count === all ? counted(all, 'run') : `${formatCount(count)} of ${counted(all, 'run')}`;
  return html`<span>${words}</span>`;
}

/** @param axis a name of AXES */
export function factsTable(curves, axis) {
  const {read} = AXES[axis];
  return html`<table class="pairs">
    <thead>
      <tr>
        <th scope="col">Run</th>
        <th scope="col" class="number">Last</th>
        <th scope="col" class="number">Min</th>
        <th scope="col" class="number">Max</th>
        <th scope="col" class="number">Points</th>
        <th scope="col" class="number">NaN</th>
        <th scope="col">From</th>
        <th scope="col">To</th>
      </tr>
    </thead>
    <tbody>
      ${curves.map(({name, colour, dash, summary}) => {
        const {last, min, max, points, nans, from, to} = summary;
        return html`<tr>
          <th scope="row">${swatch({colour, dash})} ${name}</th>
          <td class="number" title=${exactNumber(last)}>${formatNumber(last)}</td>
          <td class="number" title=${exactNumber(min)}>${formatNumber(min)}</td>
          <td class="number" title=${exactNumber(max)}>${formatNumber(max)}</td>
          <td class="number">${formatCount(points)}</td>
          <td class="number">${formatCount(nans)}</td>
          <td>${read(from)}</td>
          <td>${read(to)}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}
