import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Curve, isDrawable} from '../../../main/resources/web/app/charts/curve.js';

const marks = (curve, field) => [...curve[field].subarray(0, curve.length)];

function curveOf(points, most = 100) {
  const curve = new Curve(most);
  points.forEach(([x, value]) => curve.add(x, value));
  return curve;
}

test('of_points_isAMarkForEach', () => {
  const curve = Curve.of({x: [0, 1, 4], value: [1, 'NaN', 'Infinity']}, 100);
  assert.deepEqual(marks(curve, 'firstX'), [0, 1, 4]);
  assert.deepEqual(marks(curve, 'max'), [1, NaN, Infinity]);
  assert.deepEqual(marks(curve, 'nans'), [0, 1, 0]);
  assert.equal(curve.points, 3);
});

test('of_buckets_keepsTheirExtremes', () => {
  const curve = Curve.of(
    {
      first_x: [0, 10],
      last_x: [9, 19],
      count: [10, 10],
      nan_count: [0, 2],
      min: [-1, 0],
      max: [99, 'Infinity'],
      first: [1, 2],
      last: [3, 4],
    },
    100,
  );
  assert.deepEqual(marks(curve, 'max'), [99, Infinity]);
  assert.equal(curve.points, 20);
  assert.equal(curve.cell, 9.5);
});

test('of_nothing_isEmpty', () => {
  assert.equal(Curve.of({}, 10).length, 0);
  assert.equal(Curve.of({}, 10).nearest(3), -1);
});

test('add_manyPoints_keepsBoundedMarksAndEverySpike', () => {
  const curve = new Curve(64);
  for (let step = 0; step < 100_000; step++) {
    curve.add(step, step === 77_777 ? 9.75 : step === 3 ? -5 : Math.sin(step));
  }
  assert.ok(curve.length <= 64 && curve.length >= 16, `${curve.length} marks`);
  assert.equal(curve.points, 100_000);
  assert.equal(Math.max(...marks(curve, 'max')), 9.75);
  assert.equal(Math.min(...marks(curve, 'min')), -5);
  assert.equal(curve.firstX[0], 0);
  assert.equal(curve.lastX[curve.length - 1], 99_999);
  assert.equal(curve.last[curve.length - 1], Math.sin(99_999));
});

test('add_manyPoints_marksFollowEachOther', () => {
  const curve = curveOf(Array.from({length: 5000}, (_, i) => [i * i, i]), 32);
  for (let i = 1; i < curve.length; i++) {
    assert.ok(curve.firstX[i] > curve.lastX[i - 1]);
  }
});

test('add_outOfOrder_isPutInItsPlace', () => {
  const curve = curveOf([[0, 1], [10, 2], [5, 7], [-3, 4]]);
  assert.deepEqual(marks(curve, 'firstX'), [-3, 0, 5, 10]);
  assert.deepEqual(marks(curve, 'last'), [4, 1, 7, 2]);
  assert.ok(curve.generation > 0);
});

test('add_samePointAgain_isPassedOver', () => {
  assert.equal(curveOf([[0, 1], [1, NaN], [1, NaN], [0, 1]]).points, 2);
});

test('add_otherValueAtTheSameX_widensTheMark', () => {
  const curve = curveOf([[0, 1], [1, 5], [1, -5]]);
  assert.equal(curve.length, 2);
  assert.deepEqual([curve.min[1], curve.max[1], curve.first[1], curve.last[1]], [-5, 5, 5, -5]);
});

test('add_toABucket_isFoldedInUntilItIsFull', () => {
  const curve = new Curve(100);
  curve.add(0, 1);
  curve.cell = 10;
  curve.add(4, 8);
  curve.add(9, NaN);
  curve.add(10, 2);
  assert.deepEqual(marks(curve, 'firstX'), [0, 10]);
  assert.deepEqual([curve.max[0], curve.count[0], curve.nans[0], curve.lastX[0]], [8, 3, 1, 9]);
});

test('nearest_betweenMarks_isTheCloser', () => {
  const curve = curveOf([[0, 1], [10, 2], [20, 3]]);
  assert.deepEqual([-5, 0, 4, 6, 14, 16, 99].map((x) => curve.nearest(x)), [0, 0, 0, 1, 1, 2, 2]);
});

test('isDrawable_greatestDouble_isANumberLikeAnyOther', () => {
  assert.deepEqual([1, NaN, Infinity, -Number.MAX_VALUE].map(isDrawable), [true, false, false, true]);
});
