import assert from 'node:assert/strict';
import {test} from 'node:test';
import {groupTitle, namedApart} from '../../../main/resources/web/app/runs/names.js';

test('groupTitle_severalKeys_saysAllOfThemByTheirNames', () => {
  const nameOf = (key, index) => (index === 0 ? `a long name of ${key}` : key);
  assert.equal(groupTitle(['7', '', null, '32'], nameOf), 'a long name of 7 · empty · none · 32');
});

const RUNS = [
  {runId: 'a', experimentId: '1', name: 'twin'},
  {runId: 'b', experimentId: '2', name: 'twin'},
];

test('namedApart_runsOfTwoExperiments_sayOfWhichTheyAre', () => {
  const named = namedApart(RUNS, (id) => (id === '1' ? 'first' : id));
  assert.deepEqual(
    named.map(({runId, name, names}) => [runId, name, names]),
    [
      ['a', 'first / twin', ['first', 'twin']],
      ['b', '2 / twin', ['2', 'twin']],
    ],
  );
});

test('namedApart_runsOfOneExperiment_haveTheirOwnNames', () => {
  assert.deepEqual(namedApart([RUNS[0]], () => 'first'), [RUNS[0]]);
});
