/** Cells of CSV as the server writes them in runs/export: docs/runs.md. Pure. */

/** With what formulas begin, also behind what programs skip or take for the same. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** Signed numbers, in which there is nothing to compute. */
const SIGNED = /^[+-](\d+\.?\d*(e[+-]?\d+)?|\.\d+(e[+-]?\d+)?|inf|infinity|nan)$/i;

/** A text as a cell, '' for null: what begins like a formula is kept from being one, an empty text is "". */
export function csvText(text) {
  return text === null ? '' : quoted(FORMULA.test(text) && !SIGNED.test(text) ? `'${text}` : text);
}

/** A file of lines, each with its end. */
export function csvFile(lines) {
  return lines.map((line) => `${line}\r\n`).join('');
}

function quoted(text) {
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
