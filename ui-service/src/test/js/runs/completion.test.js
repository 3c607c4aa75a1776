import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  completed,
  completionAt,
  faultOf,
  hasValues,
  partsAt,
  writtenKey,
} from '../../../main/resources/web/app/runs/completion.js';

const brief = (text) => {
  const {want, kind, key, from, typed} = completionAt(text);
  return {want, kind, key, rest: text.slice(from), typed};
};

test('completionAt_start_offersEntitiesAndAttributes', () => {
  assert.equal(completionAt('').want, 'what');
  assert.ok(completionAt('me').options.includes('metrics.'));
  assert.equal(completionAt('metrics.loss < 1 AND ').want, 'what');
});

test('completionAt_behindTheDot_wantsAKeyOfThatKind', () => {
  assert.deepEqual(brief('metrics.lo'), {
    want: 'key',
    kind: 'metric',
    key: undefined,
    rest: 'lo',
    typed: 'lo',
  });
  assert.deepEqual(brief('a = 1 AND params.`learning ra'), {
    want: 'key',
    kind: 'param',
    key: undefined,
    rest: '`learning ra',
    typed: 'learning ra',
  });
  assert.equal(brief('tags.').kind, 'tag');
});

test('completionAt_behindAKey_offersWhatSuitsIt', () => {
  assert.deepEqual(completionAt('metrics.loss ').options, ['<', '<=', '>', '>=', '=', '!=']);
  assert.ok(completionAt('params.`a b` ').options.includes('IS NULL'));
  assert.ok(completionAt('run_id ').options.includes('IN'));
  assert.ok(!completionAt('status ').options.includes('<'));
  assert.deepEqual(completionAt('tags.team IS ').options, ['NULL', 'NOT NULL']);
});

test('completionAt_behindAComparator_wantsAValue', () => {
  assert.deepEqual(brief("params.optimizer = 'ad"), {
    want: 'value',
    kind: 'param',
    key: 'optimizer',
    rest: "'ad",
    typed: 'ad',
  });
  assert.ok(hasValues(completionAt("tags.`team name` != '")));
  assert.ok(!hasValues(completionAt('metrics.loss < ')));
  assert.ok(completionAt('attributes.status = ').options.includes("'FAILED'"));
  assert.equal(completionAt("run_id IN ('a', 'b").want, 'value');
});

test('completionAt_afterACondition_offersAnd', () => {
  for (const text of [
    "params.a = 'x' ",
    'metrics.a < 1 ',
    'tags.a IS NOT NULL ',
    "run_id IN ('a') ",
  ]) {
    assert.deepEqual(completionAt(text).options, ['AND'], text);
  }
});

test('completed_word_replacesWhatWasTyped', () => {
  assert.deepEqual(completed('metrics.lo', 10, 8, 'loss'), {text: 'metrics.loss ', cursor: 13});
  assert.deepEqual(completed('me', 2, 0, 'metrics.'), {text: 'metrics.', cursor: 8});
  assert.deepEqual(completed('metrics.loxx < 1', 10, 8, 'loss'), {
    text: 'metrics.loss < 1',
    cursor: 13,
  });
});

test('writtenKey_anyKey_isBareWhenItCanBe', () => {
  assert.equal(writtenKey('val.loss_1'), 'val.loss_1');
  assert.equal(writtenKey('val/loss'), '`val/loss`');
});

test('faultOf_message_namesThePlace', () => {
  assert.deepEqual(faultOf('Invalid clause (at position 7)'), {
    message: 'Invalid clause',
    index: 6,
  });
  assert.deepEqual(faultOf('Invalid'), {message: 'Invalid', index: null});
});

test('partsAt_place_marksTheWordThere', () => {
  assert.deepEqual(partsAt('metrics.loss >> 1', 13), ['metrics.loss ', '>>', ' 1']);
  assert.deepEqual(partsAt('a', 5), ['a', '', '']);
});
