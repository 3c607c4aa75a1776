/** Moments and durations in pages. */

import {formatDistance, formatDuration, formatMinute, formatMoment, isTime} from '../format.js';
import {html} from '../view.js';
import {ABSENT} from './absent.js';

/** For tables whose column head names the zone: to the minute, the rest on hover. */
export function minuteView(time) {
  if (!time) {
    return ABSENT;
  }
  if (!isTime(time)) {
    return html`<span class="quiet" title=${String(time)}>no valid time</span>`;
  }
  return html`<time datetime=${iso(time)} title="${formatMoment(time)}, ${distance(time)}"
    >${formatMinute(time)}</time
  >`;
}

/** To the second, with zone and distance. */
export function momentView(time) {
  if (!time) {
    return ABSENT;
  }
  if (!isTime(time)) {
    return html`<span>${time}</span> <span class="quiet">no valid time</span>`;
  }
  return html`<time datetime=${iso(time)}>${formatMoment(time)}</time>
    <span class="quiet">${distance(time)}</span>`;
}

/** How long a run took, or has taken so far. */
export function durationView({start_time: start, end_time: end, status}) {
  if ((start && !isTime(start)) || (end && !isTime(end))) {
    return html`<span class="absent" title="Without valid times there is no duration">–</span>`;
  }
  if (end) {
    return html`${formatDuration(end - start)}`;
  }
  return status === 'RUNNING' && start
    ? html`${formatDuration(Date.now() - start)} <span class="quiet">so far</span>`
    : ABSENT;
}

function distance(time) {
  return formatDistance(time, Date.now());
}

function iso(time) {
  return new Date(time).toISOString();
}
