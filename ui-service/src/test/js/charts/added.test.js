import assert from 'node:assert/strict';
import {test} from 'node:test';
import {addedText, bareColumns, columnTitle, firstColumns, parseAdded, ranged} from '../../../main/resources/web/app/charts/added.js';
import {roundNumbers, scaleOf} from '../../../main/resources/web/app/charts/run-scales.js';

test('parseAdded_text_isWhatWasWritten', () => {
  const panel = {
    kind: 'scatter',
    columns: [{of: 'param', key: 'a~b%7E: c'}, {of: 'min', key: 'val/loss'}],
  };
  assert.deepEqual(parseAdded(addedText(panel)), panel);
  assert.deepEqual(parseAdded('params'), {kind: 'params', columns: []});
});

test('parseAdded_ranges_areOfTheColumnBefore', () => {
  const panel = {
    kind: 'parallel',
    columns: [
      {of: 'param', key: 'lr', within: ['1e-05', '0.5']},
      {of: 'param', key: 'optimizer', within: ['a,~b', 'ß%']},
      {of: 'last', key: 'loss'},
    ],
  };
  assert.deepEqual(parseAdded(addedText(panel)), panel);
  assert.equal(addedText({...panel, columns: panel.columns.slice(0, 1)}), 'parallel~param:lr~in:1e-05,0.5');
  assert.deepEqual(parseAdded('parallel~in:1,2~param:lr~in:%,2').columns, [{of: 'param', key: 'lr'}]);
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

test('rangeOf_numbers_haveTheEndsExactly', () => {
  const scale = scaleOf([0.123456789, 0.5, 0.987654321]);
  assert.deepEqual(scale.rangeOf([0, 1]), ['0.123456789', '0.987654321']);
  assert.ok([0.123456789, '0.5'].every((value) => scale.isWithin(value, scale.rangeOf([0, 0.5]))));
  assert.ok(![0.987654321, null, '', NaN].some((value) => scale.isWithin(value, scale.rangeOf([0, 0.5]))));
  assert.deepEqual(scale.spanOf(['-5', '99']), [0, 1]);
});

test('rangeOf_logarithmic_isOfPlacesNotOfNumbers', () => {
  const scale = scaleOf([0.0001, 1]);
  assert.deepEqual(scale.rangeOf([0.5, 0.75]), ['0.01', '0.1']);
  scale.spanOf(['0.01', '0.1']).forEach((place, i) => assert.ok(Math.abs(place - [0.5, 0.75][i]) < 1e-9));
});

test('rangeOf_words_areThoseOfTheSpan', () => {
  const scale = scaleOf(['adam', 'lion', 'sgd', null]);
  assert.deepEqual(scale.rangeOf([0.4, 1]), ['lion', 'sgd']);
  assert.equal(scale.rangeOf([0.6, 0.9]), null);
  assert.deepEqual(['adam', 'lion', 'sgd', null].map((word) => scale.isWithin(word, ['b', 'lion'])), [false, true, false, false]);
  assert.deepEqual([scale.spanOf(['b', 'z']), scale.spanOf(['x', 'z'])], [[0.5, 1], null]);
});

test('scaleOf_numbersFartherApartThanAnyNumber_haveAPlace', () => {
  const scale = scaleOf([-Number.MAX_VALUE, 0, Number.MAX_VALUE]);
  assert.deepEqual([-Number.MAX_VALUE, 0, Number.MAX_VALUE].map(scale.at), [0, 0.5, 1]);
  assert.ok(scale.ticks.length > 2);
});

test('ranged_aColumn_theOthersStay', () => {
  const columns = [{of: 'param', key: 'lr', within: ['0', '1']}, {of: 'last', key: 'loss'}];
  assert.deepEqual(ranged(columns, 1, ['2', '3'])[1], {of: 'last', key: 'loss', within: ['2', '3']});
  assert.deepEqual(ranged(columns, 0, null), bareColumns(columns));
});
