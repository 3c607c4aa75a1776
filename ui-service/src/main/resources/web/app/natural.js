/** The natural order of params and tags, in which people count: numbers first, 16 before 128. Pure. */

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * The number that a text is in this order, as the server has it (NaturalNumber in common): a decimal
 * one and nothing beside it, not too great for a double. NaN for any other text.
 */
export function naturalNumber(text) {
  const number = DECIMAL.test(text) ? Number(text) : NaN;
  // Zero has one sign.
  return Number.isFinite(number) ? number + 0 : NaN;
}

/** How the search grammar says that a param or tag is to be in this order; other fields as they are. */
export function naturally(field) {
  return /^(params?|parameters?|tags?)\./.test(field) ? `natural(${field})` : field;
}
