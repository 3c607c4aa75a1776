/** JSON whose whole numbers keep all their digits, which JSON.parse rounds beyond 2^53. Pure. */

/**
 * Strings, so that what is in them is passed over, those that are keys with their colon, and
 * numbers with all that belongs to them.
 */
const LITERALS = /"[^"\\]*(?:\\.[^"\\]*)*"(?:\s*:)?|-?\d[\d.eE+-]*/g;
const WHOLE = /^-?\d{16,}$/;

/**
 * Stands in front of the digits of a number while it is a string, as JSON has no third kind. A
 * string that begins with it has it twice meanwhile.
 */
const MARK = '\u0000';
const MARKED = '"\\u0000';

/** What JSON.parse gives, but for whole numbers that are not safe: they are bigint. */
export function parseExactly(text) {
  // What is no JSON is refused before anything else is done with it.
  const rounded = JSON.parse(text);
  if (!/\d{16}/.test(text)) {
    return rounded;
  }
  const marked = text.replace(LITERALS, (literal) => {
    if (WHOLE.test(literal)) {
      return Number.isSafeInteger(Number(literal)) ? literal : `${MARKED}${literal}"`;
    }
    return isMarked(literal) ? MARKED + literal.slice(1) : literal;
  });
  return JSON.parse(marked, (key, value) => {
    if (typeof value !== 'string' || !value.startsWith(MARK)) {
      return value;
    }
    return value[1] === MARK ? value.slice(1) : BigInt(value.slice(1));
  });
}

/** JSON of a value that has such numbers in it. */
export function stringifyExactly(value) {
  const marked = JSON.stringify(value, (key, one) =>
    typeof one === 'bigint' || (typeof one === 'string' && one.startsWith(MARK)) ? MARK + one : one,
  );
  return marked.replace(LITERALS, (literal) => {
    if (!isMarked(literal)) {
      return literal;
    }
    const rest = literal.slice(MARKED.length);
    return isMarked('"' + rest) ? '"' + rest : rest.slice(0, -1);
  });
}

/** Of a literal that is no key. */
function isMarked(literal) {
  return literal.startsWith(MARKED) && !literal.endsWith(':');
}
