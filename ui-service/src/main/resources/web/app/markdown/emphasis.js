/**
 * Emphasis within a line of Markdown, after CommonMark, with GitHub's ~~: runs of signs are found,
 * paired and nested. Pure, and linear in the number of nodes.
 */

/** Deeper emphasis is text: nobody reads it, and drawing it would take a stack as deep. */
const MOST_DEPTH = 12;

const PUNCTUATION = /[\p{P}\p{S}]/u;

/**
 * The run of *, _ or ~ at a place, and whether it may open and close emphasis: CommonMark's flanking
 * rules.
 *
 * @returns {sign, length, opens, closes}
 */
export function signsAt(text, at) {
  const sign = text[at];
  let length = 1;
  while (text[at + length] === sign) {
    length += 1;
  }
  const before = text[at - 1] ?? ' ';
  const after = text[at + length] ?? ' ';
  const left = flanks(before, after);
  const right = flanks(after, before);
  return {
    sign,
    length,
    opens: left && (sign !== '_' || !right || PUNCTUATION.test(before)),
    closes: right && (sign !== '_' || !left || PUNCTUATION.test(after)),
  };
}

function flanks(outside, inside) {
  return (
    !/\s/.test(inside) &&
    (!PUNCTUATION.test(inside) || /\s/.test(outside) || PUNCTUATION.test(outside))
  );
}

/**
 * Pairs the runs of signs, innermost first, and nests what is between them. What a pass over the
 * nodes behind an opener has seen becomes one node or is never passed again: the whole is linear.
 *
 * @param nodes runs of signs as signsAt() gives them, which become shorter as they are paired, and
 *   any others: of a text nothing but the text is kept, else they stay as they are
 * @returns nodes without runs of signs, with {mark, nodes, depth} in their place: mark is strong, em
 *   or del, depth is 1 where no mark is within
 */
export function emphasised(nodes) {
  const out = [];
  const openers = {'*': [], _: [], '~': []};
  for (const node of nodes) {
    out.push(node);
    if (node.sign === undefined) {
      continue;
    }
    if (node.closes) {
      close(out, node, openers);
    }
    if (node.opens && node.length > 0) {
      openers[node.sign].push(node);
    }
  }
  return merged(out);
}

function close(out, closer, openers) {
  const mine = openers[closer.sign];
  while (closer.length > 0 && mine.length > 0) {
    const opener = mine.at(-1);
    const used = usedOf(opener, closer);
    if (used === 0) {
      return;
    }
    const from = out.lastIndexOf(opener);
    const depth = 1 + deepest(out, from + 1);
    if (depth > MOST_DEPTH) {
      // All that is open is around what is as deep as may be.
      Object.values(openers).forEach((list) => list.splice(0));
      return;
    }
    const inner = out.splice(from + 1);
    inner.pop();
    opener.length -= used;
    closer.length -= used;
    dropInside(inner, openers);
    out.push({mark: markOf(closer.sign, used), nodes: merged(inner), depth}, closer);
    if (opener.length === 0) {
      mine.pop();
    }
  }
}

function deepest(nodes, from) {
  let most = 0;
  for (let index = from; index < nodes.length; index += 1) {
    most = Math.max(most, nodes[index].depth ?? 0);
  }
  return most;
}

/** How many signs of both make a pair; ~~ comes as two only. */
function usedOf(opener, closer) {
  const both = Math.min(opener.length, closer.length, 2);
  return closer.sign === '~' && both < 2 ? 0 : both;
}

function markOf(sign, used) {
  return sign === '~' ? 'del' : used === 2 ? 'strong' : 'em';
}

/** What opened within a pair and was not closed there is text. */
function dropInside(inner, openers) {
  const inside = new Set(inner);
  for (const list of Object.values(openers)) {
    while (list.length > 0 && inside.has(list.at(-1))) {
      list.pop();
    }
  }
}

/** Signs that paired with nothing are text, and neighbouring texts are one. */
function merged(nodes) {
  const out = [];
  for (const node of nodes) {
    const text = node.sign === undefined ? node.text : node.sign.repeat(node.length);
    if (text === undefined) {
      out.push(node);
    } else if (text !== '') {
      const before = out.at(-1)?.text === undefined ? '' : out.pop().text;
      out.push({text: before + text});
    }
  }
  return out;
}
