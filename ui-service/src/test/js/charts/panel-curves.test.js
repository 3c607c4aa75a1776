import assert from 'node:assert/strict';
import {test} from 'node:test';
import {PanelCurves} from '../../../main/resources/web/app/charts/panel-curves.js';

const SETTINGS = {x: 'step', range: null};
const BOTH = ['a', 'b'].map((runId) => ({runId, name: `run ${runId}`}));
const settled = () => new Promise(setImmediate);

/** A panel whose calls wait until they are answered; what is told of it is in told. */
function scene(runs = BOTH) {
  const of = {calls: [], told: [], inSight: true, ready: Promise.resolve()};
  const desk = {
    ready: () => of.ready,
    starts: new Map(),
    strokes: new Map([['a', {colour: 'red', dash: []}]]),
    load: (call, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        const answer = (series) => (resolve(new Map(Object.entries(series))), settled());
        const fail = (error) => (reject(error), settled());
        of.calls.push({...call, answer, fail});
      }),
  };
  of.model = {key: 'loss', runs, settings: SETTINGS, desk};
  of.curves = new PanelCurves({
    model: () => of.model,
    inSight: () => of.inSight,
    width: () => 690,
    onLoaded: () => of.told.push('loaded'),
    onFailed: () => of.told.push('failed'),
  });
  return of;
}

async function fetching(of) {
  of.curves.fetch();
  await settled();
  return of.calls.at(-1);
}

test('fetch_whatThePanelShows_isLoaded', async () => {
  const of = scene();
  const {key, runIds, axis, range, buckets, answer} = await fetching(of);
  assert.deepEqual([key, runIds, axis, range, buckets], ['loss', ['a', 'b'], 'step', null, 300]);
  assert.equal(of.curves.loaded, false);
  await answer({a: {x: [1, 2], value: [3, 4]}});
  assert.deepEqual(of.told, ['loaded']);
  assert.equal(of.curves.marks, 2);
  const [{curve, ...rest}, ...others] = of.curves.all;
  assert.deepEqual(rest, {runId: 'a', name: 'run a', colour: 'red', dash: []});
  assert.equal(curve, of.curves.of('a'));
  assert.deepEqual(others, [], 'of the other run there are no points');
  assert.equal(of.calls.length, 1);
});

test('fetch_leftBeforeItCouldBegin_asksNothing', async () => {
  const of = scene();
  of.curves.fetch();
  of.inSight = false;
  await settled();
  assert.equal(of.calls.length, 0);
});

test('fetch_otherSettingsMeanwhile_asksForThoseAlone', async () => {
  const of = scene();
  of.curves.fetch();
  of.model = {...of.model, settings: {...SETTINGS, range: {from: 1, to: 2}}};
  of.curves.fetch();
  await settled();
  assert.deepEqual(of.calls.map(({range}) => range), [{from: 1, to: 2}]);
});

test('fetch_otherRunsMeanwhile_asksForThoseAlone', async () => {
  const of = scene();
  of.curves.fetch();
  of.model = {...of.model, runs: BOTH.slice(1)};
  of.curves.fetch();
  await settled();
  assert.deepEqual(of.calls.map(({runIds}) => runIds), [['b']]);
});

test('missed_whileTheAnswerIsOnItsWay_isFetchedAfterIt', async () => {
  const of = scene();
  const {answer} = await fetching(of);
  of.curves.missed(['b']);
  await answer({});
  assert.deepEqual(of.calls[1].runIds, ['b']);
});

test('fetch_refused_isNotAskedAgainUntilForgiven', async () => {
  const of = scene();
  const {fail} = await fetching(of);
  await fail(Object.assign(new Error('no'), {refused: true}));
  assert.deepEqual(of.told, ['failed']);
  assert.equal(of.curves.error.message, 'no');
  await fetching(of);
  assert.equal(of.calls.length, 1);
  of.curves.forgive();
  assert.equal(of.curves.error, null);
  await fetching(of);
  assert.equal(of.calls.length, 2);
});

test('fetch_failed_isTriedAtTheNextOccasion', async () => {
  const of = scene();
  const {fail} = await fetching(of);
  await fail(new Error('away'));
  const {answer} = await fetching(of);
  assert.equal(of.curves.error.message, 'away', 'it stands until there is an answer');
  await answer({});
  assert.equal(of.curves.error, null);
  assert.deepEqual(of.told, ['failed', 'loaded']);
});

test('stop_callOnItsWay_isGivenUpAndNoFailure', async () => {
  const of = scene();
  await fetching(of);
  of.curves.stop();
  await settled();
  assert.deepEqual(of.told, []);
  assert.equal(of.curves.error, null);
  await fetching(of);
  assert.equal(of.calls.length, 2);
});
