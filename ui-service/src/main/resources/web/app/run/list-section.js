/** Long lists on a page: found by their keys with one search, and drawn only in part at first. */

import {counted, formatCount} from '../format.js';
import {icon} from '../parts/icons.js';
import {html, live, nothing} from '../view.js';
import {matching} from './metric-values.js';

/** How much of a list is drawn at first, so that it does not bury the next, and then more. */
const FIRST_ROWS = 30;
const MORE_ROWS = 500;

/** With fewer things than this on a page there is nothing to search. */
const FEW = 12;

/**
 * @param find what is searched for
 * @param count how many things there are to be found
 * @param onFind called with other words
 */
export function findBar(find, count, onFind) {
  if (count <= FEW && find === '') {
    return nothing;
  }
  return html`<form class="toolbar" role="search" @submit=${(event) => event.preventDefault()}>
    <label class="field grow">
      <span class="visually-hidden">Find metrics, params and tags</span>
      ${icon('search')}
      <input
        type="search"
        placeholder="Find metrics, params and tags"
        .value=${live(find)}
        @input=${(event) => onFind(event.target.value)}
      />
    </label>
  </form>`;
}

/**
 * @param title of the section, and the name of its limit
 * @param items [{key}]
 * @param page {find, limits, more}: what is searched for, how many of each list are shown, and
 *   more(title, count) to change that
 * @param view called with the items to show
 * @param always whether view is called even where there are no items, for what stands below them
 */
export function listSection(title, items, page, view, always = false) {
  const found = matching(items, page.find);
  const count =
    found.length === items.length
      ? formatCount(items.length)
      : `${formatCount(found.length)} of ${formatCount(items.length)}`;
  return html`<section>
    <h2>${title} ${items.length > 0 ? html`<span class="quiet">${count}</span>` : nothing}</h2>
    ${found.length > 0 || (always && items.length === 0)
      ? firstOf(title, found, page, view)
      : html`<p class="none">
          ${items.length === 0 ? 'None' : `None with “${page.find}” in its name`}
        </p>`}
  </section>`;
}

/** The first of a list, and a button for more of it. */
export function firstOf(name, items, {limits, more}, view) {
  const limit = limits[name] ?? FIRST_ROWS;
  return html`${view(items.slice(0, limit))}
  ${items.length > limit
    ? html`<button type="button" class="more" @click=${() => more(name, limit + MORE_ROWS)}>
        Show more of ${counted(items.length, 'row')}
      </button>`
    : nothing}`;
}
