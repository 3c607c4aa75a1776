import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Curve} from '../../../main/resources/web/app/charts/curve.js';
import {
  csvOf,
  csvOfRuns,
  fileName,
  summaryOf,
  totalOf,
} from '../../../main/resources/web/app/charts/values.js';

const CURVE = Curve.of({x: [0, 1, 2], value: [0.1, 'NaN', -4]}, 10);

test('summaryOf_infinities_areTheLeastAndTheGreatest', () => {
  const [min, max] = [-Infinity, Infinity];
  const of = (...value) => summaryOf(Curve.of({x: value.map((_, i) => i), value}, 10));
  const mixed = of(1, 'Infinity', 'NaN', '-Infinity');
  assert.deepEqual([mixed.min, mixed.max], [min, max]);
  assert.deepEqual([of('Infinity', 'NaN').min, of('-Infinity').max], [max, min]);
  assert.deepEqual([of('NaN').min, of('NaN').max], [NaN, NaN]);
});

test('summaryOf_curve_passesOverNaN', () => {
  assert.deepEqual(summaryOf(CURVE), {
    points: 3,
    nans: 1,
    from: 0,
    to: 2,
    first: 0.1,
    last: -4,
    min: -4,
    max: 0.1,
  });
});

test('totalOf_summaries_passesOverThoseWithoutValues', () => {
  const none = {points: 2, min: NaN, max: NaN};
  assert.deepEqual(totalOf([none, {points: 3, min: -4, max: 1}, none, {points: 1, min: 2, max: 2}]), {
    points: 8,
    min: -4,
    max: 2,
  });
  assert.deepEqual(totalOf([]), {points: 0, min: NaN, max: NaN});
});

test('csvOf_curves_hasEveryDigitAndQuotesNames', () => {
  const lines = csvOf('val/loss', [{runId: 'r1', name: 'a, "b"', curve: CURVE}]).split('\r\n');
  assert.equal(lines.length, 5);
  assert.equal(lines[1], 'r1,"a, ""b""",val/loss,0,0,1,0,0.1,0.1,0.1,0.1');
  assert.equal(lines[2], 'r1,"a, ""b""",val/loss,1,1,1,1,NaN,NaN,NaN,NaN');
});

test('csvOfRuns_noValue_leavesItsPlaceEmpty', () => {
  const columns = [{of: 'param', key: 'optimizer'}, {of: 'last', key: 'loss'}];
  const runs = [
    {runId: 'r1', name: '=a', values: ['adam', -0.5]},
    {runId: 'r2', name: 'b', values: [null, NaN]},
    {runId: 'r3', name: '', values: ['-0.5', -0]},
  ];
  assert.equal(
    csvOfRuns(columns, runs),
    "run_id,run_name,optimizer,last loss\r\nr1,'=a,adam,-0.5\r\nr2,b,,NaN\r\nr3,\"\",-0.5,-0\r\n",
  );
});

test('fileName_anyTitle_isOneThatEverySystemTakes', () => {
  assert.equal(fileName('val/loss (µ)', 'csv'), 'val_loss_.csv');
});
