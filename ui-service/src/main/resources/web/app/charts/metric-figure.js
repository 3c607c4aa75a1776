/** What the panel of a metric looks like: its plot, or why there is none, with words around it. */

import {troubleView} from '../parts/trouble.js';
import {html, nothing} from '../view.js';
import {descriptionOf, factsTable, factsView} from './metric-facts.js';
import {downloadButton, downloadLink, outdatedView, panelButton, panelFrame} from './panel-frame.js';
import {parquetUrl, pointsFiles} from './points-file.js';

/**
 * @param figure {key, settings, curves: of the runs that have points, as metric-facts.js takes them,
 *   runs: how many runs there are, loaded: whether these are known, error: or null, edges, readout,
 *   tableShown, refusal: why a file was not made, or null, act: {onRetry, onKey(event), onBlur, onZoomOut, onLarge, onTable, onPicture, onCsv,
 *   onPoints}}
 */
export function metricFigure(figure) {
  const {key, settings, curves, readout, tableShown, refusal, act} = figure;
  return panelFrame({
    title: key,
    readout,
    large: settings.large.has(key),
    tableShown,
    body: html`<div class="metric-drawing">${body(figure)} ${facts(figure)}
      ${figure.loaded ? outdatedView(figure.error, act.onRetry) : nothing}
    </div>`,
    facts: refusal === null ? nothing : html`<p class="refusal" role="alert">${refusal}</p>`,
    table: () => factsTable(curves, settings.x),
    more:
      settings.range === null
        ? nothing
        : panelButton('zoomOut', `Show all of ${key}`, act.onZoomOut),
    onLarge: act.onLarge,
    onTable: act.onTable,
    downloads: downloads(figure),
  });
}

/** What is drawn of long curves is not what was logged, so both have names that say which they are. */
function downloads({key, settings, curves, act}) {
  const files = pointsFiles(curves);
  const picture = downloadButton('Picture (PNG)', act.onPicture);
  if (files === null) {
    return [picture, downloadButton('Values (CSV)', act.onCsv)];
  }
  const what = settings.range === null ? 'All points' : 'All points here';
  const runIds = curves.map(({runId}) => runId);
  return [
    picture,
    downloadButton('What is drawn (CSV)', act.onCsv),
    html`<p class="quiet">${files.note}</p>`,
    files.csv ? downloadButton(`${what} (CSV)`, act.onPoints) : nothing,
    files.parquet ? downloadLink(`${what} (Parquet)`, parquetUrl(key, runIds, settings)) : nothing,
    files.csv ? nothing : html`<p class="quiet">${files.limit}</p>`,
  ];
}

function body({key, curves, loaded, error, act}) {
  if (error !== null && !loaded) {
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
