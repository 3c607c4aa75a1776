/** A run by its name, and by the beginning of its id until that is known. */

import {runHref} from '../router.js';
import {html, nothing} from '../view.js';

/** @param names Map of run id to name; null where it cannot be had */
export function runLink(experimentId, runId, names) {
  const name = names.get(runId) ?? null;
  return html`<a
    class=${name === null ? 'code' : nothing}
    title=${name ?? nothing}
    href=${runHref(experimentId, runId)}
    >${name ?? runId.slice(0, 8)}</a
  >`;
}
