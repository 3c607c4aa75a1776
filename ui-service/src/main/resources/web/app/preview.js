/** What an artifact can be shown as, judged by its name only. Pure. */

const KINDS = {
  image: 'avif bmp gif ico jpeg jpg png svg webp',
  video: 'm4v mov mp4 ogv webm',
  audio: 'aac flac m4a mp3 oga ogg opus wav',
  pdf: 'pdf',
  page: 'htm html',
  markdown: 'markdown md',
};

const BY_EXTENSION = new Map(
  Object.entries(KINDS).flatMap(([kind, list]) =>
    list.split(' ').map((extension) => [extension, kind]),
  ),
);

/**
 * image, video, audio (the browser's own elements show them), pdf, page (HTML), markdown, or data:
 * what the server makes a preview of, as text, JSON or a table, whatever the name.
 */
export function previewKind(path) {
  const name = baseName(path);
  const extension = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : '';
  return BY_EXTENSION.get(extension) ?? 'data';
}

/**
 * JSON set out in lines, every literal as it was written (a number read and printed again may
 * change, and Python writes NaN); the text as it is when it is not JSON.
 *
 * @param known whether somebody has found that it is JSON; parsed to see unless given
 */
export function prettyJson(text, known = isJson(text)) {
  if (!known) {
    return text;
  }
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
  let depth = 0;
  let out = '';
  tokens.forEach((token, index) => {
    if (token === '}' || token === ']') {
      depth -= 1;
      out += isOpening(tokens[index - 1]) ? token : newLine(depth) + token;
    } else if (isOpening(token)) {
      depth += 1;
      out += isClosing(tokens[index + 1]) ? token : token + newLine(depth);
    } else if (token === ',') {
      out += token + newLine(depth);
    } else {
      out += token === ':' ? ': ' : token;
    }
  });
  return out;
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function isOpening(token) {
  return token === '{' || token === '[';
}

function isClosing(token) {
  return token === '}' || token === ']';
}

function newLine(depth) {
  return '\n' + '  '.repeat(Math.min(depth, 60));
}

/*
 * The next two look into pages that may be megabytes of anything, so that their patterns are bounded.
 * They tell people what to expect, and are no guard: of that there is the frame's policy.
 */

/** Whether a page seems to have anything to run: scripts, handlers, addresses that are code. */
export function hasScripts(page) {
  return /<script\b|<[^<>]{0,2000}\son[a-z]{1,30}\s{0,9}=|javascript:/i.test(page);
}

/** From where a page would fetch parts of itself: the names of hosts, each once. */
export function hostsNeeded(page) {
  const loading =
    /<(?:script|link|img|iframe|video|audio|source)\b[^<>]{0,2000}?\s(?:src|href)\s{0,9}=\s{0,9}["']?(?:https?:)?\/\/([^/"'\s<>?#]{1,253})/gi;
  return [...new Set([...page.matchAll(loading)].map(([, host]) => host.toLowerCase()))];
}

export function baseName(path) {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Where an address in a file leads, from the folder of that file; null where to no path of its root. */
export function pathFrom(folder, address) {
  const parts = folder === '' ? [] : folder.split('/');
  let path;
  try {
    path = decodeURIComponent(address.replace(/[?#].*$/, ''));
  } catch {
    return null;
  }
  for (const part of path.split('/')) {
    if (part === '..' && parts.pop() === undefined) {
      return null;
    }
    if (part !== '' && part !== '.' && part !== '..') {
      parts.push(part);
    }
  }
  return parts.join('/');
}

/** The folders above a path, outermost first: a/b/c.txt has a and a/b. */
export function foldersAbove(path) {
  const folders = path.split('/').slice(0, -1);
  return folders.map((folder, depth) => folders.slice(0, depth + 1).join('/'));
}
