import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';
import {openStatistics} from '../../../main/resources/web/app/compare/statistics.js';

let failing;
let asked;

globalThis.document = {baseURI: 'http://localhost/'};
globalThis.fetch = async (url, {body}) => {
  const {run_ids: runIds, metric_keys: keys} = JSON.parse(body);
  asked += 1;
  if (failing.some((key) => keys.includes(key))) {
    return new Response('{"message": "no"}', {status: 503});
  }
  const series = runIds.flatMap((runId) =>
    keys.map((key) => ({run_id: runId, metric_key: key, points: 1, value: [asked]})),
  );
  return new Response(JSON.stringify({series}));
};

const settled = () => new Promise((resolve) => setTimeout(resolve, 10));

beforeEach(() => {
  failing = [];
  asked = 0;
});

test('want_callThatFails_isNotAskedAgainByItself', async () => {
  failing = ['loss'];
  const statistics = openStatistics(() => statistics.want(['a'], ['loss']));
  statistics.want(['a'], ['loss']);
  await settled();
  assert.equal(asked, 1);
  assert.equal(statistics.failure(['a'], ['loss']).message, 'no');
  assert.equal(statistics.failure(['a'], ['acc']), undefined);
  assert.equal(statistics.failure(['b'], ['loss']), undefined);
});

test('retry_callThatFailed_isAskedAnewAndItsFailureGone', async () => {
  failing = ['loss'];
  const statistics = openStatistics(() => {});
  statistics.want(['a'], ['loss']);
  await settled();
  failing = [];
  statistics.retry();
  statistics.want(['a'], ['loss']);
  await settled();
  assert.equal(statistics.failure(['a'], ['loss']), undefined);
  assert.equal(statistics.of('a', 'loss').last, 2);
});

test('refresh_afterAFailure_clearsItOnceThereIsAnAnswer', async () => {
  const statistics = openStatistics(() => {});
  statistics.want(['a'], ['loss']);
  await settled();
  failing = ['loss'];
  statistics.refresh(['a'], ['loss']);
  await settled();
  assert.equal(statistics.of('a', 'loss').last, 1);
  assert.notEqual(statistics.failure(['a'], ['loss']), undefined);
  failing = [];
  statistics.refresh(['a'], ['loss']);
  await settled();
  assert.equal(statistics.of('a', 'loss').last, 3);
  assert.equal(statistics.failure(['a'], ['loss']), undefined);
});
