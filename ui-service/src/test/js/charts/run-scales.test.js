import assert from 'node:assert/strict';
import {test} from 'node:test';
import {roundNumbers, scaleOf} from '../../../main/resources/web/app/charts/run-scales.js';

const LEAST = Number.MIN_VALUE;
const MOST = Number.MAX_VALUE;

/** Pairs of numbers at the ends of what numbers can be. */
const PAIRS = [
  [0.9, 0.9000000000000001],
  [0.3, 0.30000000000000004],
  [-0.30000000000000004, -0.3],
  ...Array.from({length: 40}, (_, i) => [0.9, 0.9 + (i + 1) * 2 ** -53]),
  [2 ** 53, 2 ** 53 + 2],
  [0, LEAST],
  [LEAST, 2 * LEAST],
  [-LEAST, LEAST],
  [0, 7 * LEAST],
  [LEAST, 1e-300],
  [0, 1e-310],
  [-MOST, MOST],
  [MOST / 1.0000000000000002, MOST],
  [-MOST, 0],
  [1e23, 9.9e23],
];

test('roundNumbers_anyTwo_areFewAndDifferentAndBetween', () => {
  for (const [min, max] of PAIRS) {
    const found = roundNumbers(min, max);
    assert.ok(found.length > 0 && found.length <= 7, `${min} ${max}: ${found.length}`);
    assert.equal(new Set(found).size, found.length, `${min} ${max}: ${found}`);
    const slight = 1e-9 * (max - min);
    assert.ok(found.every((one) => one >= min - slight && one <= max + slight), `${min} ${max}: ${found}`);
  }
});

test('roundNumbers_manyDigits_areAllThere', () => {
  assert.deepEqual(roundNumbers(1234567890123, 1234567890127), [3, 4, 5, 6, 7].map((n) => 1234567890120 + n));
  assert.deepEqual(roundNumbers(0.99981, 0.99989), [0.99982, 0.99984, 0.99986, 0.99988]);
});

test('scaleOf_anyTwo_havePlaces', () => {
  for (const pair of PAIRS) {
    const {at, ticks} = scaleOf(pair);
    assert.ok([...pair.map(at), ...ticks.map((tick) => tick.at)].every((place) => place >= 0 && place <= 1), String(pair));
  }
});

test('rangeOf_anyTwo_isOfNumbers', () => {
  for (const pair of PAIRS) {
    const {rangeOf, at} = scaleOf(pair);
    const [from, to] = rangeOf([0.3, 0.7]);
    assert.ok(Number(from) <= Number(to) && at(from) !== null && at(to) !== null, `${pair}: ${from} ${to}`);
  }
});

test('rangeOf_numbersThatAreAlikeInTheFirstDigits_isNarrowed', () => {
  const within = (values) => {
    const {rangeOf, isWithin} = scaleOf(values);
    return values.filter((value) => isWithin(value, rangeOf([0.3, 0.7])));
  };
  assert.deepEqual(within([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => 100000 + n)), [100004, 100005, 100006]);
  assert.deepEqual(within([0.99981, 0.99983, 0.99985, 0.99987, 0.99989]), [0.99985]);
  assert.deepEqual(scaleOf([100001, 100009]).rangeOf([0.3, 0.7]), ['100003.4', '100006.6']);
});

test('rangeOf_endsBetweenDigits_holdsWhatWasChosen', () => {
  const values = Array.from({length: 101}, (_, i) => 1 / 3 + i / 7000);
  const {at, rangeOf, isWithin} = scaleOf(values);
  for (let i = 0; i < 100; i++) {
    const range = rangeOf([at(values[i]), at(values[i + 1])]);
    assert.ok(isWithin(values[i], range) && isWithin(values[i + 1], range), String(range));
  }
});

test('rangeOf_movedByKeys_staysAsWideAsItWas', () => {
  const {rangeOf, spanOf} = scaleOf([0.123456789, 0.987654321]);
  let span = [0, 0.2];
  for (let i = 0; i < 7; i++) {
    span = spanOf(rangeOf(span.map((end) => end + 0.1)));
  }
  assert.ok(Math.abs(span[0] - 0.7) < 0.005 && Math.abs(span[1] - 0.9) < 0.005, String(span));
});

test('scaleOf_numbersAmongWords_haveThemFirstAsTheTableHas', () => {
  const {words, isWithin} = scaleOf(['auto', '128', '1e-3', '16', 'layer10', '0.01', 'layer2', '1e999', '-5', null]);
  assert.deepEqual(words, ['-5', '1e-3', '0.01', '16', '128', '1e999', 'auto', 'layer2', 'layer10']);
  assert.ok(isWithin('1e-3', ['-5', '16']));
  assert.ok(!isWithin('1e-3', ['0.01', 'auto']));
});
