/** Scales for values of runs: numbers, on a logarithmic scale where that is theirs, or words. Pure. */

import {formatTick} from '../format.js';
import {naturalNumber} from '../natural.js';
import {isDrawable} from './curve.js';
import {byName} from './find.js';
import {halfApart} from './projection.js';
import {withinNumbers} from './units.js';

/** A word is meant that is as close as this to the end of a span. */
const ABOUT = 0.03;

/** Positive numbers that span this much are of a kind that people choose by powers of ten. */
const WIDE = 100;

/** Below this, whole numbers times a step are all different numbers, and as far apart as they should be. */
const EXACT = 2 ** 52;

/** So much of the last digit is not worth a further one: what is computed is not exact. */
const SLIGHT = 1e-6;

/**
 * @param values of all runs: numbers, texts, null for none; texts that are all numbers count as such
 * @returns {words, log, at(value), ticks, rangeOf([low, high]), isWithin(value, range), spanOf(range)}:
 *   at gives the place from 0 to 1, or null for what has none; ticks are [{at, label}]; ranges,
 *   [from, to], are texts of values that are within, both inclusive, and have a span of places; null
 *   for a span or a range in which there is nothing
 */
export function scaleOf(values) {
  const present = values.filter((value) => value !== null);
  const numbers = present.map((value) => (value === '' ? NaN : Number(value)));
  const areNumbers = present.every((value, i) => typeof value === 'number' || !Number.isNaN(numbers[i]));
  return areNumbers ? numberScale(numbers.filter(isDrawable)) : wordScale(present.map(String));
}

function numberScale(numbers) {
  let min = numbers.reduce((a, b) => Math.min(a, b), Infinity);
  let max = numbers.reduce((a, b) => Math.max(a, b), -Infinity);
  if (min > max) {
    [min, max] = [0, 1];
  }
  const log = min > 0 && max / min >= WIDE;
  if (halfApart(min, max) === 0) {
    const room = Math.abs(min) / 2 || 0.5;
    [min, max] = [min - room, max + room].map(withinNumbers);
  }
  const place = log ? Math.log10 : (number) => number;
  const [low, high] = [place(min), place(max)];
  const at = (value) => {
    const number = value === null || value === '' ? NaN : Number(value);
    return isDrawable(number) && (!log || number > 0) ? halfApart(low, place(number)) / halfApart(low, high) : null;
  };
  const ticks = log ? powers(min, max) : roundNumbers(min, max);
  // Four digits, counted from the first in which values of the axis differ.
  const valueAt = (share, toWhole) => {
    if (share <= 0 || share >= 1) {
      return String(share <= 0 ? min : max);
    }
    const between = low * (1 - share) + high * share;
    const value = log ? 10 ** between : between;
    const power = Math.floor(Math.log10(log ? value : halfApart(min, max))) - 3;
    const whole = toWhole(value / 10 ** power);
    return String(Math.abs(whole) < EXACT ? withinNumbers(Number(`${whole}e${power}`)) : value);
  };
  return {
    words: null,
    log,
    at,
    ticks: ticks.map((tick) => ({at: at(tick), label: formatTick(tick)})),
    rangeOf: ([from, to]) => [
      valueAt(from, (number) => Math.floor(number + SLIGHT)),
      valueAt(to, (number) => Math.ceil(number - SLIGHT)),
    ],
    isWithin: (value, [from, to]) =>
      value !== null && value !== '' && Number(value) >= Number(from) && Number(value) <= Number(to),
    spanOf: (range) => range.map((end) => Math.max(0, Math.min(1, at(end) ?? 0))),
  };
}

/** Numbers first, as in the table of runs, then words in the order in which people count. */
function byValue(one, other) {
  const [a, b] = [one, other].map(numberIn);
  return a < b ? -1 : a > b ? 1 : byName(one, other);
}

function numberIn(text) {
  const number = naturalNumber(text);
  return Number.isNaN(number) ? Infinity : number;
}

function wordScale(texts) {
  const words = [...new Set(texts)].sort(byValue);
  const at = (value) => {
    const index = value === null ? -1 : words.indexOf(String(value));
    return index < 0 ? null : words.length === 1 ? 0.5 : index / (words.length - 1);
  };
  const isWithin = (value, [from, to]) =>
    value !== null && byValue(from, String(value)) <= 0 && byValue(String(value), to) <= 0;
  const ends = (some) => (some.length === 0 ? null : [some[0], some.at(-1)]);
  return {
    words,
    log: false,
    at,
    ticks: words.map((word) => ({at: at(word), label: word})),
    rangeOf: ([low, high]) =>
      ends(words.filter((word) => at(word) >= low - ABOUT && at(word) <= high + ABOUT)),
    isWithin,
    spanOf: (range) => ends(words.filter((word) => isWithin(word, range)))?.map(at) ?? null,
  };
}

/** Up to some six numbers between two that end in 1, 2 or 5 and zeros; the two, where they are too close for that. */
export function roundNumbers(min, max) {
  const raw = halfApart(min, max) / 2.5;
  const power = Math.floor(Math.log10(raw));
  const digit = [1, 2, 5, 10].find((one) => one * 10 ** power >= raw);
  const step = digit * 10 ** power;
  if (!(Math.max(-min, max) / step < EXACT)) {
    return [min, max];
  }
  const found = [];
  for (let n = Math.ceil(min / step - 1e-9); n <= max / step + 1e-9; n++) {
    found.push(Number(`${n * digit}e${power}`));
  }
  return found;
}

function powers(min, max) {
  const found = [];
  for (let power = Math.ceil(Math.log10(min) - 1e-9); power <= Math.log10(max) + 1e-9; power++) {
    found.push(10 ** power);
  }
  return found;
}
