/** A run's status: a mark, a colour and, since neither is enough, the word. */

import {html} from '../view.js';
import {icon} from './icons.js';

const STATUSES = {
  RUNNING: {icon: 'dot', word: 'Running'},
  SCHEDULED: {icon: 'clock', word: 'Scheduled'},
  FINISHED: {icon: 'check', word: 'Finished'},
  FAILED: {icon: 'cross', word: 'Failed'},
  KILLED: {icon: 'stop', word: 'Killed'},
};

export function statusView(status) {
  const known = STATUSES[status] ?? {icon: 'dot', word: status ?? 'Unknown'};
  return html`<span class="status" data-status=${status ?? ''}>${icon(known.icon)}${known.word}</span>`;
}
