import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ExperimentsList} from '../../../main/resources/web/app/experiments/list.js';

const ACTIVE = {filter: undefined, view: 'ACTIVE_ONLY'};
const experiment = (id) => ({experiment_id: id});
const page = (ids, next) => ({experiments: ids.map(experiment), next_page_token: next});
const settled = () => new Promise(setImmediate);

/** A list whose calls wait until they are answered, as does its patience; the clock stands still. */
function scene() {
  const of = {searches: [], activities: [], now: 1000, told: [], found: []};
  const call = (calls, asked, signal) =>
    new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      calls.push({asked, answer: resolve, fail: (words) => reject(new Error(words))});
    });
  of.list = new ExperimentsList(
    {
      search: ({signal, ...asked}) => call(of.searches, asked, signal),
      activity: (ids, signal) => call(of.activities, ids, signal),
    },
    {
      changed: () => of.told.push(of.ids()),
      found: (count) => of.found.push(count),
    },
    {now: () => of.now, pause: () => new Promise((resolve) => (of.loseAllPatience = resolve))},
  );
  of.ids = () => of.list.experiments?.map(({experiment_id: id}) => id).join() ?? null;
  of.answer = async (found, activity = {}) => {
    of.searches.at(-1).answer(found);
    await settled();
    of.activities.at(-1)?.answer(new Map(Object.entries(activity)));
    await settled();
  };
  return of;
}

/** One with experiments 1 and 2, of which 1 has five runs. */
async function found(next) {
  const of = scene();
  of.list.find(ACTIVE);
  await of.answer(page(['1', '2'], next), {1: {runs: 5}});
  return of;
}

/** One with experiment 1, which has five runs; to tell it took the server 100 ms. */
async function foundSlowly() {
  const of = scene();
  of.list.find(ACTIVE);
  of.searches[0].answer(page(['1']));
  await settled();
  of.now += 100;
  of.activities[0].answer(new Map([['1', {runs: 5}]]));
  await settled();
  return of;
}

test('find_activityInTime_comesWithTheRows', async () => {
  const of = scene();
  of.list.find(ACTIVE);
  assert.deepEqual(of.searches[0].asked, {...ACTIVE, pageToken: undefined});
  of.searches[0].answer(page(['1', '2']));
  await settled();
  assert.deepEqual(of.activities[0].asked, ['1', '2']);
  assert.deepEqual(of.told, [], 'rows are not sorted under a reader’s eyes');
  of.activities[0].answer(new Map([['1', {runs: 5}]]));
  await settled();
  assert.equal(of.told[0], '1,2');
  assert.equal(of.list.activity.get('1').runs, 5);
  assert.deepEqual(of.found, [2]);
});

test('find_slowActivity_doesNotHoldTheRowsForever', async () => {
  const of = scene();
  of.list.find(ACTIVE);
  of.searches[0].answer(page(['1']));
  await settled();
  of.loseAllPatience();
  await settled();
  assert.deepEqual(of.told, ['1']);
  assert.equal(of.list.activity, null);
  of.activities[0].answer(new Map([['1', {runs: 5}]]));
  await settled();
  assert.equal(of.list.activity.get('1').runs, 5);
  assert.equal(of.told.length, 2);
});

test('find_activityThatCannotBeTold_leavesTheRows', async () => {
  const of = scene();
  of.list.find(ACTIVE);
  of.searches[0].answer(page(['1']));
  await settled();
  of.activities[0].fail('busy');
  await settled();
  assert.equal(of.ids(), '1');
  assert.equal(of.list.error, null);
});

test('find_anotherSearch_takesThePlaceOfTheOneOnItsWay', async () => {
  const of = scene();
  of.list.find(ACTIVE);
  of.list.find({filter: 'x', view: 'ALL'});
  of.searches[0].answer(page(['9']));
  await settled();
  assert.equal(of.ids(), null);
  await of.answer(page(['1']));
  assert.equal(of.searches[1].asked.view, 'ALL');
  assert.equal(of.ids(), '1');
  assert.equal(of.list.error, null, 'what was given up is no failure');
});

test('find_failed_isAnErrorUntilItWorksAgain', async () => {
  const of = await found();
  of.list.find({filter: 'x', view: 'ALL'});
  of.searches[1].fail('away');
  await settled();
  assert.equal(of.list.error.message, 'away');
  of.list.again();
  assert.equal(of.searches[2].asked.filter, 'x');
  await of.answer(page(['3']));
  assert.equal(of.list.error, null);
  assert.equal(of.ids(), '3');
});

test('more_addsToTheRows', async () => {
  const of = await found('next');
  of.list.more();
  assert.equal(of.searches[1].asked.pageToken, 'next');
  await of.answer(page(['3']), {3: {runs: 1}});
  assert.equal(of.ids(), '1,2,3');
  assert.equal(of.list.hasMore, false);
  assert.deepEqual([...of.list.activity.keys()], ['1', '3']);
  of.list.look();
  assert.equal(of.searches.length, 2, 'who has asked for more finds it where it was');
});

test('more_whileAnotherSearchIsUnderWay_leavesItAlone', async () => {
  const of = await found('next');
  of.list.find({filter: 'x', view: 'ALL'});
  await of.list.more();
  assert.equal(of.searches.length, 2);
  await of.answer(page(['3'], 'of x'));
  assert.equal(of.ids(), '3');
  of.list.more();
  assert.deepEqual(of.searches[2].asked, {filter: 'x', view: 'ALL', pageToken: 'of x'});
});

test('more_whenThereAreNoMore_asksNothing', async () => {
  const of = await found();
  await of.list.more();
  assert.equal(of.searches.length, 1);
});

test('more_failed_saysSoBesideTheRows', async () => {
  const of = await found('next');
  of.list.more();
  of.searches[1].fail('Away.');
  await settled();
  assert.equal(of.ids(), '1,2');
  assert.equal(of.list.error, null);
  assert.equal(of.list.late, 'There are more, but they could not be fetched: Away.');
  assert.equal(of.list.hasMore, true);
});

test('look_failed_keepsTheRowsAndTellsNobodyAloud', async () => {
  const of = await found();
  of.list.look();
  of.searches[1].fail('Away.');
  await settled();
  assert.equal(of.ids(), '1,2');
  assert.equal(of.list.late, 'Not up to date: Away. Trying again.');
  of.list.look();
  await of.answer(page(['2', '1']));
  assert.equal(of.list.late, null);
  assert.equal(of.ids(), '2,1');
  assert.deepEqual(of.found, [2], 'only what somebody asked for is said');
});

test('look_whileRowsAreOnTheirWay_leavesThem', async () => {
  const of = scene();
  of.list.find(ACTIVE);
  of.list.find(ACTIVE);
  await settled();
  of.list.look();
  assert.equal(of.searches.length, 2);
  await of.answer(page(['1']));
  of.list.look();
  assert.equal(of.searches.length, 3);
});

test('look_soonAfterAnswersThatTookLong_asksOfNewOnesAlone', async () => {
  const of = await foundSlowly();
  of.now += 1999;
  of.list.look();
  await of.answer(page(['1', '2']), {2: {runs: 0}});
  assert.deepEqual(of.activities[1].asked, ['2']);
  assert.equal(of.list.activity.get('1').runs, 5);
  of.list.find(ACTIVE);
  await of.answer(page(['1', '2']));
  assert.deepEqual(of.activities[2].asked, ['1', '2'], 'something was done to them');
});

test('look_whenTheRestIsOver_asksOfAll', async () => {
  const of = await foundSlowly();
  of.now += 2000;
  of.list.look();
  await of.answer(page(['1']), {1: {runs: 6}});
  assert.equal(of.list.activity.get('1').runs, 6);
});

test('close_answerOnItsWay_isPassedOver', async () => {
  const of = scene();
  of.list.find(ACTIVE);
  of.list.close();
  of.searches[0].answer(page(['1']));
  await settled();
  assert.equal(of.list.experiments, null);
  assert.deepEqual([of.told, of.found], [[], []]);
});

test('find_afterClose_asksNothing', async () => {
  const of = await found();
  of.list.close();
  await of.list.find(ACTIVE);
  assert.equal(of.searches.length, 1);
});

test('close_activityOnItsWay_isPassedOver', async () => {
  const of = scene();
  of.list.find(ACTIVE);
  of.searches[0].answer(page(['1']));
  await settled();
  of.loseAllPatience();
  await settled();
  const {length} = of.told;
  of.list.close();
  await settled();
  assert.equal(of.told.length, length);
});

test('find_activityOfTheSearchBeforeOnItsWay_isPassedOver', async () => {
  const of = scene();
  of.list.find(ACTIVE);
  of.searches[0].answer(page(['1']));
  await settled();
  of.loseAllPatience();
  await settled();
  const {length} = of.told;
  of.list.find({filter: 'x', view: 'ALL'});
  await settled();
  assert.equal(of.told.length, length);
});

const NAMED = {...ACTIVE, keeps: ({experiment_id: id}) => id.includes('_')};

test('find_rowsThatAreNotMeant_areNeitherShownNorCounted', async () => {
  const of = scene();
  of.list.find(NAMED);
  assert.deepEqual(of.searches[0].asked, {...ACTIVE, pageToken: undefined});
  await of.answer(page(['a_1', 'a-1', 'b_1'], 'next'));
  assert.equal(of.ids(), 'a_1,b_1');
  assert.deepEqual(of.found, [2]);
  assert.deepEqual(of.activities[0].asked, ['a_1', 'b_1']);
  of.list.more();
  await of.answer(page(['c-1', 'c_1']));
  assert.equal(of.ids(), 'a_1,b_1,c_1');
  of.list.look();
  assert.equal(of.searches.length, 2, 'who has asked for more finds it where it was');
});

test('find_pageWithoutAnyThatIsMeant_asksForTheNext', async () => {
  const of = scene();
  of.list.find(NAMED);
  of.searches[0].answer(page(['a-1'], 'next'));
  await settled();
  assert.deepEqual(of.searches[1].asked, {...ACTIVE, pageToken: 'next'});
  assert.deepEqual(of.told, []);
  await of.answer(page(['b_1']));
  assert.equal(of.ids(), 'b_1');
  assert.equal(of.list.hasMore, false);
});
