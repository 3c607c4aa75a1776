import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  ATTRIBUTES,
  ATTRIBUTES_OF_SEVERAL,
  EXPERIMENT,
  NAME,
  chosenColumns,
  columnId,
  columnIds,
  defaultColumns,
  fieldOf,
  fieldsOf,
  headHint,
  moved,
  nameContains,
  nameFilter,
  orderAfterClick,
  orderAsked,
  orderText,
  parseColumn,
  parseOrder,
  pinnedFirst,
  shownValue,
  sortKey,
} from '../../main/resources/web/app/columns.js';

const LOSS = {kind: 'metric', key: 'loss'};
const RATE = {kind: 'param', key: 'lr'};
const TEAM = {kind: 'tag', key: 'team'};

const ids = (columns) => columns.map(columnId);

test('columnId_anyKey_parsesBack', () => {
  for (const column of [
    {kind: 'metric', key: 'val/loss:x'},
    {kind: 'param', key: ''},
    TEAM,
    ATTRIBUTES[0],
  ]) {
    assert.deepEqual(parseColumn(columnId(column)), column);
  }
  assert.equal(parseColumn('x:y'), null);
  assert.equal(parseColumn('a:nothing'), null);
  assert.equal(parseColumn('-'), null);
  for (const id of ['constructor:x', '__proto__:x', 'toString:x', 'ma', 'm', ':x']) {
    assert.equal(parseColumn(id), null, id);
  }
});

test('chosenColumns_nothingChosen_areTheAttributesAndTheDefaultOnes', () => {
  assert.deepEqual(chosenColumns([], [LOSS]), [...ATTRIBUTES, LOSS]);
});

test('chosenColumns_withoutAttributes_followTheUsualOnes', () => {
  assert.deepEqual(chosenColumns(['m:loss', 'nonsense', 'm:loss'], []), [...ATTRIBUTES, LOSS]);
});

test('parseColumn_experiment_isOneOnlyWhereThereAreSeveral', () => {
  assert.equal(parseColumn(columnId(EXPERIMENT)), null);
  assert.deepEqual(parseColumn(columnId(EXPERIMENT), ATTRIBUTES_OF_SEVERAL), EXPERIMENT);
  assert.equal(fieldOf(EXPERIMENT), 'attributes.experiment_id');
  assert.equal(sortKey(EXPERIMENT), 'experiment_id');
});

test('columnIds_anyColumns_parseBack', () => {
  for (const columns of [[], [LOSS, TEAM], [LOSS, ATTRIBUTES[1], RATE], ATTRIBUTES]) {
    assert.deepEqual(chosenColumns(columnIds(columns), [TEAM]), columns);
  }
});

test('pinnedFirst_pins_comeBeforeTheOthersInTheirOrder', () => {
  assert.deepEqual(ids(pinnedFirst([LOSS, RATE, TEAM], ['t:team', 'p:lr'])), [
    'p:lr',
    't:team',
    'm:loss',
  ]);
});

test('moved_overTheEnd_changesNothing', () => {
  assert.deepEqual(moved(['a', 'b', 'c'], 0, 2), ['b', 'c', 'a']);
  assert.deepEqual(moved(['a', 'b'], 1, 1), ['a', 'b']);
  assert.deepEqual(moved(['a', 'b'], 0, -1), ['a', 'b']);
});

test('sortKey_anyKey_isQuotedForTheGrammar', () => {
  assert.equal(sortKey({kind: 'metric', key: 'val/loss'}), 'metrics.`val/loss`');
  assert.equal(sortKey({kind: 'param', key: 'odd`key'}), 'params.`odd``key`');
  assert.equal(sortKey(NAME), 'run_name');
});

test('headHint_column_saysWhatItsTitleDoesNot', () => {
  assert.equal(headHint(LOSS, false), 'metric loss');
  assert.equal(headHint(ATTRIBUTES[0], true), null);
  const experiment = parseColumn('a:experiment_id', ATTRIBUTES_OF_SEVERAL);
  assert.equal(headHint(experiment, true), 'sorted by ID');
  assert.equal(headHint(experiment, false), null, 'groups are in another order');
});

test('fieldsOf_columns_areAskedForOnceWithWhatIsAlwaysShown', () => {
  const fields = fieldsOf([LOSS, LOSS, ...ATTRIBUTES]);
  assert.equal(fields.filter((field) => field === fieldOf(LOSS)).length, 1);
  assert.ok(fields.includes('attributes.lifecycle_stage'));
  assert.ok(!fields.includes(null));
});

test('parseOrder_text_parsesBack', () => {
  const order = {by: 'metrics.`a DESC b`', descending: false};
  assert.deepEqual(parseOrder(orderText(order)), order);
  assert.deepEqual(parseOrder(null), {by: 'start_time', descending: true});
  assert.deepEqual(parseOrder('run_name'), {by: 'run_name', descending: false});
});

test('orderAsked_paramOrTag_isInNaturalOrderHoweverTheAddressNamesIt', () => {
  const asked = (text) => orderAsked(parseOrder(text));
  assert.equal(asked('params.`odd``key` DESC'), 'natural(params.`odd``key`) DESC');
  assert.equal(asked('parameter.lr'), 'natural(parameter.lr) ASC');
  assert.equal(asked('tags.team ASC'), 'natural(tags.team) ASC');
  assert.equal(asked('tag.`a DESC b` DESC'), 'natural(tag.`a DESC b`) DESC');
  for (const text of ['metrics.`params.a` DESC', 'run_name ASC', 'natural(params.lr) DESC']) {
    assert.equal(asked(text), text);
  }
  assert.equal(asked(null), 'start_time DESC');
});

test('orderAfterClick_sameColumn_turnsRound', () => {
  const first = orderAfterClick(parseOrder(null), LOSS);
  assert.deepEqual(first, {by: 'metrics.`loss`', descending: true});
  assert.equal(orderAfterClick(first, LOSS).descending, false);
});

test('defaultColumns_runs_beginWithWhatMostHaveAndWhatDiffers', () => {
  const keys = {
    metric: [
      {key: 'accuracy', runs: 1},
      {key: 'loss', runs: 2},
      {key: 'system/cpu', runs: 2},
    ],
    param: [
      {key: 'a', runs: 2},
      {key: 'lr', runs: 2},
    ],
  };
  const values = (lr) => ({value: (field) => (field === fieldOf(RATE) ? lr : 'same')});
  assert.deepEqual(ids(defaultColumns(keys, [values('0.1'), values('0.2')])), [
    'm:loss',
    'm:accuracy',
    'p:lr',
    'p:a',
  ]);
});

test('shownValue_missing_isUndefinedAndNotZero', () => {
  assert.ok(Number.isNaN(shownValue('NaN', LOSS)));
  assert.equal(shownValue(null, LOSS), undefined);
  assert.equal(shownValue('0.1', RATE), '0.1');
});

test('nameFilter_quotes_stayInsideTheText', () => {
  assert.equal(nameFilter('  '), undefined);
  assert.equal(nameFilter('bert'), "name ILIKE '%bert%'");
  assert.equal(nameFilter("ann's"), "name ILIKE '%ann''s%'");
});

test('nameContains_wildcards_areLetters', () => {
  assert.equal(nameContains('bulk-14', 'bulk_14'), false);
  assert.equal(nameContains('bulk_14', ' BULK_1 '), true);
  assert.equal(nameContains('half', '%'), false);
  assert.equal(nameContains('50% off', '0% '), true);
  assert.equal(nameContains('any', ''), true);
});
