import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openCompared} from '../../../main/resources/web/app/experiments/compared.js';

const settled = () => new Promise(setImmediate);

/**
 * A server that knows two experiments, and those from 1000 on.
 *
 * @returns {named, troubles, asked, most}: what it has, [name, stage] by id; functions that make a
 *   failure or an answer of what is not as usual, by id; the ids that it was asked for one by one,
 *   and "search"; and how many calls were under way at most
 */
function serve() {
  const server = {
    named: {1: ['first', 'active'], 2: ['second', 'deleted']},
    troubles: {},
    asked: [],
    most: 0,
  };
  let going = 0;
  globalThis.document = {
    baseURI: 'http://localhost/',
    hidden: false,
    addEventListener() {},
    removeEventListener() {},
  };
  const experiment = (id) => {
    const [name, stage] = server.named[id] ?? [`named ${id}`, 'active'];
    return {experiment_id: id, name, lifecycle_stage: stage};
  };
  const answer = (id) => {
    if (Object.hasOwn(server.troubles, id)) {
      return server.troubles[id]();
    }
    if (id === 'search') {
      const ids = ['1', '2', ...Array.from({length: 20}, (_, index) => String(1000 + index))];
      return Response.json({experiments: ids.map(experiment), next_page_token: 'more'});
    }
    if (!Object.hasOwn(server.named, id) && Number(id) < 1000) {
      const error = {error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'No such experiment'};
      return Response.json(error, {status: 404});
    }
    return Response.json({experiment: experiment(id)});
  };
  globalThis.fetch = async (url) => {
    const id = new URL(url).searchParams.get('experiment_id') ?? 'search';
    server.asked.push(id);
    going += 1;
    server.most = Math.max(server.most, going);
    await settled();
    going -= 1;
    return answer(id);
  };
  return server;
}

const away = () => {
  throw new TypeError('away');
};

const ofAProxy = () => new Response('<h1>Not found</h1>', {status: 404});

/** What is known once all have been answered for, and the next look, as if its time had come. */
async function opened(t, ids, server = serve()) {
  t.mock.timers.enable({apis: ['setTimeout']});
  const compared = openCompared(() => {});
  t.after(() => compared.close());
  const lookAgain = async () => {
    server.asked.length = 0;
    t.mock.timers.tick(5000);
    await answers();
  };
  compared.show(ids);
  await answers();
  return {compared, server, lookAgain};
}

/** Time enough for each to be asked for and answered. */
async function answers() {
  for (let turn = 0; turn < 200; turn++) {
    await settled();
  }
}

test('show_experiments_tellsNamesAndWhichAreDeletedOrNotThere', async (t) => {
  const {compared} = await opened(t, ['1', '2', '99']);
  assert.equal(compared.nameOf('1'), 'first');
  assert.equal(compared.nameOf('99'), 'Experiment 99');
  assert.deepEqual(compared.deleted, ['2']);
  assert.deepEqual(compared.missing, ['99']);
});

for (const [what, trouble] of Object.entries({away, 'a 404 of a proxy': ofAProxy})) {
  test(`show_serverIs ${what}_saysNothingAndAsksAgain`, async (t) => {
    const server = serve();
    server.troubles = {1: trouble};
    const {compared, lookAgain} = await opened(t, ['1'], server);
    assert.deepEqual(compared.missing, []);
    assert.equal(compared.nameOf('1'), 'Experiment 1');

    server.troubles = {};
    await lookAgain();
    assert.equal(compared.nameOf('1'), 'first');
    await lookAgain();
    assert.deepEqual(server.asked, [], 'who is here is not asked for any more');
  });
}

test('show_deletedOrMissing_areAskedForAgain', async (t) => {
  const {compared, server, lookAgain} = await opened(t, ['1', '2', '3']);
  assert.deepEqual([compared.deleted, compared.missing], [['2'], ['3']]);
  server.named[2] = ['second', 'active'];
  server.named[3] = ['third', 'active'];
  await lookAgain();
  assert.deepEqual(server.asked, ['2', '3']);
  assert.deepEqual([compared.deleted, compared.missing], [[], []]);
  assert.equal(compared.nameOf('3'), 'third');
});

test('show_deletedOneIsGoneForGood_isMissingAlone', async (t) => {
  const {compared, server, lookAgain} = await opened(t, ['1', '2']);
  delete server.named[2];
  await lookAgain();
  assert.deepEqual([compared.deleted, compared.missing], [[], ['2']]);
});

test('show_deletedOneWhileTheServerIsAway_isStillDeleted', async (t) => {
  const {compared, server, lookAgain} = await opened(t, ['2']);
  server.troubles = {2: ofAProxy};
  await lookAgain();
  assert.deepEqual([compared.deleted, compared.missing], [['2'], []]);
});

test('show_whatIsNoId_isNotThereWithoutAQuestion', async (t) => {
  const {compared, server, lookAgain} = await opened(t, ['1', 'abc']);
  assert.deepEqual(compared.missing, ['abc']);
  assert.deepEqual(server.asked, ['1']);
  await lookAgain();
  assert.deepEqual(server.asked, []);
});

test('show_several_areAskedForTwoAtATime', async (t) => {
  const {server} = await opened(t, ['1', '2', '1000', '1001', '1002', '1003']);
  assert.equal(server.asked.length, 6);
  assert.equal(server.most, 2);
});

test('show_many_areSoughtInOneCallAndTheOthersByThemselves', async (t) => {
  const ids = ['2', '99', ...Array.from({length: 12}, (_, index) => String(1000 + index)), '5000'];
  const {compared, server} = await opened(t, ids);
  assert.deepEqual(server.asked, ['search', '99', '5000']);
  assert.equal(compared.nameOf('1011'), 'named 1011');
  assert.equal(compared.nameOf('5000'), 'named 5000');
  assert.deepEqual([compared.deleted, compared.missing], [['2'], ['99']]);
});

test('show_manyAndTheSearchFails_asksForEach', async (t) => {
  const server = serve();
  server.troubles = {search: away};
  const ids = Array.from({length: 12}, (_, index) => String(1000 + index));
  const {compared} = await opened(t, ids, server);
  assert.deepEqual(server.asked, ['search', ...ids]);
  assert.equal(compared.nameOf('1011'), 'named 1011');
});

test('show_someHaveNotBeenAskedForYet_saysNothingBeforeAllHave', async (t) => {
  serve();
  const said = [];
  const compared = openCompared(() => said.push(compared.missing.length));
  t.after(() => compared.close());
  compared.show(['98', '99', '97', '1']);
  await answers();
  assert.deepEqual(said, [0, 0, 0, 3]);
});

test('show_fewerExperiments_saysNothingOfThoseTakenOut', async (t) => {
  const {compared} = await opened(t, ['1', '2', '99']);
  compared.show(['1']);
  assert.deepEqual(compared.deleted, []);
  assert.deepEqual(compared.missing, []);
});
