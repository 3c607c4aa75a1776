import assert from 'node:assert/strict';
import {test} from 'node:test';
import {logLabels, logMarks, unitOf, withinNumbers} from '../../../main/resources/web/app/charts/units.js';

test('unitOf_usualNumbers_isOne', () => {
  assert.deepEqual([[0, 0], [-1e-5, 0], [0, 1e15], [-1e9, 3]].map(([min, max]) => unitOf({min, max})), [1, 1, 1, 1]);
});

test('unitOf_otherNumbers_makesThemUsual', () => {
  for (const max of [5e-324, 1e-300, 3e-7, 2e15, 1e100, Number.MAX_VALUE]) {
    const unit = unitOf({min: -max, max});
    assert.ok(max / unit < 10.01 && (max / unit >= 0.99 || max < 1e-300), `${max} by ${unit}`);
  }
});

test('withinNumbers_beyondAll_isTheLast', () => {
  assert.deepEqual([-Infinity, -1, Infinity].map(withinNumbers), [-Number.MAX_VALUE, -1, Number.MAX_VALUE]);
});

test('logMarks_fewPowers_haveAllBetween', () => {
  assert.deepEqual(logMarks(0.2, 3), [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 2, 3]);
});

test('logMarks_manyPowers_areSomeOfThem', () => {
  assert.deepEqual(logMarks(1, 1e20), [1, 1e2, 1e4, 1e6, 1e8, 1e10, 1e12, 1e14, 1e16, 1e18, 1e20]);
  const marks = logMarks(5e-324, Number.MAX_VALUE);
  assert.ok(marks.length > 8 && marks.length < 14 && marks.every((mark) => mark > 0 && mark < Infinity));
});

test('logLabels_room_saysWhichDigitsAreNamed', () => {
  const marks = logMarks(1, 100);
  assert.deepEqual(logLabels(marks, 700, 30).filter((mark) => mark !== null), marks);
  assert.deepEqual(logLabels(marks, 100, 30).filter((mark) => mark !== null), [1, 2, 5, 10, 20, 50, 100]);
  assert.deepEqual(logLabels(marks, 40, 30).filter((mark) => mark !== null), [1, 10, 100]);
  assert.deepEqual(logLabels(marks, 16, 30).filter((mark) => mark !== null), [1, 100]);
});
