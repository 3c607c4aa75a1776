/** The experiments that are compared, and what there is to say of them. */

import {counted, formatCount} from '../format.js';
import {announce} from '../parts/announcer.js';
import {icon} from '../parts/icons.js';
import {experimentHref, experimentsHref} from '../router.js';
import {html, nothing} from '../view.js';
import {MOST_COMPARED, withChosen} from './chosen.js';

/** Where others can be ticked beside these, or in place of them. */
export function othersLink(ids) {
  const href = experimentsHref(withChosen(new URLSearchParams(), ids));
  return html`<a class="button" href=${href}>Choose others</a>`;
}

/** More are folded away: each has two stops for the keyboard, all of them before the table. */
const MOST_OPEN = 10;

/**
 * A link to each, and one to the comparison without it.
 *
 * @param compared as openCompared gives it
 * @param hrefWithout gives, of a list of ids, the address of the page without these
 */
export function chipsView(compared, ids, hrefWithout) {
  if (ids.length === 0) {
    return nothing;
  }
  const chips = html`<ul class="compared" aria-label="Compared experiments">
    ${ids.map((id) => chipView(compared, id, hrefWithout([id])))}
  </ul>`;
  return ids.length <= MOST_OPEN
    ? chips
    : html`<details class="fold compared-fold">
        <summary>${icon('chevron')}${counted(ids.length, 'experiment')}, to look at or take out</summary>
        ${chips}
      </details>`;
}

function chipView(compared, id, without) {
  const name = compared.nameOf(id);
  return html`<li class="compared-one">
    ${compared.isMissing(id)
      ? html`<span>${name}</span> <span class="badge">not here</span>`
      : html`<a href=${experimentHref(id)} title=${name}>${name}</a>`}
    ${compared.isDeleted(id) ? html`<span class="badge">deleted</span>` : nothing}
    <a
      class="take-out"
      href=${without}
      aria-label="Take ${name} out of the comparison"
      title="Take it out"
      @click=${() => announce(`${name} is taken out of the comparison`)}
      >${icon('cross')}</a
    >
  </li>`;
}

/** Why there are fewer runs than somebody might look for. */
export function noticesView(compared, asked, hrefWithout) {
  const {missing, deleted} = compared;
  return html`${missing.length === 0 ? nothing : missingView(missing, hrefWithout(missing))}
  ${deleted.length === 0 ? nothing : deletedView(deleted.map(compared.nameOf))}
  ${asked <= MOST_COMPARED
    ? nothing
    : html`<p class="warning" role="status">
        Only the first ${MOST_COMPARED} of ${formatCount(asked)} experiments are compared.
      </p>`}`;
}

function missingView(ids, without) {
  const one = ids.length === 1;
  return html`<div class="refusal compare-gone" role="alert">
    <p>
      ${one ? 'One experiment is' : `${ids.length} experiments are`} not here: deleted for good, or
      never made on this server.
    </p>
    <p class="code">${ids.join(', ')}</p>
    <a class="button" href=${without}>Take ${one ? 'it' : 'them'} out of the comparison</a>
  </div>`;
}

function deletedView(names) {
  const one = names.length === 1;
  return html`<p class="warning" role="status">
    ${names.join(', ')} ${one ? 'is' : 'are'} deleted; ${one ? 'its' : 'their'} deleted runs
    are under “Deleted runs”.
  </p>`;
}
