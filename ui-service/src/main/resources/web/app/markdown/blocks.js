/**
 * Markdown as a tree, after CommonMark and GitHub's tables and task lists, without HTML: what would
 * be markup is text. Pure.
 *
 * A block is {heading: level, nodes}, {paragraph: nodes}, {code, language}, {rule: true},
 * {quote: blocks}, {list: items, ordered, start} with items {blocks, checked} (checked is undefined
 * where there is no box), or {table: rows, head, aligns}, whose cells are nodes;
 * a row may have fewer than head.
 */

import {parseInline} from './inline.js';

/** Quotes and lists within each other; what is deeper is a paragraph. */
const MOST_DEPTH = 12;

// None of these tries the same blanks in two ways: a long line is read once.
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}(#{1,6})(?: |$)/;
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])([ \t]+|$)/;
const TASK = /^\[([ xX])\][ \t]+/;
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
const TABLE_RULE = /^\|? *:?-+:? *(?:\| *:?-+:? *)*\|?$/;

/**
 * @param text Markdown of any length; takes time linear in it
 * @returns blocks
 */
export function parseMarkdown(text) {
  return parseLines(text.replace(/\r\n?/g, '\n').replaceAll('\t', '    ').split('\n'), 0);
}

function parseLines(lines, depth) {
  const blocks = [];
  let at = 0;
  while (at < lines.length) {
    const read =
      lines[at].trim() === ''
        ? {next: at + 1}
        : (fence(lines, at) ??
          heading(lines, at) ??
          rule(lines, at) ??
          (depth < MOST_DEPTH ? (quote(lines, at, depth) ?? list(lines, at, depth)) : null) ??
          indented(lines, at) ??
          table(lines, at) ??
          paragraph(lines, at));
    if (read.block !== undefined) {
      blocks.push(read.block);
    }
    at = read.next;
  }
  return blocks;
}

function fence(lines, at) {
  const opening = openingOf(lines[at]);
  if (opening === null) {
    return null;
  }
  const {signs, language} = opening;
  const indent = lines[at].search(/\S/);
  const code = [];
  let next = at + 1;
  while (next < lines.length && !ends(lines[next], signs)) {
    code.push(lines[next].slice(Math.min(indent, leading(lines[next]))));
    next += 1;
  }
  return {block: {code: code.join('\n'), language}, next: next + 1};
}

/** A line that opens a fence: {signs, language}. Backticks closed in the same line are its code. */
function openingOf(line) {
  const match = FENCE.exec(line);
  if (match === null) {
    return null;
  }
  const [before, signs] = match;
  const info = line.slice(before.length).trim();
  return signs[0] === '`' && info.includes('`') ? null : {signs, language: info.split(' ', 1)[0]};
}

function ends(line, signs) {
  const trimmed = line.trim();
  return (
    leading(line) < 4 &&
    trimmed.length >= signs.length &&
    trimmed === signs[0].repeat(trimmed.length)
  );
}

function leading(line) {
  const at = line.search(/[^ ]/);
  return at < 0 ? line.length : at;
}

function heading(lines, at) {
  const match = HEADING.exec(lines[at]);
  if (match === null) {
    return null;
  }
  const words = withoutClosing(lines[at].slice(match[0].length).trim());
  return {block: {heading: match[1].length, nodes: parseInline(words)}, next: at + 1};
}

/** A heading may end with signs, which are not of its words. */
function withoutClosing(words) {
  let end = words.length;
  while (words[end - 1] === '#') {
    end -= 1;
  }
  return end === 0 || words[end - 1] === ' ' ? words.slice(0, end).trimEnd() : words;
}

function rule(lines, at) {
  return RULE.test(lines[at]) ? {block: {rule: true}, next: at + 1} : null;
}

function quote(lines, at, depth) {
  if (!QUOTE.test(lines[at])) {
    return null;
  }
  const inner = [];
  let next = at;
  while (next < lines.length && (QUOTE.test(lines[next]) || continues(lines, next, inner))) {
    inner.push(lines[next].replace(QUOTE, ''));
    next += 1;
  }
  return {block: {quote: parseLines(inner, depth + 1)}, next};
}

/** A paragraph goes on in the next line even where the sign of its quote or its indent is left out. */
function continues(lines, at, before) {
  return (
    before.length > 0 &&
    before.at(-1).trim() !== '' &&
    lines[at].trim() !== '' &&
    !begins(lines[at])
  );
}

function begins(line) {
  return (
    openingOf(line) !== null || [HEADING, RULE, QUOTE, ITEM].some((pattern) => pattern.test(line))
  );
}

function list(lines, at, depth) {
  const first = ITEM.exec(lines[at]);
  if (first === null) {
    return null;
  }
  const kind = first[2].at(-1);
  const ordered = /\d/.test(first[2]);
  const items = [];
  let next = at;
  for (;;) {
    const match = next < lines.length ? ITEM.exec(lines[next]) : null;
    if (match === null || match[2].at(-1) !== kind || RULE.test(lines[next])) {
      break;
    }
    const item = itemLines(lines, next, match);
    items.push(toItem(item.inner, depth));
    next = item.next;
  }
  const block = {list: items, ordered, start: ordered ? Number.parseInt(first[2], 10) : 1};
  return {block, next};
}

function itemLines(lines, at, [whole, , marker, gap]) {
  const indent = gap.length > 4 || gap === '' ? whole.length - gap.length + 1 : whole.length;
  const inner = [lines[at].slice(Math.min(indent, lines[at].length))];
  let next = at + 1;
  while (next < lines.length) {
    const line = lines[next];
    if (line.trim() === '') {
      inner.push('');
    } else if (leading(line) >= indent) {
      inner.push(line.slice(indent));
    } else if (continues(lines, next, inner)) {
      inner.push(line.trimStart());
    } else {
      break;
    }
    next += 1;
  }
  return {inner, next, marker};
}

function toItem(inner, depth) {
  const task = TASK.exec(inner[0]);
  const rest = task === null ? inner : [inner[0].slice(task[0].length), ...inner.slice(1)];
  return {
    blocks: parseLines(rest, depth + 1),
    checked: task === null ? undefined : task[1] !== ' ',
  };
}

function indented(lines, at) {
  if (leading(lines[at]) < 4) {
    return null;
  }
  let next = at;
  while (next < lines.length && (leading(lines[next]) >= 4 || lines[next].trim() === '')) {
    next += 1;
  }
  const code = lines
    .slice(at, next)
    .map((line) => line.slice(4))
    .join('\n')
    .trimEnd();
  return {block: {code, language: ''}, next};
}

function table(lines, at) {
  if (!lines[at].includes('|') || !isTableRule(lines[at + 1] ?? '')) {
    return null;
  }
  const head = cells(lines[at]);
  const aligns = cells(lines[at + 1]).map(alignOf);
  if (head.length !== aligns.length) {
    return null;
  }
  const rows = [];
  let next = at + 2;
  while (next < lines.length && lines[next].trim() !== '' && !begins(lines[next])) {
    // Short rows are not filled up: a wide head over many of them would make too many cells.
    rows.push(cells(lines[next]).slice(0, head.length).map(parseInline));
    next += 1;
  }
  return {block: {table: rows, head: head.map(parseInline), aligns}, next};
}

function isTableRule(line) {
  return leading(line) < 4 && TABLE_RULE.test(line.trim());
}

/** Cells are between bars, but for bars behind a backslash. */
function cells(line) {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function alignOf(dashes) {
  return dashes.endsWith(':') ? (dashes.startsWith(':') ? 'center' : 'right') : 'left';
}

function paragraph(lines, at) {
  const text = [];
  let next = at;
  while (next < lines.length && lines[next].trim() !== '') {
    const underline = next > at ? UNDERLINE.exec(lines[next]) : null;
    if (underline !== null) {
      const level = underline[1][0] === '=' ? 1 : 2;
      return {block: {heading: level, nodes: parseInline(text.join('\n'))}, next: next + 1};
    }
    if (next > at && begins(lines[next])) {
      break;
    }
    text.push(lines[next].trimStart());
    next += 1;
  }
  return {block: {paragraph: parseInline(text.join('\n').trimEnd())}, next};
}
