import assert from 'node:assert/strict';
import {test} from 'node:test';
import {naturalNumber, naturally} from '../../main/resources/web/app/natural.js';

// The cases of the server's test, common/src/test/java/io/headrace/search/NaturalNumberTest.java:
// what is changed in one is to be changed in the other.
const NUMBERS = {
  128: 128,
  '1e-3': 0.001,
  '0.10': 0.1,
  '-5': -5,
  '+5': 5,
  '005': 5,
  '.5': 0.5,
  '5.': 5,
  '-1.5E+3': -1500,
  '-0.0': 0,
  '1e-999': 0,
  '9007199254740993': 9007199254740992,
};

const OTHERS = [
  ...['', ' ', ' 1', '1 ', '1\n', '1d', '1f', '1F', '0x1F', '0x1p3', '1_000', '1,5', '1.2.3'],
  ...['2024-01-05', '--1', '+-1', '-', '+', '.', '-.', 'e5', '.e5', '1e', '1e+', '1e5.0', '1e5e5'],
  ...['NaN', 'nan', 'Infinity', 'inf', '-inf', '1e999', '-1e999', '٣', '１', '½', '1-', 'auto'],
];

test('naturalNumber_aDecimalNumber_isTheNearestDouble', () => {
  for (const [text, number] of Object.entries(NUMBERS)) {
    assert.ok(Object.is(naturalNumber(text), number), text);
  }
});

test('naturalNumber_anythingElse_isNone', () => {
  for (const text of OTHERS) {
    assert.ok(Number.isNaN(naturalNumber(text)), JSON.stringify(text));
  }
});

test('naturally_paramOrTag_isAskedForInThatOrder', () => {
  assert.equal(naturally('params.`lr`'), 'natural(params.`lr`)');
  assert.equal(naturally('tag.team'), 'natural(tag.team)');
  assert.equal(naturally('metrics.`params.a`'), 'metrics.`params.a`');
  assert.equal(naturally('natural(params.lr)'), 'natural(params.lr)');
});
