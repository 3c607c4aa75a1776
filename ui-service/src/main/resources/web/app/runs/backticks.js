/**
 * Keys that want backticks: MLflow's grammar takes letters, digits, _ and . without them, and its
 * refusal of anything else does not say so. Pure.
 */

import {writtenKey} from './completion.js';

/** Quoted texts, which are passed over, or the beginning of a key up to its dot. */
const PART = /'[^']*'?|"[^"]*"?|`[^`]*`?|(?:metrics?|param(?:eter)?s?|tags?)\.(?!\s*[`"'])/giu;

/** What ends a key that has no quotes around it, and blanks; no such key has a quote in it. */
const END = /[`'"]|!=|[<>=]|\s(?:NOT\s+)?(?:I?LIKE|IN)\b|\sIS\b|\sAND\b|$/iu;

/** The filter with backticks around the keys that want them; null when none does. */
export function withBackticks(filter) {
  let corrected = '';
  let from = 0;
  for (const {0: part, index} of filter.matchAll(PART)) {
    const isName = part.endsWith('.') && !/[\p{L}\p{N}_.]/u.test(filter[index - 1] ?? '');
    if (!isName || index < from) {
      continue;
    }
    const begin = index + part.length;
    const rest = filter.slice(begin);
    const {0: end, index: length} = END.exec(rest);
    const key = rest.slice(0, length).trim();
    if (key !== '' && !/[`'"]/.test(end)) {
      corrected += filter.slice(from, begin) + writtenKey(key);
      from = begin + rest.indexOf(key) + key.length;
    }
  }
  corrected += filter.slice(from);
  return corrected === filter ? null : corrected;
}
