/** What a comparison says of numbers: how far from the baseline, and which is best. Pure. */

import {formatNumber} from '../format.js';

/** The places of the best of some numbers, none of a single one; what is not finite is passed over. */
export function bestOf(numbers, better) {
  const finite = numbers.filter((value) => Number.isFinite(value));
  if (better === 'none' || finite.length < 2) {
    return new Set();
  }
  const best = better === 'lower' ? Math.min(...finite) : Math.max(...finite);
  return new Set(numbers.flatMap((value, index) => (value === best ? [index] : [])));
}

/** A text that is a number, as params are; undefined for any other. */
export function numberIn(value) {
  return value !== undefined && /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(value)
    ? Number(value)
    : undefined;
}

/**
 * How a number stands to the baseline's: {words, side}, or null if that cannot be said. side is
 * -1, 0 or 1 for below, equal and above.
 */
export function deltaOf(value, base) {
  if (!Number.isFinite(value) || !Number.isFinite(base)) {
    return null;
  }
  const difference = value - base;
  if (difference === 0) {
    return {words: 'same', side: 0};
  }
  const share = base === 0 ? '' : ` (${signed(percent(difference / Math.abs(base)))} %)`;
  return {words: signed(short(difference)) + share, side: Math.sign(difference)};
}

/** good or bad for a number on that side of the baseline; empty if nobody has said what is better. */
export function judgement(side, better) {
  if (side === 0 || better === 'none') {
    return '';
  }
  return (side < 0) === (better === 'lower') ? 'good' : 'bad';
}

/** What subtraction adds beyond the digits of its numbers is noise. */
function short(value) {
  return Number(value.toPrecision(4));
}

function percent(share) {
  return Number((share * 100).toPrecision(Math.abs(share) >= 0.1 ? 3 : 2));
}

function signed(value) {
  return (value > 0 ? '+' : '') + formatNumber(value);
}
