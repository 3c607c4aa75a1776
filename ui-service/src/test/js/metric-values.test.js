import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  byKey,
  matching,
  metricItems,
  metricRow,
  takePoints,
} from '../../main/resources/web/app/run/metric-values.js';

const rowsOf = (metrics, live, extremes) =>
  metricItems(metrics, live).map((metric) => metricRow(metric, live, extremes));

const series = (key, points) => ({
  key,
  step: points.map(([step]) => step),
  timestamp: points.map(([, timestamp]) => timestamp),
  value: points.map(([, , value]) => value),
});

test('takePoints_outOfOrder_latestIsByStepAndTime', () => {
  const live = new Map();
  takePoints(live, [
    series('a', [
      [5, 10, 1],
      [4, 99, 7],
      [5, 9, 2],
    ]),
  ]);
  takePoints(live, [series('a', [[5, 10, 'NaN']])]);
  assert.deepEqual(live.get('a'), {step: 5, timestamp: 10, value: 1, min: 1, max: 7});
});

test('metricRow_livePoints_areMergedWithWhatIsStored', () => {
  const live = new Map();
  takePoints(live, [series('a', [[3, 3, 0.1]]), series('new', [[0, 1, 'NaN']])]);
  const rows = rowsOf(
    [
      {key: 'b', value: 'NaN', step: 1, timestamp: 1},
      {key: 'a', value: 0.5, step: 2, timestamp: 2},
    ],
    live,
    new Map([['a', {min: 0.5, max: 9}]]),
  );
  assert.deepEqual(rows, [
    {key: 'a', value: 0.1, step: 3, timestamp: 3, min: 0.1, max: 9},
    {key: 'b', value: NaN, step: 1, timestamp: 1, min: undefined, max: undefined},
    {key: 'new', value: NaN, step: 0, timestamp: 1, min: undefined, max: undefined},
  ]);
});

test('metricRow_storedIsLater_staysTheLatest', () => {
  const live = new Map();
  takePoints(live, [series('a', [[1, 1, 5]])]);
  const [row] = rowsOf(
    [{key: 'a', value: 2, step: 9, timestamp: 1}],
    live,
    new Map([['a', {min: NaN, max: NaN}]]),
  );
  assert.deepEqual(row, {key: 'a', value: 2, step: 9, timestamp: 1, min: 5, max: 5});
});

test('matching_words_areAllInTheKeyWhateverTheirCase', () => {
  const items = [{key: 'val/Loss'}, {key: 'train/loss'}, {key: 'lr'}];
  assert.deepEqual(matching(items, 'loss VAL'), [items[0]]);
  assert.deepEqual(matching(items, '  '), items);
});

test('metricItems_keyComesLive_isInItsPlace', () => {
  const metrics = [
    {key: 'c', value: 1},
    {key: 'a', value: 1},
  ];
  const live = new Map();
  const before = metricItems(metrics, live);
  assert.deepEqual(
    before.map(({key}) => key),
    ['a', 'c'],
  );
  assert.equal(metricItems(metrics, live), before);
  takePoints(live, [series('b', [[1, 1, 5]])]);
  assert.deepEqual(
    metricItems(metrics, live).map(({key}) => key),
    ['a', 'b', 'c'],
  );
});

test('byKey_sameList_isSortedOnce', () => {
  const tags = [{key: 'b'}, {key: 'a'}];
  assert.equal(byKey(tags), byKey(tags));
  assert.deepEqual(byKey(tags), [{key: 'a'}, {key: 'b'}]);
});
