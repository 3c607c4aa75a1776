import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  ATTRIBUTES,
  columnId,
  defaultColumns,
  keysOf,
  nameFilter,
  orderAfterClick,
  orderText,
  parseColumn,
  parseOrder,
  sortKey,
  valueOf,
} from '../../main/resources/web/app/columns.js';

const run = (metrics, params) => ({
  data: {
    metrics: Object.entries(metrics).map(([key, value]) => ({key, value})),
    params: Object.entries(params).map(([key, value]) => ({key, value})),
  },
});

const RUNS = [
  run({loss: 1, 'system/cpu': 3}, {a: 'same', lr: '0.1'}),
  run({loss: 'NaN', accuracy: 0.5}, {a: 'same', lr: '0.2'}),
  {},
];

test('columnId_anyKey_parsesBack', () => {
  for (const column of [
    {kind: 'metric', key: 'val/loss:x'},
    {kind: 'param', key: ''},
    {kind: 'tag', key: 't'},
  ]) {
    assert.deepEqual(parseColumn(columnId(column)), column);
  }
  assert.equal(parseColumn('x:y'), null);
  assert.equal(parseColumn('-'), null);
});

test('sortKey_anyKey_isQuotedForTheGrammar', () => {
  assert.equal(sortKey({kind: 'metric', key: 'val/loss'}), 'metrics.`val/loss`');
  assert.equal(sortKey({kind: 'param', key: 'odd`key'}), 'params."odd`key"');
  assert.equal(sortKey(ATTRIBUTES[0]), 'run_name');
});

test('parseOrder_text_parsesBack', () => {
  const order = {by: 'metrics.`a DESC b`', descending: false};
  assert.deepEqual(parseOrder(orderText(order)), order);
  assert.deepEqual(parseOrder(null), {by: 'start_time', descending: true});
  assert.deepEqual(parseOrder('run_name'), {by: 'run_name', descending: false});
});

test('orderAfterClick_sameColumn_turnsRound', () => {
  const loss = {kind: 'metric', key: 'loss'};
  const first = orderAfterClick(parseOrder(null), loss);
  assert.deepEqual(first, {by: 'metrics.`loss`', descending: true});
  assert.equal(orderAfterClick(first, loss).descending, false);
});

test('keysOf_runs_areSortedAndOnce', () => {
  assert.deepEqual(keysOf(RUNS, 'metric'), ['accuracy', 'loss', 'system/cpu']);
});

test('defaultColumns_runs_beginWithWhatDiffers', () => {
  assert.deepEqual(defaultColumns(RUNS.slice(0, 2)).map(columnId), ['m:accuracy', 'm:loss', 'p:lr', 'p:a']);
});

test('valueOf_missing_isUndefinedAndNotZero', () => {
  assert.ok(Number.isNaN(valueOf(RUNS[1], {kind: 'metric', key: 'loss'})));
  assert.equal(valueOf(RUNS[2], {kind: 'metric', key: 'loss'}), undefined);
  assert.equal(valueOf(RUNS[0], {kind: 'param', key: 'lr'}), '0.1');
});

test('nameFilter_quotes_stayInsideTheText', () => {
  assert.equal(nameFilter('  '), undefined);
  assert.equal(nameFilter('bert'), "name ILIKE '%bert%'");
  assert.equal(nameFilter("ann's"), 'name ILIKE "%ann\'s%"');
  assert.equal(nameFilter(`a'b"c`), `name ILIKE "%a'b_c%"`);
});
