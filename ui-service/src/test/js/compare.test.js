import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  imageAt,
  imageKeysOf,
  imagesByKey,
  placeOf,
  stepsOf,
} from '../../main/resources/web/app/compare/images.js';
import {bestOf, deltaOf, judgement, numberIn} from '../../main/resources/web/app/compare/marks.js';
import {groupsOf, wantedRows} from '../../main/resources/web/app/compare/rows.js';
import {isRunId, runFilter} from '../../main/resources/web/app/compare/run-filter.js';
import {
  afterBetterClick,
  afterFoldClick,
  betterOf,
  isFolded,
  moved,
  settingsOf,
} from '../../main/resources/web/app/compare/settings.js';
import {requestsFor, statisticsOf} from '../../main/resources/web/app/compare/statistics.js';

const pairs = (object) => Object.entries(object).map(([key, value]) => ({key, value}));

const run = (name, {params = {}, metrics = {}, tags = {}, ...info}) => ({
  info: {run_id: name, experiment_id: '1', status: 'FINISHED', ...info},
  data: {params: pairs(params), metrics: pairs(metrics), tags: pairs(tags)},
});

const RUNS = [
  run('a', {
    start_time: 1000,
    end_time: 3000,
    params: {lr: '0.1', seed: '1', depth: '4'},
    metrics: {loss: 0.5, 'system/cpu': 10},
    tags: {team: 'red', 'mlflow.source.name': 'train.py', 'mlflow.project.env': 'conda'},
  }),
  run('b', {
    start_time: 1000,
    status: 'RUNNING',
    params: {lr: '0.2', seed: '1'},
    metrics: {loss: 'NaN', acc: 0.5},
    tags: {team: 'red'},
  }),
];

const group = (runs, id) => groupsOf(runs).find((one) => one.id === id);

test('groupsOf_params_haveDifferencesFirst', () => {
  assert.deepEqual(
    group(RUNS, 'params').rows.map(({key, values, differs}) => [key, values, differs]),
    [
      ['lr', ['0.1', '0.2'], true],
      ['depth', ['4', undefined], true],
      ['seed', ['1', '1'], false],
    ],
  );
});

test('groupsOf_paramThatARunLacks_differsButDoesNotDisagree', () => {
  assert.deepEqual(
    group(RUNS, 'params').rows.map(({disagrees}) => disagrees),
    [true, false, false],
  );
});

test('groupsOf_metrics_areNumbersAndThoseOfTheMachineApart', () => {
  assert.deepEqual(
    group(RUNS, 'metrics').rows.map(({key, numbers}) => [key, numbers]),
    [
      ['loss', [0.5, NaN]],
      ['acc', [undefined, 0.5]],
    ],
  );
  assert.deepEqual(
    group(RUNS, 'system-metrics').rows.map(({key}) => key),
    ['system/cpu'],
  );
});

test('groupsOf_nanInBoth_isNoDifference', () => {
  const same = [run('a', {metrics: {loss: 'NaN'}}), run('b', {metrics: {loss: 'NaN'}})];
  assert.equal(group(same, 'metrics').rows[0].differs, false);
});

test('groupsOf_details_saySourceOnceAndWhatHasNobodyNotAtAll', () => {
  const details = group(RUNS, 'details').rows;
  assert.deepEqual(
    details.map(({key}) => key),
    ['Status', 'Experiment', 'Started', 'Duration', 'Source', 'Run ID'],
  );
  assert.deepEqual(details.find(({key}) => key === 'Duration').values, ['2000', 'so far']);
  assert.deepEqual(
    group(RUNS, 'system-tags').rows.map(({key}) => key),
    ['mlflow.project.env'],
  );
});

test('groupsOf_datasets_areNamedWithTheirDigests', () => {
  const withData = {
    ...RUNS[0],
    inputs: {dataset_inputs: [{dataset: {name: 'c4', digest: 'ab'}}]},
  };
  const datasets = group([withData, RUNS[1]], 'details').rows.find(({key}) => key === 'Datasets');
  assert.deepEqual(datasets.values, ['c4 (ab)', undefined]);
});

test('groupsOf_runsWithNothing_haveDetailsOnly', () => {
  const bare = [{info: {run_id: 'x', experiment_id: '1', status: 'RUNNING'}}];
  assert.deepEqual(
    groupsOf(bare).map(({id}) => id),
    ['details'],
  );
});

test('wantedRows_searchAndOnlyDifferences_narrowTogether', () => {
  const {rows} = group(RUNS, 'params');
  const keys = (wanted) => wantedRows(rows, wanted).map(({key}) => key);
  assert.deepEqual(keys({find: '', onlyDifferent: true}), ['lr', 'depth']);
  assert.deepEqual(keys({find: ' E', onlyDifferent: false}), ['depth', 'seed']);
  assert.deepEqual(keys({find: 'seed', onlyDifferent: true}), []);
});

test('settingsOf_nothingOrNonsense_isTheTable', () => {
  const plain = settingsOf(new URLSearchParams());
  assert.equal(plain.tab, 'table');
  assert.equal(plain.by, 'last');
  assert.equal(plain.step, null);
  assert.deepEqual(settingsOf(new URLSearchParams('tab=x&by=toString&step=1.5')), plain);
});

test('settingsOf_address_isRead', () => {
  const query = new URLSearchParams('tab=images&diff=1&by=min&base=a&lower=loss&step=-3&find=x');
  assert.deepEqual(settingsOf(query), {
    tab: 'images',
    onlyDifferent: true,
    find: 'x',
    by: 'min',
    baseline: 'a',
    lower: ['loss'],
    higher: [],
    step: -3,
  });
});

test('afterBetterClick_clickedThrice_isAsBefore', () => {
  let settings = {lower: ['other'], higher: []};
  const seen = [];
  for (let click = 0; click < 3; click++) {
    settings = afterBetterClick(settings, 'loss');
    seen.push(betterOf(settings, 'loss'));
  }
  assert.deepEqual(seen, ['lower', 'higher', 'none']);
  assert.deepEqual(settings, {lower: ['other'], higher: []});
});

test('afterFoldClick_groups_areToggledFromWhatTheyAreAtFirst', () => {
  for (const id of ['params', 'system-tags']) {
    const query = new URLSearchParams();
    const [[name, groups]] = Object.entries(afterFoldClick(query, id));
    groups.forEach((one) => query.append(name, one));
    assert.notEqual(isFolded(query, id), isFolded(new URLSearchParams(), id));
    assert.deepEqual(Object.values(afterFoldClick(query, id)), [[]]);
  }
});

test('moved_beyondTheEnds_staysThere', () => {
  assert.deepEqual(moved(['a', 'b', 'c'], 'a', 1), ['b', 'a', 'c']);
  assert.deepEqual(moved(['a', 'b', 'c'], 'c', 1), ['a', 'b', 'c']);
  assert.deepEqual(moved(['a', 'b', 'c'], 'c', -2), ['c', 'a', 'b']);
});

test('bestOf_numbers_marksOnlyWhatSomebodyHasJudged', () => {
  assert.deepEqual(bestOf([1, 2, 1, NaN], 'none'), new Set());
  assert.deepEqual(bestOf([1, 2, 1, NaN], 'lower'), new Set([0, 2]));
  assert.deepEqual(bestOf([1, undefined, 2, Infinity], 'higher'), new Set([2]));
  assert.deepEqual(bestOf([1, undefined, NaN], 'higher'), new Set());
});

test('deltaOf_numbers_saysDifferenceAndShare', () => {
  assert.deepEqual(deltaOf(0.55, 0.5), {words: '+0.05 (+10 %)', side: 1});
  assert.deepEqual(deltaOf(0.1 + 0.2, 0.1).words, '+0.2 (+200 %)');
  assert.deepEqual(deltaOf(-1, -0.5), {words: '−0.5 (−100 %)', side: -1});
  assert.deepEqual(deltaOf(1, 1), {words: 'same', side: 0});
  assert.equal(deltaOf(1, 0).words, '+1');
  assert.equal(deltaOf(NaN, 1), null);
  assert.equal(deltaOf(1, undefined), null);
});

test('judgement_side_isGoodOnlyWhereSomebodyHasSaid', () => {
  assert.equal(judgement(-1, 'lower'), 'good');
  assert.equal(judgement(-1, 'higher'), 'bad');
  assert.equal(judgement(1, 'none'), '');
  assert.equal(judgement(0, 'lower'), '');
});

test('numberIn_texts_takesWholeNumbersOnly', () => {
  assert.equal(numberIn('1e-3'), 0.001);
  assert.equal(numberIn('.5'), 0.5);
  assert.equal(numberIn('5 layers'), undefined);
  assert.equal(numberIn(''), undefined);
  assert.equal(numberIn('0x10'), undefined);
  assert.equal(numberIn(undefined), undefined);
});

test('statisticsOf_bucketPointOrNothing_isReadAlike', () => {
  const bucket = {points: 3, min: [0.5], max: ['Infinity'], last: ['NaN']};
  assert.deepEqual(statisticsOf(bucket), {points: 3, min: 0.5, max: Infinity, last: NaN});
  const point = {points: 1, value: [2]};
  assert.deepEqual(statisticsOf(point), {points: 1, min: 2, max: 2, last: 2});
  assert.equal(statisticsOf({points: 0, value: []}), undefined);
});

test('requestsFor_manyKeysOfManyRuns_staysBelowTheLimit', () => {
  const keys = Array.from({length: 450}, (_, index) => `m${index}`);
  const requests = requestsFor(keys, 5);
  assert.deepEqual(
    requests.map((part) => part.length),
    [200, 200, 50],
  );
  assert.deepEqual(requests.flat(), keys);
  assert.deepEqual(requestsFor([], 5), []);
});

const image = (name) => ({path: `images/${name}`, is_dir: false});
const IMAGES = imagesByKey([
  image('k+step+10+timestamp+5+0000000b.png'),
  image('k+step+0+timestamp+1+0000000a+compressed.webp'),
  image('k+step+0+timestamp+1+0000000a.png'),
  image('k+step+10+timestamp+9+0000000c+compressed.webp'),
  image('other.txt'),
]);

test('imagesByKey_copiesAndRepetitions_leaveOneImageAStep', () => {
  assert.deepEqual(
    IMAGES.get('k').map(({step, path}) => [step, path]),
    [
      [0, 'images/k+step+0+timestamp+1+0000000a.png'],
      [10, 'images/k+step+10+timestamp+9+0000000c+compressed.webp'],
    ],
  );
});

test('imageAt_stepWithoutOne_isTheLastBefore', () => {
  assert.equal(imageAt(IMAGES.get('k'), 9).step, 0);
  assert.equal(imageAt(IMAGES.get('k'), 10).step, 10);
  assert.equal(imageAt(IMAGES.get('k'), -1), null);
  assert.equal(imageAt(undefined, 10), null);
});

test('stepsOf_severalRuns_areAllInOrder', () => {
  const other = imagesByKey([image('z+step+5+timestamp+1+0000000d.png')]);
  assert.deepEqual(stepsOf([IMAGES, other, new Map()]), [0, 5, 10]);
  assert.deepEqual(imageKeysOf([other, IMAGES]), ['k', 'z']);
});

test('placeOf_stepOfTheAddress_isTheLastUntilThen', () => {
  assert.equal(placeOf([0, 5, 10], null), 2);
  assert.equal(placeOf([0, 5, 10], 7), 1);
  assert.equal(placeOf([0, 5, 10], -7), 0);
});

test('runFilter_quotes_cannotLeaveTheText', () => {
  assert.equal(runFilter('  '), undefined);
  assert.equal(runFilter('ant'), "attributes.run_name ILIKE '%ant%'");
  assert.equal(runFilter(`it's "it"`), `attributes.run_name ILIKE "%it's _it_%"`);
  assert.ok(isRunId(' 0123456789abcdef0123456789ABCDEF '));
  assert.ok(!isRunId('0123'));
});
