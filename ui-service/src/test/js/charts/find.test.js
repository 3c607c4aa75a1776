import assert from 'node:assert/strict';
import {test} from 'node:test';
import {OFFERED, metricFinder, offeredKeys, sections} from '../../../main/resources/web/app/charts/find.js';

const KEYS = ['loss', 'val/loss', 'val/layer10', 'val/layer2', 'system/cpu', 'Accuracy', 'a/b/c'];
const found = (text, isPattern) => KEYS.filter(metricFinder(text, isPattern).matches);

test('metricFinder_words_areAllInTheName', () => {
  assert.deepEqual(found('', false), KEYS);
  assert.deepEqual(found('LOSS', false), ['loss', 'val/loss']);
  assert.deepEqual(found(' layer  val ', false), ['val/layer10', 'val/layer2']);
  assert.deepEqual(found('.*', false), []);
});

test('metricFinder_pattern_isARegularExpression', () => {
  assert.deepEqual(found('^(val/)?loss$', true), ['loss', 'val/loss']);
  assert.deepEqual(found('layer\\d$', true), ['val/layer2']);
});

test('metricFinder_brokenPattern_matchesAllAndSaysWhy', () => {
  const {matches, error} = metricFinder('val/(', true);
  assert.ok(matches('loss'));
  assert.match(error, /Unterminated group/);
});

test('sections_byPrefix_systemLast', () => {
  assert.deepEqual(sections(KEYS), [
    {name: '', keys: ['Accuracy', 'loss']},
    {name: 'a', keys: ['a/b/c']},
    {name: 'val', keys: ['val/layer2', 'val/layer10', 'val/loss']},
    {name: 'system', keys: ['system/cpu']},
  ]);
});

test('offeredKeys_veryMany_areTheFirstWithAllTheWords', () => {
  const keys = Array.from({length: 20_000}, (_, i) => `layer${i}/grad norm`);
  const all = offeredKeys(keys, '');
  assert.deepEqual([all.listed.length, all.listed[0], all.more], [OFFERED, keys[0], true]);
  assert.deepEqual(offeredKeys(keys, 'NORM layer777/'), {listed: ['layer777/grad norm'], more: false});
  assert.deepEqual(offeredKeys(['b', 'a'], ''), {listed: ['b', 'a'], more: false});
});
