import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Curve} from '../../../main/resources/web/app/charts/curve.js';
import {nearestRow, rowsAt, rowsInWords, rowsThatFit} from '../../../main/resources/web/app/charts/hover.js';

function curveOf(points) {
  const curve = new Curve(1000);
  points.forEach(([x, value]) => curve.add(x, value));
  return curve;
}

const CURVES = [
  {runId: 'low', curve: curveOf([[0, 1], [10, 2], [20, 1]])},
  {runId: 'high', curve: curveOf([[0, 5], [9, 7], [20, 5]])},
  {runId: 'broken', curve: curveOf([[10, NaN], [20, 1]])},
  {runId: 'short', curve: curveOf([[0, 9], [2, 9]])},
];

test('rowsAt_x_hasTheNearestPointOfEachRunThatIsThere', () => {
  const rows = rowsAt(CURVES, 10.4, 1);
  assert.deepEqual(rows.map(({runId, x, value}) => [runId, x, value]), [
    ['high', 9, 7],
    ['low', 10, 2],
    ['broken', 10, NaN],
  ]);
  assert.equal(rowsAt(CURVES, 2.9, 1)[0].runId, 'short');
});

test('nearestRow_height_isTheRunUnderThePointer', () => {
  const rows = rowsAt(CURVES, 10, 1);
  assert.equal(nearestRow(rows, 3, (value) => value).runId, 'low');
  assert.equal(nearestRow(rows, 6, (value) => value).runId, 'high');
  assert.equal(nearestRow([], 6, (value) => value), null);
});

test('rowsThatFit_tooMany_areThoseAroundTheChosen', () => {
  const rows = Array.from({length: 200}, (_, i) => ({runId: i}));
  const {shown, above, below} = rowsThatFit(rows, rows[150], 10);
  assert.deepEqual([shown.length, above, below], [10, 145, 45]);
  assert.deepEqual(rowsThatFit(rows, rows[199], 10).below, 0);
  assert.deepEqual(rowsThatFit(rows, null, 10).above, 0);
  assert.equal(rowsThatFit(rows.slice(0, 3), null, 10).shown.length, 3);
});

test('rowsInWords_many_namesTheFirst', () => {
  const names = new Map([['a', 'calm-fox'], ['b', 'bold-owl']]);
  const row = (runId, value) => ({runId, value});
  assert.equal(rowsInWords([], names), 'no points');
  assert.equal(rowsInWords([row('a', 0.5), row('b', NaN)], names), 'calm-fox 0.5, bold-owl NaN');
  const words = rowsInWords(Array.from({length: 7}, (_, i) => row('a', i)), names);
  assert.match(words, /^calm-fox 0, .*, calm-fox 4, and 2 more$/);
});
