import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';
import {SeriesLoader} from '../../../main/resources/web/app/charts/series-loader.js';

let asked;
let refusals;

globalThis.document = {baseURI: 'http://localhost/'};
globalThis.fetch = async (url, {body, signal}) => {
  const fields = JSON.parse(body);
  asked.push(fields);
  await new Promise((resolve) => setTimeout(resolve, 5));
  signal.throwIfAborted();
  if (refusals > 0) {
    refusals -= 1;
    return new Response('{"message": "busy"}', {status: 429, headers: {'Retry-After': '0.02'}});
  }
  const series = fields.run_ids.flatMap((runId) =>
    fields.metric_keys.map((key) => ({run_id: runId, metric_key: key, x: [0], value: [asked.length]})),
  );
  return new Response(JSON.stringify({series}), {headers: {'Headrace-Lag': 'events=7'}});
};

beforeEach(() => {
  asked = [];
  refusals = 0;
});

const question = (key, runIds, buckets = 100) => ({key, runIds, axis: 'step', range: null, buckets});
const runs = (count) => Array.from({length: count}, (_, i) => `r${i}`);

test('load_requestsOfOneMoment_shareACall', async () => {
  const loader = new SeriesLoader(() => {});
  const {signal} = new AbortController();
  const found = await Promise.all(
    ['loss', 'lr'].map((key) => loader.load(question(key, ['a', 'b']), signal)),
  );
  assert.equal(asked.length, 1);
  assert.deepEqual(asked[0].metric_keys, ['loss', 'lr']);
  assert.deepEqual([...found[1].keys()], ['a', 'b']);
  assert.equal(found[1].get('a').metric_key, 'lr');
});

test('load_moreRunsThanACallTakes_comesTogetherAgain', async () => {
  const loader = new SeriesLoader(() => {});
  const found = await loader.load(question('loss', runs(700)), new AbortController().signal);
  assert.equal(found.size, 700);
  assert.equal(asked.length, 4);
});

test('load_serverBusy_waitsAndAsksAgain', async () => {
  refusals = 2;
  const loader = new SeriesLoader(() => {});
  const found = await loader.load(question('loss', runs(700)), new AbortController().signal);
  assert.equal(found.size, 700);
});

test('load_aborted_isNotAskedFor', async () => {
  const loader = new SeriesLoader(() => {});
  const controller = new AbortController();
  const loading = loader.load(question('loss', ['a']), controller.signal);
  controller.abort();
  await assert.rejects(loading, {name: 'AbortError'});
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.equal(asked.length, 0);
});

test('load_laggingServer_isToldOf', async () => {
  const lags = [];
  const loader = new SeriesLoader((lag) => lags.push(lag));
  await loader.load(question('loss', ['a']), new AbortController().signal);
  assert.deepEqual(lags, [7]);
});
