/** What makes numbers of any size such that uPlot finds marks for them. Pure. */

/** uPlot takes what is closer than 1e-9 for one, and has no marks that are farther apart than 5e16. */
const SMALL = 1e-6;
const GREAT = 1e15;

/** Below this there are powers of ten that are no exact numbers any more. */
const LEAST_POWER = -300;

/** @returns the power of ten by which numbers from min to max are divided; 1 for all of a usual size */
export function unitOf({min, max}) {
  const size = Math.max(Math.abs(min), Math.abs(max));
  return size > GREAT || (size > 0 && size < SMALL)
    ? 10 ** Math.max(LEAST_POWER, Math.floor(Math.log10(size)))
    : 1;
}

/** The nearest number there is to what may be beyond all of them. */
export function withinNumbers(value) {
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));
}

/** Powers of ten that are marked at most. */
const MOST_POWERS = 12;

/** Where a logarithmic axis has lines: at 1, 2 … 9 of each power of ten, or, of very many, at some powers alone. */
export function logMarks(min, max) {
  const [first, last] = [Math.floor(Math.log10(min)), Math.ceil(Math.log10(max))];
  const every = Math.ceil((last - first) / MOST_POWERS);
  const found = [];
  for (let power = Math.ceil(first / every) * every; power <= last; power += every) {
    for (let n = 1; n <= (every > 1 ? 1 : 9); n++) {
      found.push(Number(`${n}e${power}`));
    }
  }
  return found.filter((mark) => mark >= min && mark <= max);
}

/** The first digits that are named where the first of two neighbours is so much of a power of ten below the next power. */
const DIGITS = [
  [1 - Math.log10(9), '123456789'],
  [1 - Math.log10(7), '12357'],
  [1 - Math.log10(5), '125'],
];

/**
 * Which of these lines have their numbers beside them: null in place of those that do not.
 *
 * @param decade how many pixels a power of ten has, space how many a number needs
 */
export function logLabels(marks, decade, space) {
  const digits = DIGITS.find(([apart]) => apart * decade >= space)?.[1];
  const digitOf = (mark) => mark.toExponential()[0];
  if (digits !== undefined) {
    return marks.map((mark) => (digits.includes(digitOf(mark)) ? mark : null));
  }
  // Counted in powers from the last one, so that the greatest is named.
  const powers = marks.filter((mark) => Number.isInteger(Math.log10(mark))).map(Math.log10);
  const named = new Set();
  let next = Infinity;
  for (const power of powers.reverse()) {
    if (power <= next) {
      named.add(power);
      next = power - space / decade;
    }
  }
  return marks.map((mark) => (named.has(Math.log10(mark)) ? mark : null));
}
