/** How the upload of a model went: a mark, a colour and the word. */

import {icon} from '../parts/icons.js';
import {html} from '../view.js';
import {modelStatus} from './model-facts.js';

/** Colours are those of a run's statuses. */
const STATUSES = {
  PENDING: {icon: 'clock', word: 'Being uploaded', like: 'SCHEDULED'},
  READY: {icon: 'check', word: 'Ready', like: 'FINISHED'},
  FAILED: {icon: 'cross', word: 'Upload failed', like: 'FAILED'},
  UNKNOWN: {icon: 'dot', word: 'Unknown', like: ''},
};

export function modelStatusView(info) {
  const known = STATUSES[modelStatus(info)];
  return html`<span class="status" data-status=${known.like}
    >${icon(known.icon)}${known.word}</span
  >`;
}
