import assert from 'node:assert/strict';
import {test} from 'node:test';
import {columnId} from '../../../main/resources/web/app/columns.js';
import {RunsState} from '../../../main/resources/web/app/runs/state.js';

/** What the one run of each experiment has. */
const METRICS = {1: 'loss', 2: 'f1'};

/**
 * A server with two experiments of one run each; requests wait for letGo.
 *
 * @returns {letGo(), holdBack()}: from then on they wait again
 */
function serve() {
  globalThis.history = {state: null, replaceState() {}};
  globalThis.document = {
    baseURI: 'http://localhost/',
    hidden: false,
    addEventListener() {},
    removeEventListener() {},
  };
  let open = Promise.resolve();
  let letGo = () => {};
  globalThis.fetch = async (url, {body, signal}) => {
    const {experiment_ids: experiments, kind, columns} = JSON.parse(body);
    await open;
    signal?.throwIfAborted();
    if (String(url).endsWith('runs/keys')) {
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
    letGo: () => letGo(),
    holdBack() {
      open = new Promise((resolve) => (letGo = resolve));
    },
  };
}

/** A state, and what waits until it is as a test wants it. */
function opened(t) {
  let look = () => {};
  const state = new RunsState(
    () => look(),
    () => {},
  );
  t.after(() => state.close());
  return {
    state,
    ask: (...experimentIds) =>
      state.update({query: new URLSearchParams(), experimentIds, several: true, flat: false}),
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

test('update_oneExperimentLess_keepsRowsAndColumnsUntilThoseOfTheOthersAreHere', async (t) => {
  const server = serve();
  const {state, ask, until} = opened(t);
  ask('1', '2');
  await until(() => metricsOf(state).length === 2);
  assert.deepEqual(rowsOf(state), ['run of 1', 'run of 2']);

  server.holdBack();
  ask('2');
  assert.deepEqual(rowsOf(state), ['run of 1', 'run of 2'], 'rows stay');
  assert.equal(metricsOf(state).length, 2, 'and so do columns');
  server.letGo();
  await until(() => metricsOf(state).join() === 'm:f1');
  assert.deepEqual(rowsOf(state), ['run of 2']);
});

test('update_otherExperimentsMeanwhile_passesOverWhatThoseBeforeHave', async (t) => {
  const server = serve();
  const {state, ask, until} = opened(t);
  server.holdBack();
  ask('1');
  const letGoOfFirst = server.letGo;
  ask('2');
  letGoOfFirst();
  await until(() => metricsOf(state).length > 0);
  assert.deepEqual(metricsOf(state), ['m:f1']);
  assert.deepEqual(rowsOf(state), ['run of 2']);
});
