import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isExperimentId, openCompared} from '../../../main/resources/web/app/experiments/compared.js';

const NAMED = {1: ['first', 'active'], 2: ['second', 'deleted']};

/** A server that knows two experiments, and is away for a third. */
function serve() {
  globalThis.document = {
    baseURI: 'http://localhost/',
    hidden: false,
    addEventListener() {},
    removeEventListener() {},
  };
  globalThis.fetch = async (url) => {
    const id = new URL(url).searchParams.get('experiment_id');
    if (id === '3') {
      throw new TypeError('away');
    }
    if (!Object.hasOwn(NAMED, id)) {
      const error = {error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'No such experiment'};
      return Response.json(error, {status: 404});
    }
    const [name, stage] = NAMED[id];
    return Response.json({experiment: {experiment_id: id, name, lifecycle_stage: stage}});
  };
}

/** Gives what is known once all have been answered for. */
async function opened(t, ids, asked = ids.length) {
  serve();
  let answered = 0;
  let done;
  const whole = new Promise((resolve) => (done = resolve));
  const compared = openCompared(() => {
    answered += 1;
    if (answered === asked) {
      done();
    }
  });
  t.after(() => compared.close());
  compared.show(ids);
  await whole;
  return compared;
}

test('show_experiments_tellsNamesAndWhichAreDeletedOrNotThere', async (t) => {
  const compared = await opened(t, ['1', '2', '99']);
  assert.equal(compared.nameOf('1'), 'first');
  assert.equal(compared.nameOf('99'), 'Experiment 99');
  assert.deepEqual(compared.deleted, ['2']);
  assert.deepEqual(compared.missing, ['99']);
});

test('show_serverIsAway_saysOfNoExperimentThatItIsNotThere', async (t) => {
  const compared = await opened(t, ['3']);
  assert.deepEqual(compared.missing, []);
  assert.equal(compared.nameOf('3'), 'Experiment 3');
});

test('isExperimentId_whatTheServerRefuses_isNone', () => {
  for (const id of ['', 'abc', '01', '1.0', '+1', ' 1', '99999999999999999999']) {
    assert.equal(isExperimentId(id), false, id);
  }
  for (const id of ['0', '7', '901234567890123456']) {
    assert.equal(isExperimentId(id), true, id);
  }
});

test('show_whatIsNoId_isNotThereWithoutAQuestion', async (t) => {
  const compared = await opened(t, ['1', 'abc'], 1);
  assert.deepEqual(compared.missing, ['abc']);
});

test('show_someHaveNotBeenAskedForYet_saysNothingBeforeAllHave', async (t) => {
  serve();
  const said = [];
  const compared = openCompared(() => said.push(compared.missing.length));
  t.after(() => compared.close());
  compared.show(['98', '99', '97', '1']);
  while (said.length < 4) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.deepEqual(said, [0, 0, 0, 3]);
});

test('show_fewerExperiments_saysNothingOfThoseTakenOut', async (t) => {
  const compared = await opened(t, ['1', '2', '99']);
  compared.show(['1']);
  assert.deepEqual(compared.deleted, []);
  assert.deepEqual(compared.missing, []);
});
