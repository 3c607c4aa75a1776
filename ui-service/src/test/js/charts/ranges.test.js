import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Curve} from '../../../main/resources/web/app/charts/curve.js';
import {xExtent, xRange, yExtent} from '../../../main/resources/web/app/charts/ranges.js';

function curveOf(points) {
  const curve = new Curve(1000);
  points.forEach(([x, value]) => curve.add(x, value));
  return curve;
}

const ALL = {from: -Infinity, to: Infinity, logarithmic: false, withoutOutliers: false};

test('xExtent_severalCurves_spansAll', () => {
  const curves = [curveOf([[3, 1], [9, 1]]), curveOf([[0, 1], [5, 1]]), curveOf([])];
  assert.deepEqual(xExtent(curves, false), {min: 0, max: 9});
  assert.deepEqual(xExtent(curves, true), {min: 3, max: 9});
  assert.equal(xExtent([curveOf([])], false), null);
});

test('xRange_growing_movesOnlyWhenItHasTo', () => {
  const first = xRange({min: 0, max: 100}, null, true);
  assert.deepEqual(first, {min: 0, max: 106});
  assert.equal(xRange({min: 0, max: 105}, first, true), first);
  assert.deepEqual(xRange({min: 0, max: 107}, first, true), {min: 0, max: 107 * 1.06});
});

test('xRange_ended_endsWithTheLastPoint', () => {
  assert.deepEqual(xRange({min: 0, max: 100}, {min: 0, max: 106}, false), {min: 0, max: 100});
});

test('xRange_onePoint_hasRoomAroundIt', () => {
  assert.deepEqual(xRange({min: 7, max: 7}, null, false), {min: 6.5, max: 7.5});
});

test('yExtent_notDrawable_isPassedOver', () => {
  const curve = curveOf([[0, NaN], [1, 4], [2, Infinity], [3, -2]]);
  assert.deepEqual(yExtent([curve], ALL), {min: -2, max: 4});
  assert.deepEqual(yExtent([curve], {...ALL, logarithmic: true}), {min: 4, max: 4});
  assert.equal(yExtent([curveOf([[0, NaN]])], ALL), null);
});

test('yExtent_ofARange_looksAtNothingElse', () => {
  const curve = curveOf([[0, 50], [1, 4], [2, 6], [3, -2]]);
  assert.deepEqual(yExtent([curve], {...ALL, from: 1, to: 2}), {min: 4, max: 6});
});

test('yExtent_withoutOutliers_leavesOutTheSpikeOnly', () => {
  const curve = curveOf(Array.from({length: 500}, (_, i) => [i, i === 250 ? 1e6 : i % 10]));
  const {min, max} = yExtent([curve], {...ALL, withoutOutliers: true});
  assert.ok(min <= 0 && max >= 9 && max < 20, `${min} ${max}`);
});

test('xRange_oneGreatNumber_isWideEnoughToTellEndsApart', () => {
  const one = 1_764_000_000_000_000_000;
  const {min, max} = xRange({min: one, max: one}, null, false);
  assert.ok(min < one && one < max);
});
