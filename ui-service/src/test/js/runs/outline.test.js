import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Outline} from '../../../main/resources/web/app/runs/outline.js';
import {RowSource} from '../../../main/resources/web/app/runs/row-source.js';

const source = (names) =>
  new RowSource(
    async () => ({
      rows: names.map((key) => ({key})),
      count: names.length,
      nextPageToken: undefined,
    }),
    () => {},
    1000,
  );

async function loaded(names, depth = 0) {
  const rows = source(names);
  await rows.want(0, names.length - 1);
  return new Outline(rows, depth);
}

const keys = (outline) => Array.from({length: outline.count}, (_, i) => outline.at(i).row?.key);

test('toggle_rows_putsTheirsBelowThem', async () => {
  const outline = await loaded(['a', 'b', 'c']);
  const below = await loaded(['b1', 'b2'], 1);
  outline.toggle(1, () => below);
  assert.deepEqual(keys(outline), ['a', 'b', 'b1', 'b2', 'c']);
  assert.equal(outline.at(1).open, true);
  assert.equal(outline.at(3).depth, 1);
  assert.equal(outline.parentOf(3), 1);
  outline.toggle(1);
  assert.deepEqual(keys(outline), ['a', 'b', 'c']);
});

test('toggle_rowsBelowRows_nestAsDeepAsTheyGo', async () => {
  const outline = await loaded(['a', 'b']);
  const a = await loaded(['a1', 'a2'], 1);
  const a1 = await loaded(['x'], 2);
  outline.toggle(0, () => a);
  outline.toggle(1, () => a1);
  const b = await loaded(['b1'], 1);
  outline.toggle(4, () => b);
  assert.deepEqual(keys(outline), ['a', 'a1', 'x', 'a2', 'b', 'b1']);
});

test('want_rangeAcrossOpenRows_asksEachForItsPart', async () => {
  const asked = [];
  const fake = (name, count) => ({
    count,
    error: null,
    row: (i) => ({key: `${name}${i}`}),
    want: (a, b) => asked.push([name, a, b]),
  });
  const outline = new Outline(fake('r', 10));
  outline.toggle(2, () => new Outline(fake('c', 5), 1));
  outline.want(4, 9);
  assert.deepEqual(asked, [
    ['r', 2, 4],
    ['c', 1, 4],
  ]);
});

test('settle_rowsMoved_keepsThemOpenWhereTheyAre', async () => {
  let names = ['a', 'b'];
  const rows = new RowSource(
    async () => ({
      rows: names.map((key) => ({key})),
      count: names.length,
      nextPageToken: undefined,
    }),
    () => {},
    1000,
  );
  await rows.want(0, 1);
  const outline = new Outline(rows);
  const below = await loaded(['b1'], 1);
  outline.toggle(1, () => below);
  names = ['new', 'a', 'b'];
  await rows.refresh(5);
  outline.settle();
  assert.deepEqual(keys(outline), ['new', 'a', 'b', 'b1']);
  names = ['new'];
  await rows.refresh(5);
  outline.settle();
  assert.deepEqual(keys(outline), ['new']);
});

test('count_childrenOnTheirWay_keepsRoomForThem', async () => {
  const outline = await loaded(['a']);
  outline.toggle(0, () => new Outline(source(['x', 'y']), 1, 2));
  assert.equal(outline.count, 3);
  assert.equal(outline.at(1).row, undefined);
});

test('parts_rangeAcrossOpenRows_hasAStretchOfEachSource', async () => {
  const outline = await loaded(['a', 'b', 'c', 'd']);
  const below = await loaded(['b1', 'b2', 'b3'], 1);
  const deeper = await loaded(['x'], 2);
  outline.toggle(1, () => below);
  outline.toggle(3, () => deeper);
  const named = (first, last) =>
    outline
      .parts(first, last)
      .flatMap((part) =>
        Array.from({length: part.last - part.first + 1}, (_, i) => part.source.row(part.first + i)),
      )
      .map(({key}) => key);
  const all = ['a', 'b', 'b1', 'b2', 'x', 'b3', 'c', 'd'];
  for (let first = 0; first < all.length; first++) {
    for (let last = first; last < all.length; last++) {
      assert.deepEqual(named(first, last), all.slice(first, last + 1));
    }
  }
});

test('restore_whatWasOpen_hasRoomForItBeforeItIsHere', async () => {
  const before = await loaded(['a', 'b']);
  before.toggle(0, () => new Outline(source(['x', 'y']), 1, 2));
  const rows = source(['new', 'a', 'b']);
  const outline = new Outline(rows);
  const asked = [];
  outline.restore(before.opened, (key, depth, count) => {
    asked.push([key, depth, count]);
    return new Outline(source(['x', 'y']), depth, count);
  });
  assert.deepEqual(asked, [['a', 1, 2]]);
  assert.equal(outline.count, 2);
  await rows.want(0, 2);
  outline.settle();
  assert.deepEqual(keys(outline), ['new', 'a', undefined, undefined, 'b']);
});

test('runsHere_groupsAndRowsThatAreNotHere_areLeftOut', async () => {
  const row = (key, isRun) => ({key, isRun});
  const at = [row('a', true), row('g', false), row('b', true), undefined, row('c', true)];
  const outline = new Outline({row: (index) => at[index], count: 9, error: null});
  assert.deepEqual(
    outline.runsHere({first: 0, last: 3}).map(({key}) => key),
    ['a', 'b'],
  );
});
