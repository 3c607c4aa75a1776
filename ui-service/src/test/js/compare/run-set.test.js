import assert from 'node:assert/strict';
import {test} from 'node:test';
import {fewAtOnce} from '../../../main/resources/web/app/compare/few-at-once.js';
import {openRunSet} from '../../../main/resources/web/app/compare/run-set.js';

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

test('fewAtOnce_manyCalls_areMadeInTurnAndGiveTheirOutcomes', async () => {
  const inTurn = fewAtOnce(2);
  let going = 0;
  let most = 0;
  const outcomes = await Promise.allSettled(
    [1, 2, 3, 4, 5].map((number) =>
      inTurn(async () => {
        most = Math.max(most, ++going);
        await settled();
        going -= 1;
        if (number === 2) {
          throw new Error('no');
        }
        return number;
      }),
    ),
  );
  assert.equal(most, 2);
  assert.deepEqual(
    outcomes.map(({value, reason}) => value ?? reason.message),
    [1, 'no', 3, 4, 5],
  );
});

test('openRunSet_manyRuns_areFetchedAFewAtATime', async () => {
  globalThis.document = {baseURI: 'http://localhost/', hidden: false};
  let going = 0;
  let most = 0;
  globalThis.fetch = async (url) => {
    most = Math.max(most, ++going);
    await new Promise((resolve) => setTimeout(resolve, 1));
    going -= 1;
    const runId = url.searchParams.get('run_id');
    return runId === 'r7'
      ? new Response('{"error_code": "RESOURCE_DOES_NOT_EXIST"}', {status: 404})
      : new Response(JSON.stringify({run: {info: {run_id: runId, status: 'FINISHED'}}}));
  };
  let done;
  const loaded = new Promise((resolve) => {
    done = resolve;
  });
  const set = openRunSet(() => set.isLoading() || done());
  set.show(Array.from({length: 30}, (_, index) => `r${index}`));
  await loaded;
  set.close();
  assert.equal(most, 4);
  assert.equal(set.runs().length, 29);
  assert.deepEqual(
    set.failures().map(({runId, error}) => [runId, error.missing]),
    [['r7', true]],
  );
});
