import assert from 'node:assert/strict';
import {test} from 'node:test';
import {columnId} from '../../../main/resources/web/app/columns.js';
import {selectAll, selectRow} from '../../../main/resources/web/app/runs/selecting.js';
import {RunsState} from '../../../main/resources/web/app/runs/state.js';

/** What the one run of each experiment has. */
const METRICS = {1: 'loss', 2: 'f1'};

/**
 * A server with two experiments of one run each, which answers what nobody waits for any more, too.
 *
 * @returns {failing, asked, holdBack(), letGo()}: a set of the calls that fail, and all that were
 *   asked, by the ends of their addresses; from holdBack on requests wait for what it gives, which
 *   lets them go, with a status to fail with that; letGo is the last of these
 */
function serve() {
  globalThis.history = {state: null, replaceState() {}};
  globalThis.document = {
    baseURI: 'http://localhost/',
    hidden: false,
    addEventListener() {},
    removeEventListener() {},
  };
  const failing = new Set();
  const asked = [];
  let open = Promise.resolve();
  let letGo = () => {};
  globalThis.fetch = async (url, {body}) => {
    const {experiment_ids: experiments, kind, columns} = JSON.parse(body);
    const call = String(url).split('/v1/')[1];
    asked.push(call);
    const status = (await open) ?? (failing.has(call) ? 503 : undefined);
    if (status !== undefined) {
      return Response.json({error_code: 'TEMPORARILY_UNAVAILABLE', message: 'Busy.'}, {status});
    }
    if (call === 'runs/keys') {
      const keys = kind === 'metric' ? experiments.map((id) => METRICS[id]) : [];
      return Response.json({total: keys.length, keys: keys.map((key) => ({key, runs: 1}))});
    }
    const runs = experiments.map((id) => ({
      run_id: `run of ${id}`,
      experiment_id: id,
      values: columns.map((name) => (name === `metrics.\`${METRICS[id]}\`` ? 0.5 : null)),
    }));
    return Response.json({matches: runs.length, columns, runs});
  };
  return {
    failing,
    asked,
    letGo: () => letGo(),
    holdBack() {
      open = new Promise((resolve) => (letGo = resolve));
      return letGo;
    },
  };
}

const settled = () => new Promise(setImmediate);

/** A state, and what waits until it is as a test wants it. */
function opened(t) {
  let look = () => {};
  const state = new RunsState(
    () => look(),
    () => {},
  );
  t.after(() => state.close());
  const askWith = (text, ...experimentIds) =>
    state.update({query: new URLSearchParams(text), experimentIds, several: true, flat: false});
  return {
    state,
    ask: (...experimentIds) => askWith('', ...experimentIds),
    askWith,
    until: (isSo) =>
      new Promise((resolve) => {
        look = () => {
          if (isSo()) {
            resolve();
          }
        };
        look();
      }),
  };
}

const metricsOf = ({search}) =>
  search.columns.filter(({kind}) => kind === 'metric').map(columnId);

const rowsOf = ({list}) => [...(list?.outline.rowsHere() ?? [])].map(({key}) => key);

/** That nothing can be selected; nor do actions begin while rows are stale. */
async function assertRefuses(state) {
  assert.equal(state.isStale, true);
  const {selection} = state;
  assert.match(await selectAll(state), /^Nothing was selected/);
  assert.match(await selectRow(state, 0, {}), /^Nothing was selected/);
  assert.match(await selectRow(state, 1, {range: true, from: 0}), /^Nothing was selected/);
  assert.equal(state.selection, selection);
}

test('update_oneExperimentLess_keepsRowsAndColumnsUntilThoseOfTheOthersAreHere', async (t) => {
  const server = serve();
  const {state, ask, until} = opened(t);
  ask('1', '2');
  await until(() => metricsOf(state).length === 2);
  assert.deepEqual(rowsOf(state), ['run of 1', 'run of 2']);
  assert.equal(state.isStale, false);

  server.holdBack();
  ask('2');
  assert.deepEqual(rowsOf(state), ['run of 1', 'run of 2'], 'rows stay');
  assert.equal(metricsOf(state).length, 2, 'and so do columns');
  await assertRefuses(state);
  server.letGo();
  await until(() => metricsOf(state).join() === 'm:f1');
  assert.deepEqual(rowsOf(state), ['run of 2']);
  assert.equal(state.isStale, false);
  assert.equal(await selectAll(state), '');
  assert.deepEqual(state.selection.ids, ['run of 2']);
});

for (const call of ['runs/keys', 'runs/search']) {
  test(`update_otherExperimentsAndNoAnswerTo ${call}_letsNothingBeDoneToTheOldRows`, async (t) => {
    const server = serve();
    const {state, ask, until} = opened(t);
    ask('1', '2');
    await until(() => metricsOf(state).length === 2);
    server.failing.add(call);
    ask('2');
    await until(() => state.error !== null);
    assert.deepEqual(rowsOf(state), ['run of 1', 'run of 2']);
    await assertRefuses(state);

    ask('1', '2');
    assert.equal(state.error.message, 'Busy.');
    server.failing.clear();
    ask('2');
    await until(() => rowsOf(state).length === 1);
    assert.equal(state.isStale, false);
  });
}

test('update_oldRowsAnsweredAfterAFailure_otherExperimentsAreAskedForAgain', async (t) => {
  const server = serve();
  const {state, ask, until} = opened(t);
  ask('1');
  await until(() => metricsOf(state).length === 1);
  const ofOldRows = server.holdBack();
  state.lookNow();
  await settled();
  server.holdBack()();
  server.failing.add('runs/keys');
  ask('2');
  await until(() => state.error !== null);
  ofOldRows();
  await settled();
  await settled();
  assert.equal(state.error?.message, 'Busy.');

  server.failing.clear();
  state.lookNow();
  await until(() => rowsOf(state).join() === 'run of 2');
  assert.equal(state.error, null);
});

test('update_anotherFilter_letsNothingBeDoneUntilItsRowsAreHere', async (t) => {
  const server = serve();
  const {state, ask, askWith, until} = opened(t);
  ask('1');
  await until(() => metricsOf(state).length === 1);
  server.holdBack();
  askWith('filter=metrics.f1+%3E+0', '1');
  await assertRefuses(state);
  server.letGo();
  await until(() => !state.isStale);
  assert.equal(state.list.search.filter, 'metrics.f1 > 0');
});

test('selectAll_otherExperimentsBeforeTheIdsAreHere_selectsNone', async (t) => {
  const server = serve();
  const {state, ask, until} = opened(t);
  ask('1', '2');
  await until(() => metricsOf(state).length === 2);
  state.list.idsOfAll = async () => {
    await settled();
    return ['run of 1', 'run of 2'];
  };
  const selecting = selectAll(state);
  server.holdBack();
  ask('2');
  await selecting;
  assert.equal(state.selection.size, 0);
});

for (const [outcome, status] of [
  ['answered', undefined],
  ['failed', 503],
]) {
  test(`update_otherExperimentsMeanwhile_passesOverWhatWas ${outcome} of those before`, async (t) => {
    const server = serve();
    const {state, ask, until} = opened(t);
    const first = server.holdBack();
    ask('1');
    const second = server.holdBack();
    ask('2');
    second();
    await until(() => metricsOf(state).length > 0);
    first(status);
    await settled();
    await settled();
    assert.deepEqual(metricsOf(state), ['m:f1']);
    assert.deepEqual(rowsOf(state), ['run of 2']);
    assert.equal(state.error, null);
  });
}

test('update_otherExperimentsMeanwhile_asksForNoRowsByWhatThoseBeforeHave', async (t) => {
  const server = serve();
  const {state, ask, until} = opened(t);
  const first = server.holdBack();
  ask('1');
  const second = server.holdBack();
  ask('2');
  first();
  await settled();
  await settled();
  assert.ok(!server.asked.includes('runs/search'));
  second();
  await until(() => rowsOf(state).length > 0);
  assert.deepEqual(rowsOf(state), ['run of 2']);
});
