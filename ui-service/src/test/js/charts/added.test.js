import assert from 'node:assert/strict';
import {test} from 'node:test';
import {addedText, columnTitle, firstColumns, parseAdded} from '../../../main/resources/web/app/charts/added.js';
import {roundNumbers, scaleOf} from '../../../main/resources/web/app/charts/run-scales.js';

test('parseAdded_text_isWhatWasWritten', () => {
  const panel = {
    kind: 'scatter',
    columns: [{of: 'param', key: 'a~b%7E: c'}, {of: 'min', key: 'val/loss'}],
  };
  assert.deepEqual(parseAdded(addedText(panel)), panel);
  assert.deepEqual(parseAdded('params'), {kind: 'params', columns: []});
});

test('parseAdded_nonsense_isNone', () => {
  assert.equal(parseAdded('constructor~x'), null);
  assert.deepEqual(parseAdded('bars~toString:x~plain').columns, []);
});

test('firstColumns_kind_showsSomethingSensible', () => {
  const metrics = ['accuracy', 'system/cpu', 'val/loss'];
  assert.deepEqual(firstColumns('bars', [], metrics).map(columnTitle), ['last val/loss']);
  assert.deepEqual(firstColumns('scatter', ['lr'], metrics).map(columnTitle), ['lr', 'last val/loss']);
  assert.deepEqual(firstColumns('parallel', ['a', 'b'], metrics).length, 3);
  assert.deepEqual(firstColumns('scatter', [], []), []);
});

test('scaleOf_textsThatAreNumbers_isNumeric', () => {
  const scale = scaleOf(['0.5', '1', null, '1.5']);
  assert.deepEqual(['0.5', '1', '1.5', null].map(scale.at), [0, 0.5, 1, null]);
  assert.equal(scale.words, null);
});

test('scaleOf_widelySpread_isLogarithmic', () => {
  const scale = scaleOf([0.0001, 0.01, 1]);
  assert.ok(scale.log);
  assert.ok(Math.abs(scale.at(0.01) - 0.5) < 1e-9);
  assert.equal(scale.ticks.length, 5);
});

test('scaleOf_words_hasAPlaceForEach', () => {
  const scale = scaleOf(['sgd', 'adam', 'sgd', null]);
  assert.deepEqual(scale.words, ['adam', 'sgd']);
  assert.deepEqual(['adam', 'sgd', 'other', null].map(scale.at), [0, 1, null, null]);
});

test('scaleOf_oneNumberOrNone_hasAPlace', () => {
  assert.equal(scaleOf([3, 3]).at(3), 0.5);
  assert.equal(scaleOf([NaN]).at(NaN), null);
});

test('roundNumbers_range_areRound', () => {
  assert.deepEqual(roundNumbers(0, 1), [0, 0.2, 0.4, 0.6, 0.8, 1]);
  assert.deepEqual(roundNumbers(3, 47), [10, 20, 30, 40]);
});
