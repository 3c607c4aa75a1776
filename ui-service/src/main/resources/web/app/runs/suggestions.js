/** What to suggest for a filter: words of the grammar at once, keys and values as the server knows them. */

import {quotedText} from '../columns.js';
import {formatCount} from '../format.js';
import {listKeys, listValues} from './calls.js';
import {completionAt, hasValues, writtenKey} from './completion.js';

const MOST = 12;

const KINDS = {metric: 'metric', param: 'param', tag: 'tag'};

/**
 * @param text of the filter up to the cursor
 * @returns {from, words, ask}: words [{word, note}] that are known, from which index on they stand;
 *   ask, when the server knows more, is a function of a signal that gives all words
 */
export function suggestionsFor(text, experimentIds) {
  const completion = completionAt(text);
  const known = matching(completion.options, completion.typed).map((word) => ({word, note: ''}));
  const asks = (completion.want === 'key' && KINDS[completion.kind]) || hasValues(completion);
  return {
    from: completion.from,
    words: known,
    ask: asks ? (signal) => askFor(completion, experimentIds, signal) : null,
  };
}

function matching(options, typed) {
  const small = typed.toLowerCase();
  return options.filter((word) => {
    const other = word.toLowerCase().replace(/^'/, '');
    return other.startsWith(small.replace(/^'/, '')) && other !== small;
  });
}

async function askFor(completion, experimentIds, signal) {
  return completion.want === 'key'
    ? keys(completion, experimentIds, signal)
    : values(completion, experimentIds, signal);
}

/** Those that begin with what is typed come before those that have it somewhere. */
async function keys({kind, typed}, experimentIds, signal) {
  const ask = (search) => listKeys(experimentIds, kind, search, MOST, signal);
  const answers = await Promise.all(
    typed === '' ? [ask({})] : [ask({prefix: typed}), ask({contains: typed})],
  );
  return distinct(answers.flatMap(({keys: found}) => found.map(({key, runs}) => [key, runs]))).map(
    ([key, runs]) => ({word: writtenKey(key), note: note(runs)}),
  );
}

async function values({kind, key, typed}, experimentIds, signal) {
  const field = kind === 'attribute' ? `attributes.${key}` : `${kind}s.${writtenKey(key)}`;
  const ask = (search) => listValues(experimentIds, field, search, MOST, signal);
  const plain = typed.replaceAll('%', '');
  const answers = await Promise.all(
    plain === '' ? [ask({})] : [ask({prefix: plain}), ask({contains: plain})],
  );
  return distinct(
    answers.flatMap(({values: found}) => found.map(({value, runs}) => [value, runs])),
  ).map(([value, runs]) => ({word: quotedText(value), note: note(runs)}));
}

function distinct(pairs) {
  return [...new Map(pairs)].slice(0, MOST);
}

function note(runs) {
  return `${formatCount(runs)} ${runs === 1 ? 'run' : 'runs'}`;
}
