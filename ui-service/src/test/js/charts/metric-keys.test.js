import assert from 'node:assert/strict';
import {test} from 'node:test';
import {MetricKeys} from '../../../main/resources/web/app/charts/metric-keys.js';

const ONE = [{runId: 'a'}];

globalThis.document = {baseURI: 'http://localhost/'};

function answers(...keys) {
  const run = {info: {run_id: 'a', experiment_id: '1'}, data: {metrics: keys.map((key) => ({key}))}};
  globalThis.fetch = async () => Response.json({run});
}

test('add_beforeAnAnswer_isNothingNew', async () => {
  answers('loss');
  const keys = new MetricKeys(() => {});
  const loading = keys.load(ONE);
  assert.equal(keys.add('accuracy'), false);
  assert.equal(keys.all, null);
  await loading;
  assert.equal(keys.add('loss'), false);
  assert.equal(keys.all, keys.all, 'they are not put in order at every look');
  assert.equal(keys.add('accuracy'), true);
  assert.deepEqual(keys.all, ['accuracy', 'loss']);
});

test('load_failed_keepsWhatWasKnownAndSaysWhy', async () => {
  answers('loss');
  let changes = 0;
  const keys = new MetricKeys(() => (changes += 1));
  await keys.load(ONE);
  globalThis.fetch = async () => new Response('{"error_code": "X", "message": "no"}', {status: 500});
  await keys.load(ONE);
  assert.equal(keys.error.message, 'no');
  assert.deepEqual(keys.all, ['loss']);
  assert.equal(changes, 2);
  const again = keys.load([]);
  assert.equal(keys.error, null);
  assert.deepEqual(keys.all, []);
  await again;
  assert.equal(changes, 2);
});

test('load_otherRunsMeanwhile_onlyTheLastAnswerCounts', async () => {
  let changes = 0;
  const keys = new MetricKeys(() => (changes += 1));
  globalThis.fetch = (url, {signal}) =>
    new Promise((resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  const first = keys.load(ONE);
  answers('loss');
  await keys.load(ONE);
  await first;
  assert.deepEqual(keys.all, ['loss']);
  assert.equal(keys.error, null);
  assert.equal(changes, 1);
});
