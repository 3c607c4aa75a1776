/**
 * What stands within a line of Markdown: emphasis, code, links. Pure, and linear in the length of
 * the text.
 *
 * A node is {text}, {code}, {link, nodes}, {image, alt}, {picture, alt}, {break: true}, or {mark,
 * nodes} with mark strong, em or del (and its depth). Addresses are http and https only, but for a
 * picture's, which is a path from where the text is; HTML is text.
 */

import {emphasised, signsAt} from './emphasis.js';

const ESCAPABLE = /[!-/:-@[-`{-~]/;
const AUTOLINK = /<(https?:\/\/[^\s<>]*)>/y;
const BARE_LINK = /https?:\/\/[^\s<>]*[^\s<>.,:;!?"'()[\]*_~]/y;
// All of it is bounded, as each bracket is tried.
const ADDRESS = /<([^<>\n]{0,2000})>|([^\s()<>]{0,2000})/.source;
const TITLE = /"[^"]{0,1000}"|'[^']{0,1000}'/.source;
const TARGET = new RegExp(
  `\\(\\s{0,99}(?:${ADDRESS})(?:\\s{1,99}(?:${TITLE}))?\\s{0,99}\\)`,
  'y',
);
/** A path that begins where the text is: no scheme, no host, not from a root. */
const RELATIVE = /^(?![a-z][a-z\d+.-]*:|[/\\?#])./i;
const WORD = /[\p{L}\p{N}_]/u;

/** @returns nodes */
export function parseInline(text) {
  const scan = {
    text,
    at: 0,
    nodes: [],
    brackets: [],
    /** So many of the brackets, from the outermost, have a link within and make none themselves. */
    withLink: 0,
    /** Where an address ended that is none. */
    noLinkUntil: 0,
    codeEnds: codeRuns(text),
  };
  while (scan.at < text.length) {
    step(scan);
  }
  return emphasised(scan.nodes);
}

/** The address as it may be followed, or null. */
export function safeAddress(address) {
  try {
    const {protocol, href} = new URL(address);
    return protocol === 'https:' || protocol === 'http:' ? href : null;
  } catch {
    return null;
  }
}

function step(scan) {
  const {text, at} = scan;
  switch (text[at]) {
    case '\\':
      return escape(scan);
    case '`':
      return code(scan);
    case '\n':
      return lineEnd(scan);
    case '<':
      return autolink(scan) || say(scan, '<');
    case 'h':
      return bareLink(scan) || say(scan, 'h');
    case '!':
      return text[at + 1] === '[' ? openBracket(scan, '![') : say(scan, '!');
    case '[':
      return openBracket(scan, '[');
    case ']':
      return closeBracket(scan);
    case '*':
    case '_':
    case '~':
      return signs(scan);
    default:
      return plain(scan);
  }
}

function say(scan, words, length = words.length) {
  const last = scan.nodes.at(-1);
  if (last?.text !== undefined && last.bracket === undefined) {
    last.text += words;
  } else {
    scan.nodes.push({text: words});
  }
  scan.at += length;
}

function plain(scan) {
  const {text, at} = scan;
  let end = at + 1;
  while (end < text.length && !'\\`\n<h![]*_~'.includes(text[end])) {
    end += 1;
  }
  say(scan, text.slice(at, end));
}

function escape(scan) {
  const next = scan.text[scan.at + 1] ?? '';
  if (next === '\n') {
    scan.nodes.push({break: true});
    scan.at += 2;
  } else if (ESCAPABLE.test(next)) {
    say(scan, next, 2);
  } else {
    say(scan, '\\');
  }
}

function lineEnd(scan) {
  const last = scan.nodes.at(-1);
  if (last?.text !== undefined && scan.text.endsWith('  ', scan.at)) {
    last.text = last.text.trimEnd();
    scan.nodes.push({break: true});
    scan.at += 1;
  } else {
    say(scan, '\n');
  }
}

function signs(scan) {
  const run = signsAt(scan.text, scan.at);
  scan.nodes.push(run);
  scan.at += run.length;
}

/** Where the runs of backticks are, by their length, the next one last. */
function codeRuns(text) {
  const runs = new Map();
  for (const match of text.matchAll(/`+/g)) {
    const {length} = match[0];
    runs.set(length, runs.get(length) ?? []);
    runs.get(length).push(match.index);
  }
  runs.forEach((positions) => positions.reverse());
  return runs;
}

function code(scan) {
  const {text, at, codeEnds} = scan;
  let length = 1;
  while (text[at + length] === '`') {
    length += 1;
  }
  const ends = codeEnds.get(length) ?? [];
  while (ends.length > 0 && ends.at(-1) <= at) {
    ends.pop();
  }
  const end = ends.at(-1);
  if (end === undefined) {
    return say(scan, '`'.repeat(length));
  }
  const inner = text.slice(at + length, end).replaceAll('\n', ' ');
  const padded = inner.startsWith(' ') && inner.endsWith(' ') && /[^ ]/.test(inner);
  scan.nodes.push({code: padded ? inner.slice(1, -1) : inner});
  scan.at = end + length;
}

function matchAt(pattern, {text, at}) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function autolink(scan) {
  const match = matchAt(AUTOLINK, scan);
  return match !== null && link(scan, match[1], match[0].length);
}

function bareLink(scan) {
  if (scan.at < scan.noLinkUntil || (scan.at > 0 && WORD.test(scan.text[scan.at - 1]))) {
    return false;
  }
  const match = matchAt(BARE_LINK, scan);
  if (match === null) {
    return false;
  }
  // What is no address has none in its middle, or each of many would be looked for to the end.
  scan.noLinkUntil = scan.at + match[0].length;
  return link(scan, match[0], match[0].length);
}

function link(scan, address, length) {
  const safe = safeAddress(address);
  if (safe === null) {
    return false;
  }
  scan.nodes.push({link: safe, nodes: [{text: address}]});
  scan.at += length;
  return true;
}

function openBracket(scan, bracket) {
  scan.brackets.push(scan.nodes.length);
  scan.nodes.push({text: bracket, bracket});
  scan.at += bracket.length;
}

function closeBracket(scan) {
  const opened = scan.brackets.pop();
  const hasLink = scan.brackets.length < scan.withLink;
  scan.withLink = Math.min(scan.withLink, scan.brackets.length);
  const target =
    opened === undefined || (hasLink && scan.nodes[opened].bracket === '[')
      ? null
      : matchAt(TARGET, {text: scan.text, at: scan.at + 1});
  const wanted = target === null ? '' : (target[1] ?? target[2]);
  const address = target === null ? null : safeAddress(wanted);
  const isPicture =
    opened !== undefined && scan.nodes[opened].bracket === '![' && RELATIVE.test(wanted);
  if (address === null && !isPicture) {
    if (opened !== undefined) {
      delete scan.nodes[opened].bracket;
    }
    return say(scan, ']');
  }
  const [{bracket}, ...inner] = scan.nodes.splice(opened);
  if (bracket === '![') {
    const alt = wordsOf(inner);
    scan.nodes.push(isPicture ? {picture: wanted, alt} : {image: address, alt});
  } else {
    scan.nodes.push({link: address, nodes: withoutLinks(emphasised(inner))});
    scan.withLink = scan.brackets.length;
  }
  scan.at += 1 + target[0].length;
}

/** An address or image in a link is its words. */
function withoutLinks(nodes) {
  return nodes.flatMap((node) => {
    if (node.alt !== undefined) {
      return [{text: node.alt}];
    }
    if (node.link !== undefined) {
      return node.nodes;
    }
    return node.nodes === undefined ? [node] : [{...node, nodes: withoutLinks(node.nodes)}];
  });
}

/** What nodes say, without marks and addresses. */
export function wordsOf(nodes) {
  return nodes
    .map((node) => node.text ?? node.code ?? node.alt ?? (node.break ? ' ' : wordsOf(node.nodes ?? [])))
    .join('');
}
