import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  parseSort,
  sortAfterClick,
  sortedExperiments,
} from '../../../main/resources/web/app/experiments/sorting.js';

const experiment = (id, name, updated) => ({
  experiment_id: id,
  name,
  last_update_time: updated,
  creation_time: Number(id),
});

const EXPERIMENTS = [
  experiment('1', 'Beta', 10),
  experiment('2', 'alpha', 20),
  experiment('3', 'gamma', 5),
];
const ACTIVITY = new Map([
  ['1', {runs: 7, last: 100}],
  ['3', {runs: 1, last: 15}],
]);

const order = (text, activity = ACTIVITY) =>
  sortedExperiments(EXPERIMENTS, activity, parseSort(text)).map(
    ({experiment: one}) => one.experiment_id,
  );

test('sortedExperiments_unasked_haveTheOneFirstWhoseRunsWereActiveLast', () => {
  assert.deepEqual(order(null), ['1', '2', '3']);
  assert.deepEqual(order(null, null), ['2', '1', '3']);
});

test('sortedExperiments_byName_passOverCapitals', () => {
  assert.deepEqual(order('name'), ['2', '1', '3']);
  assert.deepEqual(order('-runs'), ['1', '3', '2']);
});

test('sortAfterClick_sameHead_turnsRound', () => {
  assert.equal(sortAfterClick(parseSort(null), 'active'), 'active');
  assert.equal(sortAfterClick(parseSort('active'), 'active'), '-active');
  assert.equal(sortAfterClick(parseSort(null), 'name'), 'name');
});

test('sortedExperiments_runsNotKnown_areNotSaidToBeNone', () => {
  const rows = sortedExperiments(EXPERIMENTS, ACTIVITY, parseSort('name'));
  assert.deepEqual(
    rows.map(({runs}) => runs),
    [undefined, 7, 1],
  );
});
