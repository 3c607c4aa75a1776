import assert from 'node:assert/strict';
import {test} from 'node:test';
import {CurveSet} from '../../../main/resources/web/app/charts/curve-set.js';

const QUESTION = {axis: 'step', range: null, buckets: 100};
const live = (steps, values) => ({step: steps, timestamp: steps.map((step) => 1000 * step), value: values});

/** A server whose answers come when they are let go. */
function server() {
  const calls = [];
  const load = (call, signal) =>
    new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      calls.push({call, answer: (series) => resolve(new Map(Object.entries(series)))});
    });
  return {calls, load};
}

function ask(set, load, values) {
  return set.fetch({load, key: 'loss', starts: new Map([['a', 500]]), question: QUESTION, ...values});
}

test('fetch_runsThatAreThere_areNotAskedForAgain', async () => {
  const set = new CurveSet();
  const {calls, load} = server();
  const first = ask(set, load, {runIds: ['a', 'b']});
  calls[0].answer({a: {x: [1], value: [2]}});
  assert.equal(await first, true);
  assert.equal(set.curveOf('a').length, 1);
  assert.equal(set.curveOf('b').length, 0);
  const second = ask(set, load, {runIds: ['a', 'b', 'c']});
  assert.deepEqual(calls[1].call.runIds, ['c']);
  calls[1].answer({});
  await second;
  assert.equal(await ask(set, load, {runIds: ['a']}), false);
});

test('add_whileFetching_isInTheAnswerOnce', async () => {
  const set = new CurveSet();
  const {calls, load} = server();
  const loading = ask(set, load, {runIds: ['a']});
  assert.equal(set.add('a', live([1, 2], [5, 6])), null);
  calls[0].answer({a: {x: [0, 1], value: [4, 5]}});
  await loading;
  assert.deepEqual([...set.curveOf('a').last.subarray(0, 3)], [4, 5, 6]);
  assert.equal(set.curveOf('a').points, 3);
});

test('add_livePoint_isOnTheAxis', async () => {
  const set = new CurveSet();
  const {calls, load} = server();
  const loading = ask(set, load, {runIds: ['a'], question: {...QUESTION, axis: 'relative'}});
  calls[0].answer({});
  await loading;
  const {least, greatest, curve} = set.add('a', live([3, 4], [1, 'NaN']));
  assert.deepEqual([...curve.firstX.subarray(0, 2)], [2500, 3500]);
  assert.deepEqual([least, greatest], [1, 1]);
});

test('add_outOfTheRange_isPassedOver', async () => {
  const set = new CurveSet();
  const {calls, load} = server();
  const loading = ask(set, load, {runIds: ['a'], question: {...QUESTION, range: {from: 0, to: 9}}});
  calls[0].answer({});
  await loading;
  assert.equal(set.add('a', live([10], [1])), null);
  assert.equal(set.add('a', live([9], [1])).curve.length, 1);
});

test('missed_run_isFetchedAnew', async () => {
  const set = new CurveSet();
  const {calls, load} = server();
  const first = ask(set, load, {runIds: ['a', 'b']});
  calls[0].answer({});
  await first;
  set.missed(['b']);
  ask(set, load, {runIds: ['a', 'b']});
  assert.deepEqual(calls[1].call.runIds, ['b']);
});

test('fetch_otherQuestion_givesUpTheLast', async () => {
  const set = new CurveSet();
  const {calls, load} = server();
  const first = ask(set, load, {runIds: ['a']});
  const second = ask(set, load, {runIds: ['a'], question: {...QUESTION, range: {from: 0, to: 5}}});
  await assert.rejects(first, {name: 'AbortError'});
  calls[1].answer({a: {x: [1], value: [2]}});
  await second;
  assert.equal(set.curveOf('a').length, 1);
});

test('missed_whileFetching_isFetchedAnewAfterwards', async () => {
  const set = new CurveSet();
  const {calls, load} = server();
  const first = ask(set, load, {runIds: ['a', 'b']});
  set.missed(['b']);
  assert.equal(await ask(set, load, {runIds: ['a', 'b']}), false, 'it is on its way');
  calls[0].answer({});
  await first;
  ask(set, load, {runIds: ['a', 'b']});
  assert.deepEqual(calls[1].call.runIds, ['b']);
});

test('fetch_failed_keepsTheCurvesAndIsFetchedAnew', async () => {
  const set = new CurveSet();
  const {calls, load} = server();
  const first = ask(set, load, {runIds: ['a']});
  calls[0].answer({a: {x: [1], value: [2]}});
  await first;
  const range = {from: 0, to: 5};
  const failing = () => Promise.reject(new Error('unreachable'));
  await assert.rejects(ask(set, failing, {runIds: ['a'], question: {...QUESTION, range}}), {message: 'unreachable'});
  assert.equal(set.curveOf('a').length, 1);
  ask(set, load, {runIds: ['a'], question: {...QUESTION, range}});
  assert.deepEqual(calls[1]?.call.runIds, ['a']);
});

test('add_whileFetchingWhatComesInBuckets_isCountedOnce', async () => {
  const set = new CurveSet();
  const {calls, load} = server();
  const loading = ask(set, load, {runIds: ['a']});
  set.add('a', live([18, 19, 20], [5, 'NaN', 7]));
  const bucket = {first_x: [0, 10], last_x: [9, 19], count: [10, 10], nan_count: [0, 1]};
  calls[0].answer({a: {...bucket, min: [0, 0], max: [1, 5], first: [0, 0], last: [1, 1]}});
  await loading;
  const curve = set.curveOf('a');
  assert.equal(curve.points, 21);
  assert.equal(curve.nans[1], 1);
  assert.equal(curve.lastX[curve.length - 1], 20);
});

test('fetch_runLeftOutMeanwhile_isAskedForAgain', async () => {
  const set = new CurveSet();
  const {calls, load} = server();
  const answered = async (values, series) => {
    const loading = ask(set, load, values);
    calls.at(-1).answer(series);
    await loading;
  };
  await answered({runIds: ['a', 'b']}, {a: {x: [1], value: [2]}, b: {x: [1], value: [2]}});
  assert.equal(await ask(set, load, {runIds: ['a']}), false);
  assert.equal(set.marks, 1, 'it takes no memory');
  await answered({runIds: ['a', 'b']}, {b: {x: [1, 2], value: [2, 3]}});
  assert.deepEqual(calls[1].call.runIds, ['b'], 'it may have gone on');
  assert.equal(set.curveOf('b').length, 2);
});

test('fetch_runLeftOutWhileItWasOnItsWay_isAskedForAgain', async () => {
  const set = new CurveSet();
  const {calls, load} = server();
  const first = ask(set, load, {runIds: ['a', 'b']});
  await ask(set, load, {runIds: ['a']});
  calls[0].answer({});
  await first;
  ask(set, load, {runIds: ['a', 'b']});
  assert.deepEqual(calls[1]?.call.runIds, ['b']);
});

test('fetch_runLeftOutDuringAnotherQuestion_isNotShownAsItWasThen', async () => {
  const set = new CurveSet();
  const {calls, load} = server();
  const zoomed = {...QUESTION, range: {from: 0, to: 1}};
  let loading = ask(set, load, {runIds: ['a', 'b'], question: zoomed});
  calls[0].answer({b: {x: [1], value: [2]}});
  await loading;
  loading = ask(set, load, {runIds: ['a']});
  calls[1].answer({});
  await loading;
  loading = ask(set, load, {runIds: ['a', 'b']});
  assert.deepEqual(calls.at(-1).call.runIds, ['b']);
  calls[2].answer({b: {x: [1, 2, 3], value: [2, 2, 2]}});
  await loading;
  assert.equal(set.curveOf('b').length, 3);
});
