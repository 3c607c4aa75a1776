import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';
import {PanelValues} from '../../../main/resources/web/app/charts/panel-values.js';

const RUNS = ['a', 'b'].map((runId) => ({runId, experimentId: '1'}));
const LR = {of: 'param', key: 'lr'};
const LOSS = {of: 'last', key: 'loss'};

globalThis.document = {baseURI: 'http://localhost/', hidden: false};

/** A server whose runs have these params, by run, or that answers with this status. */
function answers(params, status = 200) {
  const keys = Object.keys(params.a ?? {});
  globalThis.fetch = async (url) =>
    status !== 200
      ? Response.json({error_code: 'X', message: 'no'}, {status})
      : String(url).endsWith('runs/keys')
        ? Response.json({keys: keys.map((key) => ({key}))})
        : Response.json({runs: RUNS.map(({runId}) => ({run_id: runId, values: keys.map((key) => params[runId][key] ?? null)}))});
}

/** Values of columns that may change, of runs that are running or not; load waits until it is let go. */
function panel(columns, {running = false} = {}) {
  const told = [];
  const loads = [];
  const question = {
    runs: RUNS,
    columns: () => (typeof columns === 'function' ? columns(values.params) : columns),
    desk: {
      running: () => running,
      load: ({key}, signal) =>
        new Promise((resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
          loads.push({key, answer: (value) => resolve(new Map([['a', {x: [1], value: [value]}]]))});
        }),
    },
  };
  const values = new PanelValues({onChange: () => told.push('change'), onAgain: () => told.push('again')});
  const ask = (now = columns) => {
    columns = now;
    return values.fetch(question);
  };
  return {values, told, loads, ask};
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

beforeEach((context) => {
  context.mock.timers.enable({apis: ['setTimeout']});
  answers({a: {lr: '0.1', seed: '1'}, b: {lr: '0.2'}});
});

test('areOf_otherColumnsOnTheirWay_arentTheOldValuesUnderTheirName', async () => {
  const {values, loads, ask} = panel([LR]);
  await ask();
  assert.ok(values.areOf([LR]));
  assert.deepEqual(['a', 'b', 'c'].map((runId) => values.of(runId)), [['0.1'], ['0.2'], []]);
  const asking = ask([LOSS]);
  await settled();
  assert.ok(!values.areOf([LOSS]));
  loads[0].answer(7);
  await asking;
  assert.ok(values.areOf([LOSS]) && !values.areOf([LR]));
  assert.deepEqual([values.of('a'), values.of('b')], [[7], [null]]);
});

test('areOf_anotherRange_stayThoseOfTheColumns', async () => {
  const {values, told, ask} = panel([LR]);
  await ask();
  await ask([{...LR, within: ['0', '1']}]);
  assert.ok(values.areOf([{...LR, within: ['0', '1']}]));
  assert.deepEqual(told, ['change']);
});

test('fetch_defaultColumnsAreOthersWithParamsOrMetrics_asksForThose', async () => {
  let metrics = [];
  const {values, loads, ask} = panel((params) =>
    params === null ? [] : [...params.differing.map((key) => ({of: 'param', key})), ...metrics],
  );
  await ask();
  assert.ok(values.areOf([LR, {of: 'param', key: 'seed'}]));
  metrics = [LOSS];
  const asking = ask();
  await settled();
  assert.deepEqual(loads.map(({key}) => key), ['loss']);
  assert.ok(!values.areOf([LR, {of: 'param', key: 'seed'}, LOSS]));
  loads[0].answer(1);
  await asking;
  assert.deepEqual(values.of('a'), ['0.1', '1', 1]);
});

test('fetch_sameAgain_asksNothingUntilStopped', async () => {
  const {values, told, ask} = panel([LR]);
  await ask();
  await ask();
  assert.deepEqual(told, ['change']);
  values.stop();
  await ask();
  assert.deepEqual(told, ['change', 'change']);
});

test('fetch_failed_keepsTheValuesAndIsTriedAgain', async (context) => {
  const {values, told, ask} = panel([LR]);
  await ask();
  values.stop();
  answers({}, 500);
  await ask();
  assert.ok(values.areOf([LR]));
  assert.equal(values.error.message, 'no');
  context.mock.timers.tick(5000);
  assert.deepEqual(told, ['change', 'change', 'again']);
  answers({a: {lr: '3'}, b: {}});
  await ask();
  assert.deepEqual([values.error, values.of('a')], [null, ['3']]);
  context.mock.timers.tick(60_000);
  assert.equal(told.length, 4);
});

test('fetch_refused_isNotTriedAgain', async (context) => {
  const {values, told, ask} = panel([LR]);
  answers({}, 400);
  await ask();
  context.mock.timers.tick(60_000);
  assert.deepEqual(told, ['change']);
  assert.ok(values.error.refused && !values.areOf([LR]));
});

test('fetch_runsAreRunning_areLookedAtAgainWhileThePageIsSeen', async (context) => {
  const {values, told, ask} = panel([LR], {running: true});
  await ask();
  document.hidden = true;
  context.mock.timers.tick(5000);
  assert.deepEqual(told, ['change']);
  document.hidden = false;
  context.mock.timers.tick(5000);
  assert.deepEqual(told, ['change', 'again']);
  await ask();
  values.stop();
  context.mock.timers.tick(60_000);
  assert.deepEqual(told, ['change', 'again', 'change']);
});
