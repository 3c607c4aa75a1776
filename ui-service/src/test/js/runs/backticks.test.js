import assert from 'node:assert/strict';
import {test} from 'node:test';
import {withBackticks} from '../../../main/resources/web/app/runs/backticks.js';

test('withBackticks_keysThatWantThem_haveThem', () => {
  const corrected = {
    'metrics.train/loss < 0.1': 'metrics.`train/loss` < 0.1',
    "params.learning-rate='0.1' AND metric.val/acc>=1": "params.`learning-rate`='0.1' AND metric.`val/acc`>=1",
    "params.learning rate LIKE '0.%'": "params.`learning rate` LIKE '0.%'",
    'tags.a/b IS NOT NULL and tags.c': 'tags.`a/b` IS NOT NULL and tags.c',
    "metrics.loss < 1 AND Tags.a:b NOT IN ('x')": "metrics.loss < 1 AND Tags.`a:b` NOT IN ('x')",
    'metrics.a/b': 'metrics.`a/b`',
    'metrics. a/b < 1': 'metrics.`a/b` < 1',
  };
  for (const [filter, better] of Object.entries(corrected)) {
    assert.equal(withBackticks(filter), better);
  }
});

test('withBackticks_filtersWithoutSuchKeys_areLeftAlone', () => {
  for (const filter of [
    '',
    'metrics.loss >> 1',
    'metrics.`train/loss` < 0.1',
    'metrics."train/loss" < 0.1',
    "params.dir = 'tags.a/b = 1'",
    'metrics.',
    "mytags.a/b = 'x'",
    "attributes.run_name = 'metrics.a/b'",
  ]) {
    assert.equal(withBackticks(filter), null, filter);
  }
});

test('withBackticks_manyBlanksAndQuotes_takeNoTime', () => {
  const began = performance.now();
  assert.equal(withBackticks(`metrics.a/b${' '.repeat(100_000)}< 1`), `metrics.\`a/b\`${' '.repeat(100_000)}< 1`);
  assert.equal(withBackticks(`metrics.a${' '.repeat(100_000)}b`), `metrics.\`a${' '.repeat(100_000)}b\``);
  assert.equal(withBackticks(`metrics.${' '.repeat(100_000)}`), null);
  assert.equal(withBackticks("metrics.a'b' ".repeat(10_000)), null);
  assert.ok(performance.now() - began < 1000);
});
