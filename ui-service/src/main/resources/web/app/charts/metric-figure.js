/** What the panel of a metric looks like: its plot, or why there is none, with words around it. */

import {troubleView} from '../parts/trouble.js';
import {html, nothing} from '../view.js';
import {descriptionOf, factsTable, factsView} from './metric-facts.js';
import {panelButton, panelFrame} from './panel-frame.js';

/**
 * @param figure {key, settings, curves: of the runs that have points, as metric-facts.js takes them,
 *   runs: how many runs there are, loaded: whether these are known, error: or null, edges, readout,
 *   tableShown, act: {onRetry, onKey(event), onBlur, onZoomOut, onLarge, onTable, onPicture, onCsv}}
 */
export function metricFigure(figure) {
  const {key, settings, curves, readout, tableShown, act} = figure;
  return panelFrame({
    title: key,
    readout,
    large: settings.large.has(key),
    tableShown,
    body: body(figure),
    facts: facts(figure),
    table: () => factsTable(curves, settings.x),
    more:
      settings.range === null
        ? nothing
        : panelButton('zoomOut', `Show all of ${key}`, act.onZoomOut),
    onLarge: act.onLarge,
    onTable: act.onTable,
    onPicture: act.onPicture,
    onCsv: act.onCsv,
  });
}

function body({key, curves, loaded, error, act}) {
  if (error !== null) {
    return html`<div class="plot-trouble">${troubleView(error, act.onRetry)}</div>`;
  }
  return html`<div
    class="plot ${loaded ? '' : 'waiting'}"
    role="img"
    tabindex="0"
    aria-label=${loaded ? descriptionOf(key, curves) : `${key}, loading`}
    aria-busy=${loaded ? 'false' : 'true'}
    aria-describedby="chart-keys"
    @keydown=${act.onKey}
    @blur=${act.onBlur}
  ></div>`;
}

function facts({settings, curves, runs, loaded, edges}) {
  return loaded
    ? factsView({curves, edges, runs, zoomed: settings.range !== null})
    : html`<p class="panel-facts"></p>`;
}
