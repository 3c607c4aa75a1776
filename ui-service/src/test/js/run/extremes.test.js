import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';
import {openExtremes} from '../../../main/resources/web/app/run/extremes.js';

const METRICS = [{key: 'loss', step: 1, timestamp: 1}];

let calls;
let failing;

globalThis.document = {baseURI: 'http://localhost/'};
globalThis.fetch = async () => {
  calls += 1;
  const series = [{metric_key: 'loss', min: [0.5], max: [2]}];
  return failing ? new Response('{}', {status: 503}) : new Response(JSON.stringify({series}));
};

const settled = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  calls = 0;
  failing = true;
});

test('want_callThatFails_isMadeAgainLessAndLessOften', async (context) => {
  context.mock.timers.enable({apis: ['setTimeout']});
  let drawings = 0;
  const extremes = openExtremes('a', () => {
    drawings += 1;
    extremes.want(METRICS, true);
  });
  for (const [afterMs, expected] of [
    [0, 1],
    [1999, 1],
    [1, 2],
    [3999, 2],
    [1, 3],
  ]) {
    context.mock.timers.tick(afterMs);
    extremes.want(METRICS, true);
    await settled();
    assert.equal(calls, expected);
  }
  failing = false;
  context.mock.timers.tick(8000);
  await settled();
  assert.deepEqual(extremes.known.get('loss'), {min: 0.5, max: 2});
  assert.equal(drawings, 4);
  extremes.close();
});

test('close_whileItRests_asksNothing', async (context) => {
  context.mock.timers.enable({apis: ['setTimeout']});
  const extremes = openExtremes('a', () => extremes.want(METRICS, true));
  extremes.want(METRICS, true);
  await settled();
  extremes.close();
  context.mock.timers.tick(60_000);
  await settled();
  assert.equal(calls, 1);
});
