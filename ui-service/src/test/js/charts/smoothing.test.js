import assert from 'node:assert/strict';
import {test} from 'node:test';
import {smoothed} from '../../../main/resources/web/app/charts/smoothing.js';

const steps = (count) => Array.from({length: count}, (_, i) => i);

test('smoothed_constant_staysConstantFromTheFirstPoint', () => {
  const values = smoothed(steps(50), steps(50).map(() => 3), 0.95, 200);
  values.forEach((value) => assert.ok(Math.abs(value - 3) < 1e-12));
});

test('smoothed_evenlySpaced_isTheBiasCorrectedMovingAverage', () => {
  const ys = [1, 5, 2, 8, -1];
  const expected = [];
  let [mean, power] = [0, 1];
  for (const y of ys) {
    mean = 0.9 * mean + 0.1 * y;
    power *= 0.9;
    expected.push(mean / (1 - power));
  }
  const found = smoothed(steps(5), ys, 0.9, 200);
  found.forEach((value, i) => assert.ok(Math.abs(value - expected[i]) < 1e-12));
});

test('smoothed_denseCluster_doesNotOutvoteWhatIsFarApart', () => {
  const cluster = Array.from({length: 100}, (_, i) => 10 + i / 1000);
  const xs = [...steps(10), ...cluster, 100];
  const ys = [...steps(10).map(() => 0), ...cluster.map(() => 1), 0];
  const last = smoothed(xs, ys, 0.9, 200).at(-1);
  assert.ok(last < 0.02, `${last}`);
});

test('smoothed_notFinite_isPassedOver', () => {
  const values = smoothed(steps(4), [2, NaN, Infinity, 2], 0.9, 200);
  assert.deepEqual([...values], [2, NaN, Infinity, 2]);
});

test('smoothed_strengthNought_changesNothing', () => {
  assert.deepEqual([...smoothed(steps(3), [4, 9, 1], 0, 200)], [4, 9, 1]);
});
