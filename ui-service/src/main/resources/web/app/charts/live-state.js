/** Whether points of running runs come in, and what of them the server has not got to yet. */

import {counted} from '../format.js';
import {html, nothing} from '../view.js';
import {MOST_LIVE_RUNS} from './live-points.js';
import {chartIcon} from './panel-frame.js';

/**
 * @param state {running: how many runs are running, live: how many of these are followed, lag: how
 *   many events are still to be written}
 */
export function liveStateView({running, live, lag}) {
  return html`<p class="live-state">
    ${running === 0
      ? nothing
      : live > 0
        ? html`<span class="live-on">${chartIcon('dot')}Live</span>${running > MOST_LIVE_RUNS
              ? html` <span class="quiet">${MOST_LIVE_RUNS} of ${running} running runs</span>`
              : nothing}`
        : html`<span class="quiet">Waiting for live points</span>`}
    ${lag > 0
      ? html`<span class="warning" role="status"
          >Not up to date: up to ${counted(lag, 'event')} are still being written. Looking again.</span
        >`
      : nothing}
  </p>`;
}
