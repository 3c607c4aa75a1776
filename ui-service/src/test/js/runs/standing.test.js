import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Standing} from '../../../main/resources/web/app/runs/standing.js';

const outlineOf = (keys) => ({count: keys.length, at: (index) => ({row: {key: keys[index]}})});
const keysOf = (count, letter = 'r') => Array.from({length: count}, (_, i) => `${letter}${i}`);
const viewOf = ({count}, row) => ({count, rowHeight: 36, height: 360, top: 36 * row});
const rows = outlineOf(keysOf(400));
const more = outlineOf([...keysOf(3, 'new'), ...keysOf(400)]);

test('follow_rowsHaveComeAbove_keepsTheKeyboardWithItsRow', () => {
  const standing = new Standing();
  standing.go({row: 5, column: 2}, rows);
  standing.follow(more, {first: 0, last: 20});
  assert.deepEqual(standing.active, {row: 8, column: 2});
  assert.equal(standing.columnIn(8), 2);
  assert.equal(standing.columnIn(5), -1);
});

test('follow_itsRowIsNotThere_staysAtThePlace', () => {
  const standing = new Standing();
  standing.go({row: 5, column: 2}, rows);
  standing.follow(outlineOf(keysOf(400, 'other')), {first: 0, last: 20});
  assert.deepEqual(standing.active, {row: 5, column: 2});
  standing.follow(outlineOf(keysOf(2, 'other')), {first: 0, last: 1});
  assert.deepEqual(standing.active, {row: 1, column: 2}, 'of fewer rows the last');
});

test('keepWithin_fewerColumns_takesTheKeyboardToTheLast', () => {
  const standing = new Standing();
  standing.go({row: 5, column: 7}, rows);
  standing.keepWithin(4);
  assert.deepEqual(standing.active, {row: 5, column: 4});
});

test('take_whatWasTold_findsTheFirstRowAgain', () => {
  const before = new Standing();
  before.go({row: 52, column: 1}, rows);
  const told = before.tell(rows, viewOf(rows, 50));
  assert.deepEqual(told, {row: 52, key: 'r52', first: {key: 'r50', over: 0}});

  const standing = new Standing();
  standing.take(told, more);
  assert.deepEqual(standing.tell(more, viewOf(more, 50)), told, 'as long as it is sought');
  assert.equal(standing.topSought(more, viewOf(more, 50)), 36 * 53);
  assert.equal(standing.hasOtherFirst(more, viewOf(more, 53)), false);
  assert.equal(standing.topSought(more, viewOf(more, 53)), null, 'it is found');
});

test('seekNoMore_afterTake_tellsTheRowThatIsSeen', () => {
  const standing = new Standing();
  standing.take({first: {key: 'r50', over: 0}}, rows);
  standing.tell(rows, viewOf(rows, 90));
  standing.seekNoMore();
  assert.equal(standing.topSought(rows, viewOf(rows, 90)), null);
  assert.equal(standing.hasOtherFirst(rows, viewOf(rows, 90)), true);
  assert.deepEqual(standing.tell(rows, viewOf(rows, 90)).first, {key: 'r90', over: 0});
});

test('tickedIn_rowsHaveComeAbove_findsTheRowThatWasTicked', () => {
  const standing = new Standing();
  assert.equal(standing.tickedIn(rows), -1, 'none is ticked yet');
  standing.tick(5, rows);
  standing.go({row: 9, column: 0}, rows);
  assert.equal(standing.tickedIn(rows), 5);
  assert.equal(standing.tickedIn(more), 8);
  assert.equal(standing.tickedIn(outlineOf(keysOf(400, 'other'))), -1, 'it is not there');
  standing.begin();
  assert.equal(standing.tickedIn(rows), -1, 'other rows are shown');
});
