/** Whether points of running runs come in, and what of them the server has not got to yet. */

import {counted} from '../format.js';
import {html, nothing} from '../view.js';
import {MOST_LIVE_RUNS} from './live-points.js';
import {chartIcon} from './panel-frame.js';

/**
 * @param state {running: how many runs are running, live: how many of these are followed, lost:
 *   whether a connection is to be made again, refused: whether one is not to be had, lag: how many events are still to be written}
 */
export function liveStateView({running, live, lost, refused, lag}) {
  return html`<p class="live-state">
    ${running === 0 ? nothing : pointsView(running, live, lost, refused)}
    ${lag > 0
      ? html`<span class="warning" role="status"
          >Not up to date: up to ${counted(lag, 'event')} are still being written. Looking again.</span
        >`
      : nothing}
  </p>`;
}

function pointsView(running, live, lost, refused) {
  if (lost) {
    return html`<span class="warning" role="status">Not live: the connection to the server is lost. Trying again.</span>`;
  }
  if (refused) {
    return html`<span class="warning" role="status">Not live: the server refuses live points.</span>`;
  }
  if (live === 0) {
    return html`<span class="quiet">Waiting for live points</span>`;
  }
  return html`<span class="live-on">${chartIcon('dot')}Live</span>${running > MOST_LIVE_RUNS
      ? html` <span class="quiet">${MOST_LIVE_RUNS} of ${running} running runs</span>`
      : nothing}`;
}
