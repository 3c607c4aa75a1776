/** JSON whose whole numbers keep all their digits, which JSON.parse rounds beyond 2^53. Pure. */

/** Strings, so that what is in them is passed over, and numbers with all that belongs to them. */
const LITERALS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;
const WHOLE = /^-?\d{16,}$/;

/** Stands in front of the digits of a number while it is a string, as JSON has no third kind. */
const MARK = '\u0000';
const MARKED = /^\u0000-?\d{16,}$/;

/** What JSON.parse gives, but for whole numbers that are not safe: they are bigint. */
export function parseExactly(text) {
  if (!/\d{16}/.test(text)) {
    return JSON.parse(text);
  }
  const marked = text.replace(LITERALS, (literal) =>
    WHOLE.test(literal) && !Number.isSafeInteger(Number(literal))
      ? JSON.stringify(MARK + literal)
      : literal,
  );
  return JSON.parse(marked, (key, value) =>
    typeof value === 'string' && MARKED.test(value) ? BigInt(value.slice(MARK.length)) : value,
  );
}

/** JSON of a value that has such numbers in it. */
export function stringifyExactly(value) {
  const marked = JSON.stringify(value, (key, one) =>
    typeof one === 'bigint' ? MARK + String(one) : one,
  );
  return marked.replaceAll(/"\\u0000(-?\d{16,})"/g, '$1');
}
