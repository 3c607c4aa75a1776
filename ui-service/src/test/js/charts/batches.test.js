import assert from 'node:assert/strict';
import {test} from 'node:test';
import {bucketsFor, packed} from '../../../main/resources/web/app/charts/batches.js';

const runs = (count) => Array.from({length: count}, (_, i) => `r${i}`);

test('packed_sameRuns_shareACall', () => {
  const calls = packed(['loss', 'accuracy', 'lr'].map((key) => ({key, runIds: runs(3), buckets: 200})));
  assert.equal(calls.length, 1);
  assert.deepEqual(calls[0].keys, ['loss', 'accuracy', 'lr']);
});

test('packed_otherRunsOrBuckets_haveTheirOwn', () => {
  const calls = packed([
    {key: 'loss', runIds: runs(3), buckets: 200},
    {key: 'lr', runIds: runs(4), buckets: 200},
    {key: 'lr', runIds: runs(3), buckets: 300},
  ]);
  assert.equal(calls.length, 3);
});

test('packed_anything_staysWithinTheLimitsOfACall', () => {
  const keys = Array.from({length: 50}, (_, i) => `m${i}`);
  for (const [count, buckets] of [[1, 200], [200, 100], [200, 1], [3000, 50], [900, 2000]]) {
    const asked = new Set();
    for (const call of packed(keys.map((key) => ({key, runIds: runs(count), buckets})))) {
      const series = call.runIds.length * call.keys.length;
      assert.ok(series <= 1000 && series * buckets <= 250_000);
      call.keys.forEach((key) => call.runIds.forEach((runId) => asked.add(`${key} ${runId}`)));
    }
    assert.equal(asked.size, count * keys.length);
  }
});

test('bucketsFor_width_isAboutTwoPixelsEach', () => {
  assert.equal(bucketsFor(400, 3), 200);
  assert.equal(bucketsFor(400, 200), 100);
  assert.equal(bucketsFor(20, 1), 50);
  assert.equal(bucketsFor(1e6, 1), 2000);
});
