import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';
import {RunningRuns} from '../../../main/resources/web/app/charts/running-runs.js';

const RUNS = [
  {runId: 'a', status: 'RUNNING'},
  {runId: 'b', status: 'FINISHED'},
];

let source;

globalThis.document = {
  baseURI: 'http://localhost/',
  hidden: false,
  addEventListener() {},
  removeEventListener() {},
};
globalThis.EventSource = class extends EventTarget {
  static CLOSED = 2;
  readyState = 1;

  constructor() {
    super();
    source = this;
  }

  tell(name, data) {
    this.dispatchEvent(Object.assign(new Event(name), {data: JSON.stringify(data)}));
  }

  close() {}

  /** The server says why it does not want to tell anything. */
  refuse(status, answer) {
    globalThis.fetch = async () => new Response(JSON.stringify(answer), {status});
    this.readyState = EventSource.CLOSED;
    this.dispatchEvent(new Event('error'));
  }
};

const settled = () => new Promise((resolve) => setImmediate(resolve));

function opened(runs) {
  const told = [];
  const running = new RunningRuns({
    onPoints() {},
    onMissed: (runIds) => told.push(['missed', ...runIds]),
    onGone: (runId) => told.push(['gone', runId]),
    onStatus: () => told.push(['status']),
    onState() {},
  });
  running.take(runs);
  running.open();
  running.follow();
  return {running, told};
}

/** Asks to be told when panels may fetch; returns a function that says whether that has been told. */
function waiting(running) {
  let ready = false;
  running.ready().then(() => (ready = true));
  return async () => {
    await settled();
    return ready;
  };
}

beforeEach((context) => context.mock.timers.enable({apis: ['setTimeout']}));

test('ready_noneIsRunning_isAtOnce', async () => {
  const {running} = opened(RUNS.slice(1));
  assert.ok(await waiting(running)());
  assert.equal(running.count, 0);
});

test('ready_streamIsNotLive_waitsForIt', async () => {
  const {running, told} = opened(RUNS);
  const isReady = waiting(running);
  assert.ok(!(await isReady()));
  assert.equal(running.live, 0);
  source.tell('start', {reset: true, runs: []});
  source.tell('live', {});
  assert.ok(await isReady());
  assert.equal(running.live, 1);
  assert.deepEqual(told, [['missed', 'a']]);
});

test('ready_streamNeverBegins_waitsForSomeTimeOnly', async (context) => {
  const {running} = opened(RUNS);
  const isReady = waiting(running);
  context.mock.timers.tick(1499);
  assert.ok(!(await isReady()));
  context.mock.timers.tick(1);
  assert.ok(await isReady());
});

test('isRunning_statusChanges_followsIt', () => {
  const {running, told} = opened(RUNS);
  assert.ok(running.isRunning('a') && !running.isRunning('b'));
  source.tell('run', {run_id: 'a', status: 'RUNNING'});
  assert.deepEqual(told, []);
  source.tell('run', {run_id: 'a', status: 'FINISHED'});
  assert.deepEqual(told, [['status']]);
  assert.ok(!running.isRunning('a'));
  assert.equal(running.count, 0);
});

test('live_connectionIsLost_isNotUntilThereIsOneAgain', () => {
  const {running, told} = opened(RUNS);
  source.tell('start', {reset: true, runs: []});
  source.tell('live', {});
  assert.deepEqual([running.live, running.lost], [1, false]);
  source.dispatchEvent(new Event('error'));
  assert.deepEqual([running.live, running.lost], [0, true]);
  source.tell('start', {reset: false, runs: []});
  assert.deepEqual([running.live, running.lost], [1, false]);
  assert.deepEqual(told, [['missed', 'a']]);
});

test('lost_serverWasNeverReached_isNot', () => {
  const {running} = opened(RUNS);
  source.dispatchEvent(new Event('error'));
  assert.deepEqual([running.live, running.lost], [0, false]);
});

const MISSING = {error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'Run with id=a not found'};

test('ready_runIsGone_doesNotWaitForIt', async () => {
  const {running, told} = opened([...RUNS, {runId: 'c', status: 'RUNNING'}]);
  const isReady = waiting(running);
  source.tell('gone', {run_id: 'a'});
  assert.deepEqual([running.count, await isReady(), told], [1, false, [['gone', 'a']]]);
  source.tell('gone', {run_id: 'c'});
  assert.deepEqual([running.count, await isReady()], [0, true]);
  assert.ok(await waiting(running)());
});

test('ready_runIsNotThere_isTakenAsGoneAndTheOthersAreTriedAgain', async (context) => {
  const {running, told} = opened([...RUNS, {runId: 'c', status: 'RUNNING'}]);
  const first = source;
  first.refuse(404, MISSING);
  await settled();
  assert.deepEqual([running.count, told], [1, [['gone', 'a']]]);
  context.mock.timers.tick(1);
  assert.notEqual(source, first);
  const isReady = waiting(running);
  source.tell('live', {});
  assert.ok(await isReady());
});

test('ready_onlyRunIsNotThere_isAtOnceAndNothingIsTriedAgain', async (context) => {
  const {running} = opened(RUNS);
  const first = source;
  first.refuse(404, MISSING);
  await settled();
  assert.deepEqual([running.count, await waiting(running)()], [0, true]);
  context.mock.timers.tick(60_000);
  assert.equal(source, first);
});

test('ready_refusedForGood_isAtOnce', async (context) => {
  const {running} = opened(RUNS);
  const isReady = waiting(running);
  const first = source;
  first.refuse(403, {message: 'Not for you'});
  await settled();
  assert.ok((await isReady()) && (await waiting(running)()));
  assert.deepEqual([running.count, running.lost, running.refused], [1, false, true]);
  context.mock.timers.tick(60_000);
  assert.equal(source, first);
});

test('ready_refusedForNow_waits', async (context) => {
  const {running} = opened(RUNS);
  const isReady = waiting(running);
  const first = source;
  first.refuse(429, {message: 'Too many streams'});
  await settled();
  assert.deepEqual([await isReady(), running.refused], [false, false]);
  context.mock.timers.tick(60_000);
  assert.notEqual(source, first);
});
