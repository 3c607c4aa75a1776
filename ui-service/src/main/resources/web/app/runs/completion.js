/**
 * What can come next in a filter: MLflow's grammar, read from the left up to the cursor. Pure; it
 * is lenient, for what is wrong the server says better.
 */

import {quoted, quotedText} from '../columns.js';

const ENTITIES = {
  metric: 'metric',
  metrics: 'metric',
  param: 'param',
  params: 'param',
  parameter: 'param',
  parameters: 'param',
  tag: 'tag',
  tags: 'tag',
  attribute: 'attribute',
  attributes: 'attribute',
  attr: 'attribute',
  run: 'attribute',
  dataset: 'dataset',
  datasets: 'dataset',
};

const NUMBERS = ['start_time', 'end_time'];
const ATTRIBUTES = [
  'run_name',
  'status',
  'user_id',
  'run_id',
  'start_time',
  'end_time',
  'artifact_uri',
];
const DATASET_KEYS = ['name', 'digest', 'context'];

const FOR_NUMBERS = ['<', '<=', '>', '>=', '=', '!='];
const FOR_TEXTS = ['=', '!=', 'LIKE', 'ILIKE'];

const STATUSES = ['RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED'];

/** Tokens as the server cuts them: quoted texts (perhaps not closed yet), operators, words. */
const TOKEN = /'(?:[^']|'')*'?|"(?:[^"]|"")*"?|`(?:[^`]|``)*`?|[<>=!~]+|[(),]|[^\s'"`<>=!~(),]+/gu;

/**
 * @param text of the filter up to the cursor
 * @returns {from, typed, want, kind, key, options}: what the letters from index from on may become.
 *   want is 'what' (an entity or attribute), 'key' (of kind), 'comparator', 'value' (of kind and
 *   key), 'connective'; options are the words that are known without asking
 */
export function completionAt(text) {
  const tokens = [...text.matchAll(TOKEN)].map((match) => ({text: match[0], from: match.index}));
  const last = tokens[tokens.length - 1];
  const open =
    last !== undefined && last.from + last.text.length === text.length && isOpen(last.text);
  const done = open ? tokens.slice(0, -1) : tokens;
  const typed = open ? last : {text: '', from: text.length};
  return expected(stateAfter(done), typed);
}

/** Whether letters typed now would be part of the token. */
function isOpen(token) {
  if (/^['"`]/.test(token)) {
    return !isClosed(token);
  }
  return !/^[(),]$/.test(token);
}

function isClosed(token) {
  const inner = token.slice(1).replaceAll(token[0] + token[0], '');
  return inner.endsWith(token[0]);
}

/** What the grammar waits for after whole tokens: {want, kind, key, list}. */
function stateAfter(tokens) {
  let state = {want: 'what'};
  for (let i = 0; i < tokens.length; i++) {
    state = step(state, tokens[i], tokens[i - 1]);
  }
  return state;
}

function step(state, token, before) {
  const word = token.text.toUpperCase();
  switch (state.want) {
    case 'what':
      return word === 'AND' ? state : begun(token.text);
    case 'key':
      return {...named(state.kind, content(token.text)), want: 'comparator'};
    case 'comparator':
      return afterComparator(state, word, before);
    case 'value':
      if (state.list) {
        return word === ')' ? {want: 'connective'} : state;
      }
      return token.text === '(' ? {...state, list: true} : {want: 'connective'};
    default:
      return word === 'AND' ? {want: 'what'} : begun(token.text);
  }
}

function begun(text) {
  const dot = text.indexOf('.');
  if (dot < 0) {
    return {...named('attribute', content(text)), want: 'comparator'};
  }
  const kind = ENTITIES[text.slice(0, dot).toLowerCase()];
  return dot === text.length - 1
    ? {want: 'key', kind}
    : {...named(kind, text.slice(dot + 1)), want: 'comparator'};
}

function afterComparator(state, word) {
  if (word === 'IS' || word === 'NOT') {
    return {...state, said: word};
  }
  if (word === 'NULL') {
    return {want: 'connective'};
  }
  return {...state, want: 'value', said: undefined, comparator: word};
}

function named(kind, key) {
  return {kind, key};
}

function content(text) {
  const quote = /^['"`]/.test(text) ? text[0] : '';
  return quote === ''
    ? text
    : text.slice(1, isClosed(text) ? -1 : undefined).replaceAll(quote + quote, quote);
}

function expected(state, typed) {
  switch (state.want) {
    case 'what':
    case 'key':
      return expectedKey(state, typed);
    case 'comparator':
      return {...state, ...at(typed), options: comparators(state)};
    case 'value':
      return {...state, ...at(typed), typed: content(typed.text), options: values(state)};
    default:
      return {...at(typed), want: 'connective', options: ['AND']};
  }
}

function at({text, from}) {
  return {from, typed: text};
}

/** Behind "metrics." keys are wanted; before it, what there is to choose from. */
function expectedKey(state, typed) {
  const dot = typed.text.indexOf('.');
  const kind =
    state.want === 'key'
      ? state.kind
      : ENTITIES[typed.text.slice(0, Math.max(dot, 0)).toLowerCase()];
  if (kind !== undefined) {
    const begin = state.want === 'key' ? 0 : dot + 1;
    const key = content(typed.text.slice(begin));
    return {want: 'key', kind, from: typed.from + begin, typed: key, options: keys(kind)};
  }
  return {
    ...at(typed),
    want: 'what',
    options: ['metrics.', 'params.', 'tags.', ...ATTRIBUTES, 'dataset.'],
  };
}

function keys(kind) {
  return kind === 'attribute' ? ATTRIBUTES : kind === 'dataset' ? DATASET_KEYS : [];
}

function isNumber({kind, key}) {
  return kind === 'metric' || (kind === 'attribute' && NUMBERS.includes(key));
}

function comparators(state) {
  if (state.said === 'IS') {
    return ['NULL', 'NOT NULL'];
  }
  if (isNumber(state)) {
    return FOR_NUMBERS;
  }
  const more = {
    param: ['IS NULL', 'IS NOT NULL'],
    tag: ['IS NULL', 'IS NOT NULL'],
    dataset: ['IN', 'NOT IN'],
  };
  return [...FOR_TEXTS, ...(state.key === 'run_id' ? ['IN', 'NOT IN'] : more[state.kind] ?? [])];
}

function values({kind, key}) {
  return kind === 'attribute' && key === 'status' ? STATUSES.map(quotedText) : [];
}

/** Whether the server has values of what a completion is for. */
export function hasValues({want, kind, key}) {
  if (want !== 'value') {
    return false;
  }
  return (
    kind === 'param' ||
    kind === 'tag' ||
    (kind === 'attribute' && ['run_name', 'user_id'].includes(key))
  );
}

/** A key as it is written in a filter: bare when it can be. */
export function writtenKey(key) {
  return /^[\p{L}\p{N}_.]+$/u.test(key) ? key : quoted(key);
}

/**
 * The text and cursor after a suggestion was taken: a blank follows unless a key is to follow.
 *
 * @param cursor the index at which the completion was asked for
 */
export function completed(text, cursor, from, word) {
  const rest = text.slice(cursor).replace(/^[\w.`'"/-]+/, '');
  const begun = text.slice(0, from) + word;
  if (word.endsWith('.')) {
    return {text: begun + rest, cursor: begun.length};
  }
  return {text: `${begun} ${rest.trimStart()}`, cursor: begun.length + 1};
}

/** The place that a refusal names, "(at position 7)", as {message, index}; index from 0 or null. */
export function faultOf(message) {
  const match = /\s*\(at position (\d+)\)/.exec(message);
  return match === null
    ? {message, index: null}
    : {message: message.replace(match[0], ''), index: Number(match[1]) - 1};
}

/** A text in three parts: before the faulty word, the word, and after it. Index counts characters. */
export function partsAt(text, index) {
  const characters = [...text];
  const before = characters.slice(0, index).join('');
  const rest = characters.slice(index).join('');
  const fault = /^(?:'[^']*'?|"[^"]*"?|`[^`]*`?|[<>=!~]+|[^\s<>=!~]+)/u.exec(rest)?.[0] ?? '';
  return [before, fault, rest.slice(fault.length)];
}
