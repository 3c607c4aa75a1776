/** The first words of a Markdown text, for a line in a list. Pure. */

import {parseMarkdown} from './blocks.js';
import {wordsOf} from './inline.js';

/** A line has no room for more of it, and lists have many. */
const READ = 400;

/** What its first block with words says, as plain text; '' where none has any. */
export function firstWords(text) {
  return firstOf(parseMarkdown(text.slice(0, READ)));
}

function firstOf(blocks) {
  for (const block of blocks) {
    const words = wordsIn(block).replaceAll(/\s+/g, ' ').trim();
    if (words !== '') {
      return words;
    }
  }
  return '';
}

function wordsIn({heading, nodes, paragraph, code, quote, list, head}) {
  if (heading !== undefined || paragraph !== undefined) {
    return wordsOf(nodes ?? paragraph);
  }
  if (list !== undefined) {
    return firstOf(list.flatMap(({blocks}) => blocks));
  }
  return code ?? (quote === undefined ? (head ?? []).map(wordsOf).join(' ') : firstOf(quote));
}
