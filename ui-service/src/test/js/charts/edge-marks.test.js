import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Curve} from '../../../main/resources/web/app/charts/curve.js';
import {edgeWords, edgesOf, paintEdges} from '../../../main/resources/web/app/charts/edge-marks.js';
import {projection} from '../../../main/resources/web/app/charts/projection.js';

const BOX = {left: 10, top: 0, width: 100, height: 50};

function edges(points, y) {
  const curve = new Curve(1000);
  points.forEach(([x, value]) => curve.add(x, value));
  return edgesOf([{curve, colour: 'red'}], projection(BOX, {min: 0, max: 10, log: false}, y));
}

test('edgesOf_whatHasNoHeight_isCountedAndPlaced', () => {
  const {counts, marks} = edges(
    [[0, 1], [1, NaN], [2, Infinity], [3, -Infinity], [4, 99], [5, -99]],
    {min: -10, max: 10, log: false},
  );
  assert.deepEqual(counts, {nan: 1, infinite: 1, negativeInfinite: 1, above: 1, below: 1});
  assert.deepEqual(marks.map(({x}) => x), [20, 30, 40, 50, 60]);
});

test('edgesOf_logarithmic_whatIsNotAboveZeroIsMarked', () => {
  assert.deepEqual(edges([[0, 0], [1, -2], [2, 5]], {min: 1, max: 10, log: true}).counts, {notPositive: 2});
});

test('edgesOf_outOfTheRange_isNotCounted', () => {
  assert.deepEqual(edges([[11, NaN], [-1, NaN]], {min: 0, max: 1, log: false}).counts, {});
});

test('edgeWords_counts_areNamed', () => {
  assert.deepEqual(edgeWords({nan: 3, above: 1}), ['× 3 NaN', '△ 1 above the scale']);
});

test('projection_logarithmic_isEvenInPowersOfTen', () => {
  const {toX, toY} = projection(BOX, {min: 1, max: 100, log: true}, {min: 1, max: 100, log: true});
  assert.deepEqual([toX(1), toX(10), toX(100), toX(0)], [10, 60, 110, 10]);
  assert.deepEqual([toY(1), toY(10), toY(100), toY(-4)], [50, 25, 0, 50]);
});

test('paintEdges_marks_leaveTheContextAsItWas', () => {
  const states = [];
  const ctx = {
    lineWidth: 1,
    strokeStyle: 'grey',
    fillStyle: 'grey',
    save: () => states.push([ctx.lineWidth, ctx.strokeStyle, ctx.fillStyle]),
    restore: () => ([ctx.lineWidth, ctx.strokeStyle, ctx.fillStyle] = states.pop()),
  };
  ['beginPath', 'moveTo', 'lineTo', 'closePath', 'stroke', 'fill'].forEach((name) => (ctx[name] = () => {}));
  paintEdges(ctx, [{kind: 'nan', x: 20, colour: 'red'}, {kind: 'above', x: 60, colour: 'red'}], {box: BOX}, 2, 'brown');
  assert.deepEqual([ctx.lineWidth, ctx.strokeStyle, ctx.fillStyle, states], [1, 'grey', 'grey', []]);
});

test('projection_numbersFartherApartThanAnyNumber_areInThePlot', () => {
  const y = {min: -Number.MAX_VALUE, max: Number.MAX_VALUE, log: false};
  const {toY} = projection(BOX, {min: 0, max: 1, log: false}, y);
  assert.deepEqual([-Number.MAX_VALUE, 0, Number.MAX_VALUE].map(toY), [50, 25, 0]);
  assert.deepEqual(edges([[1, Number.MAX_VALUE], [2, -Number.MAX_VALUE]], y).counts, {});
});
