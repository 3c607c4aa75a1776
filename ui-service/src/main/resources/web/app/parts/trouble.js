/** What a page says when it cannot show what was asked for, always with a way on. */

import {html, nothing} from '../view.js';

/** A failed call; retry is called for another try, where one can help. */
export function troubleView(error, retry) {
  return html`<div class="trouble" role="alert">
    <p class="trouble-title">${titleOf(error)}</p>
    <p class="trouble-words">${error.message}</p>
    ${error.refused && !error.missing
      ? nothing
      : html`<button type="button" @click=${retry}>Try again</button>`}
  </div>`;
}

/** Why what somebody did was not done, or null; where it was done. */
export function refusalView(error) {
  return error === null ? nothing : html`<p class="refusal" role="alert">${error.message}</p>`;
}

function titleOf(error) {
  if (error.missing) {
    return 'This is not here';
  }
  if (error.away) {
    return 'No connection';
  }
  return error.refused ? 'The server refused this' : 'The server could not answer';
}

/** A place that nothing is at: a wrong address, or something that was deleted for good. */
export function notFoundView(title, words) {
  return html`<div class="empty">
    <p class="empty-title">${title}</p>
    <p>${words}</p>
    <p><a href="#/experiments">All experiments</a></p>
  </div>`;
}

/** Grey bars where rows will be, so that nothing jumps when they come. */
export function skeletonView(rows) {
  return html`<div class="skeleton" role="status" aria-label="Loading">
    ${Array.from({length: rows}, () => html`<div></div>`)}
  </div>`;
}
