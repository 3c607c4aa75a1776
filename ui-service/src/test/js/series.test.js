import assert from 'node:assert/strict';
import {test} from 'node:test';
import {omissions, onLogScale, toSeries} from '../../main/resources/web/app/series.js';

const point = (step, value, timestamp = 1000 * step) => ({step, value, timestamp});

test('toSeries_outOfOrder_isAscending', () => {
  const {xs, ys, last} = toSeries([point(2, 0.2), point(0, 0), point(1, 0.1)], 'step');
  assert.deepEqual(xs, [0, 1, 2]);
  assert.deepEqual(ys, [0, 0.1, 0.2]);
  assert.equal(last, 0.2);
});

test('toSeries_notFinite_leavesAGapAndIsKept', () => {
  const series = toSeries([point(0, 1), point(1, 'NaN'), point(2, 'Infinity'), point(3, 5)], 'step');
  assert.deepEqual(series.ys, [1, null, null, 5]);
  assert.deepEqual(series.notFinite.map(({x}) => x), [1, 2]);
  assert.deepEqual([series.minimum, series.maximum], [1, 5]);
  assert.deepEqual(omissions(series), ['1 × NaN at the edge', '1 × ∞ at the edge']);
});

test('toSeries_greatestDouble_countsAsInfinite', () => {
  const series = toSeries([point(0, 1), point(1, -Number.MAX_VALUE)], 'step');
  assert.equal(series.maximum, 1);
  assert.deepEqual(omissions(series), ['1 × −∞ at the edge']);
});

test('toSeries_relativeTime_beginsAtZero', () => {
  const points = [point(0, 1, 5000), point(1, 2, 7500)];
  assert.deepEqual(toSeries(points, 'relative').xs, [0, 2.5]);
  assert.deepEqual(toSeries(points, 'time').xs, [5, 7.5]);
});

test('toSeries_noStep_isStepZero', () => {
  assert.deepEqual(toSeries([{value: 1, timestamp: 9}], 'step').xs, [0]);
});

test('onLogScale_notPositive_isLeftOutAndCounted', () => {
  const series = onLogScale(toSeries([point(0, 0), point(1, -1), point(2, 3)], 'step'));
  assert.deepEqual(series.ys, [null, null, 3]);
  assert.deepEqual(omissions(series), ['2 × not above zero, left out']);
});

test('toSeries_nothing_isEmpty', () => {
  const series = toSeries([], 'step');
  assert.deepEqual(series.xs, []);
  assert.equal(series.last, undefined);
});
