/** What an artifact can be shown as, judged by its name only. Pure. */

const IMAGES = {
  avif: 'image/avif',
  bmp: 'image/bmp',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
};

const TEXTS = new Set(
  ('bash c cfg conf cpp css csv env err h hocon html ini java js jsonl log md mjs out properties ' +
    'py r rst scala sh sql tex toml ts tsv txt xml yaml yml').split(' '),
);

const NAMES = new Set(['MLmodel', 'MLproject', 'Dockerfile', 'Makefile', 'LICENSE', 'README']);

/** {kind: 'image', type}, {kind: 'json'}, {kind: 'text'} or {kind: 'none'}. */
export function previewOf(path) {
  const name = baseName(path);
  const extension = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : '';
  if (IMAGES[extension] !== undefined) {
    return {kind: 'image', type: IMAGES[extension]};
  }
  if (extension === 'json') {
    return {kind: 'json'};
  }
  return {kind: TEXTS.has(extension) || NAMES.has(name) ? 'text' : 'none'};
}

/**
 * JSON set out in lines, every literal as it was written (a number read and printed again may
 * change); the text as it is when it is not JSON.
 */
export function prettyJson(text) {
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g);
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

function isOpening(token) {
  return token === '{' || token === '[';
}

function isClosing(token) {
  return token === '}' || token === ']';
}

function newLine(depth) {
  return '\n' + '  '.repeat(depth);
}

export function baseName(path) {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folders above a path, outermost first: a/b/c.txt has a and a/b. */
export function foldersAbove(path) {
  const folders = path.split('/').slice(0, -1);
  return folders.map((folder, depth) => folders.slice(0, depth + 1).join('/'));
}
