import assert from 'node:assert/strict';
import {test} from 'node:test';
import {movedSpan, runsWithin} from '../../../main/resources/web/app/charts/axis-brush.js';
import {scaleOf} from '../../../main/resources/web/app/charts/run-scales.js';

const RUNS = [
  {runId: 'a', values: ['0.1', 'adam']},
  {runId: 'b', values: ['0.2', 'sgd']},
  {runId: 'c', values: ['0.3', null]},
];
const SCALES = [0, 1].map((i) => scaleOf(RUNS.map(({values}) => values[i])));

test('runsWithin_noRange_areAll', () => {
  assert.equal(runsWithin([{}, {}], SCALES, RUNS), null);
});

test('runsWithin_severalRanges_areThoseWithinAll', () => {
  const [first, second] = [{within: ['0.1', '0.2']}, {within: ['sgd', 'sgd']}];
  assert.deepEqual([...runsWithin([first, {}], SCALES, RUNS)], ['a', 'b']);
  assert.deepEqual([...runsWithin([first, second], SCALES, RUNS)], ['b']);
});

test('movedSpan_keys_moveItAndItsUpperEnd', () => {
  assert.deepEqual(movedSpan(null, 'ArrowUp', false, 0.25), [0.5, 1]);
  assert.deepEqual(movedSpan(null, 'ArrowDown', false, 0.25), [0, 0.5]);
  assert.deepEqual(movedSpan([0, 0.5], 'ArrowUp', false, 0.25), [0.25, 0.75]);
  assert.deepEqual(movedSpan([0, 0.5], 'ArrowDown', false, 0.25), [0, 0.5]);
  assert.deepEqual(movedSpan([0.25, 0.5], 'ArrowDown', true, 0.5), [0.25, 0.25]);
  assert.equal(movedSpan([0, 0.5], 'Escape', false, 0.25), null);
  assert.equal(movedSpan(null, 'Escape', false, 0.25), undefined);
  assert.equal(movedSpan([0, 0.5], 'Tab', false, 0.25), undefined);
});
