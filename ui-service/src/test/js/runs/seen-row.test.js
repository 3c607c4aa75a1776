import assert from 'node:assert/strict';
import {test} from 'node:test';
import {SeenRow} from '../../../main/resources/web/app/runs/seen-row.js';

/** Rows by their keys; undefined for those that are not here. */
const outlineOf = (keys) => ({
  count: keys.length,
  at: (index) => ({row: keys[index] === undefined ? undefined : {key: keys[index]}}),
});
const keys = Array.from({length: 400}, (_, i) => `r${i}`);
const at = (top, count = 400) => ({count, rowHeight: 36, height: 360, top});

test('of_firstRowOnTheScreen_isKeptWithWhatIsAboveTheEdge', () => {
  assert.deepEqual(SeenRow.of(outlineOf(keys), at(36 * 50 + 10)), {key: 'r50', over: 10});
  assert.equal(SeenRow.of(outlineOf(keys), at(4)), null, 'the top stays the top');
  assert.equal(SeenRow.of(outlineOf(Array(400)), at(36 * 50)), null);
});

test('topFor_rowsHaveComeAbove_isWhereTheRowIsNow', () => {
  const seen = new SeenRow({key: 'r50', over: 10});
  const more = [...Array.from({length: 20}, (_, i) => `new${i}`), ...keys];
  const view = at(36 * 50 + 10, 420);
  assert.equal(seen.topFor(outlineOf(Array(420)), view), null);
  assert.equal(seen.seen.key, 'r50', 'no row is here yet');
  assert.equal(seen.topFor(outlineOf(more), view), 36 * 70 + 10);
  assert.equal(seen.seen, null);
});

test('topFor_rowThatIsNotAround_isSoughtNoMore', () => {
  const seen = new SeenRow({key: 'gone', over: 10});
  assert.equal(seen.topFor(outlineOf(keys), at(36 * 50)), null);
  assert.equal(seen.seen, null);
});

test('topFor_rowWhereItWas_staysThere', () => {
  const seen = new SeenRow({key: 'r50', over: 0});
  assert.equal(seen.topFor(outlineOf(keys), at(36 * 50)), 36 * 50);
});
