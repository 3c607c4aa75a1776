import assert from 'node:assert/strict';
import {test} from 'node:test';
import {PAGE_ROWS, RowSource} from '../../../main/resources/web/app/runs/row-source.js';

/** A server with so many rows, whose tokens are the last row's number. */
function server(total) {
  const asked = [];
  let rows = Array.from({length: total}, (_, i) => ({key: `r${i}`}));
  return {
    asked,
    insert(key) {
      rows = [{key}, ...rows];
    },
    remove(first, count) {
      rows = rows.toSpliced(first, count);
    },
    async ask({pageToken, skip = 0, limit, bare}) {
      assert.ok(skip <= 10_000);
      asked.push({limit, bare});
      const after = pageToken === undefined ? 0 : rows.findIndex(({key}) => key === pageToken) + 1;
      const begin = after + skip;
      const page = rows.slice(begin, begin + limit);
      const more = begin + limit < rows.length;
      return {rows: page, count: rows.length, nextPageToken: more ? page.at(-1).key : undefined};
    },
  };
}

const source = (of) =>
  new RowSource(
    (page) => of.ask(page),
    () => {},
    1000,
  );

test('want_firstRows_takesOneRequest', async () => {
  const of = server(250);
  const rows = source(of);
  await rows.want(0, 40);
  assert.equal(rows.count, 250);
  assert.equal(rows.row(40).key, 'r40');
  assert.equal(rows.row(100), undefined);
  assert.deepEqual(of.asked, [{limit: PAGE_ROWS, bare: false}]);
});

test('want_farBelow_skipsThereInOneRequest', async () => {
  const of = server(10_000);
  const rows = source(of);
  await rows.want(0, 40);
  await rows.want(5230, 5260);
  assert.equal(rows.row(5230).key, 'r5230');
  assert.deepEqual(of.asked.slice(1), [
    {limit: 1, bare: true},
    {limit: PAGE_ROWS, bare: false},
  ]);
  const before = of.asked.length;
  await rows.want(5330, 5360);
  assert.equal(of.asked.length, before + 1, 'the place is known now');
});

test('want_veryFarBelow_skipsThereInSteps', async () => {
  const of = server(60_000);
  const rows = source(of);
  await rows.want(0, 40);
  await rows.want(55_000, 55_040);
  assert.equal(rows.row(55_000).key, 'r55000');
  assert.equal(of.asked.filter(({bare}) => bare).length, 6);
});

test('want_lastRows_haveTheirNumbers', async () => {
  const rows = source(server(10_050));
  await rows.want(0, 1);
  await rows.want(10_020, 10_049);
  assert.equal(rows.row(10_049).key, 'r10049');
  assert.equal(rows.count, 10_050);
});

test('want_farBelowAListThatBecameShorter_endsAtItsLastRow', async () => {
  const of = server(10_000);
  const rows = source(of);
  await rows.want(0, 40);
  of.remove(150, 9000);
  of.insert('new');
  await rows.want(9000, 9040);
  await rows.want(980, 1000);
  assert.equal(rows.count, 1000);
  assert.equal(rows.row(999).key, 'r9999');
});

test('want_manyPages_keepsFew', async () => {
  const rows = source(server(30_000));
  await rows.want(0, 1);
  for (let first = 0; first < 29_000; first += PAGE_ROWS) {
    await rows.want(first, first + 10);
  }
  assert.ok([...rows.loaded()].length <= 48 * PAGE_ROWS);
});

test('refresh_rowsCameAtTheTop_areShownAndLaterPlacesForgotten', async () => {
  const of = server(250);
  const rows = source(of);
  await rows.want(0, 240);
  of.insert('new');
  await rows.refresh(30);
  assert.equal(rows.row(0).key, 'new');
  assert.equal(rows.count, 251);
  assert.equal(rows.row(150), undefined);
  await rows.want(140, 160);
  assert.equal(rows.row(150).key, 'r149');
});

test('refresh_fewerRowsThanAsked_countsThem', async () => {
  const rows = source(server(3));
  await rows.refresh(500);
  assert.equal(rows.count, 3);
  assert.equal(rows.row(2).key, 'r2');
});

test('renew_rowsThatAreShown_stayUntilOthersAreHere', async () => {
  const of = server(50);
  const rows = source(of);
  await rows.want(0, 40);
  const asking = rows.renew();
  assert.equal(rows.row(3).key, 'r3');
  await asking;
  assert.equal(of.asked.length, 2);
});

test('rowsBetween_rowsThatAreNotHere_areFetchedBare', async () => {
  const rows = source(server(5000));
  await rows.want(0, 1);
  const found = await rows.rowsBetween(150, 2349);
  assert.equal(found.length, 2200);
  assert.equal(found[0].key, 'r150');
  assert.equal(found.at(-1).key, 'r2349');
});

test('want_pageThatEndsSooner_isFilled', async () => {
  const of = server(250);
  const rows = new RowSource(
    ({limit, ...page}) => of.ask({...page, limit: Math.min(limit, 30)}),
    () => {},
    1000,
  );
  await rows.want(0, 240);
  assert.equal(rows.row(199).key, 'r199');
});

test('want_refused_keepsTheErrorUntilItWorks', async () => {
  let broken = true;
  const of = server(10);
  const rows = new RowSource(
    (page) => (broken ? Promise.reject(new Error('away')) : of.ask(page)),
    () => {},
    1000,
  );
  await rows.want(0, 5);
  assert.equal(rows.error.message, 'away');
  broken = false;
  rows.resume();
  await rows.want(0, 5);
  assert.equal(rows.error, null);
  assert.equal(rows.count, 10);
});

test('refresh_emptyList_showsTheFirstRowThatComes', async () => {
  const of = server(0);
  const rows = source(of);
  await rows.want(0, 40);
  assert.equal(rows.count, 0);
  of.insert('first');
  await rows.refresh(-1);
  assert.equal(rows.row(0).key, 'first');
});

test('want_rowsCameAtTheTop_doNotCountUntilTheyAreShown', async () => {
  const of = server(450);
  const rows = source(of);
  await rows.want(0, 40);
  of.insert('new');
  await rows.want(120, 160);
  assert.equal(rows.count, 450);
  assert.equal(rows.row(120).key, 'r120');
  assert.equal((await rows.countNow()) - rows.count, 1);
  await rows.want(400, 449);
  assert.equal(rows.count, 450);
  await rows.refresh(40);
  assert.equal(rows.count, 451);
});

test('want_afterAFailure_asksOnceUntilItMay', async () => {
  let asked = 0;
  const rows = new RowSource(
    () => {
      asked += 1;
      return Promise.reject(new Error('away'));
    },
    () => rows.want(0, 5),
    1000,
  );
  await rows.want(0, 5);
  await rows.want(0, 5);
  assert.equal(asked, 1);
  rows.resume();
  await rows.want(0, 5);
  assert.equal(asked, 2);
});

test('want_answerFromBeforeRowsCame_isPassedOver', async () => {
  const of = server(450);
  let hold = null;
  const rows = new RowSource(
    async (page) => {
      const answer = await of.ask(page);
      const held = hold;
      hold = null;
      await held;
      return answer;
    },
    () => {},
    1000,
  );
  await rows.want(0, 140);
  let letGo;
  hold = new Promise((resolve) => {
    letGo = resolve;
  });
  const late = rows.want(240, 260);
  await null;
  of.insert('new');
  await rows.refresh(40);
  letGo();
  await late;
  assert.equal(rows.row(0).key, 'new');
  assert.equal(rows.row(250).key, 'r249');
});

test('refresh_olderThanTheOneShown_isPassedOver', async () => {
  const of = server(3);
  const holds = [];
  const rows = new RowSource(
    async (page) => {
      const answer = await of.ask(page);
      await new Promise((resolve) => holds.push(resolve));
      return answer;
    },
    () => {},
    1000,
  );
  const older = rows.refresh(2);
  await null;
  await null;
  of.insert('new');
  const newer = rows.refresh(2);
  while (holds.length < 2) {
    await null;
  }
  holds[1]();
  await newer;
  holds[0]();
  await older;
  assert.equal(rows.row(0).key, 'new');
});

test('rowsBetween_rowsThatAreHere_areNotAskedForAgain', async () => {
  const of = server(250);
  const rows = source(of);
  await rows.want(0, 140);
  const before = of.asked.length;
  assert.equal((await rows.rowsBetween(90, 110)).length, 21);
  assert.equal(of.asked.length, before);
});

/** A source whose requests wait; rows say which columns were asked for. */
function held() {
  const waiting = [];
  const of = {columns: 'old', waiting};
  of.rows = new RowSource(
    ({limit}) => {
      const {columns} = of;
      const rows = Array.from({length: Math.min(limit, 3)}, (_, i) => ({key: `r${i}`, columns}));
      return new Promise((resolve) => waiting.push(() => resolve({rows, count: 3})));
    },
    () => of.seen?.push(of.rows.row(0)?.columns),
    1000,
  );
  return of;
}

test('renew_pageOnItsWay_isAskedForAgainWithTheOtherColumns', async () => {
  const of = held();
  of.seen = [];
  const wanted = of.rows.want(0, 2);
  of.columns = 'new';
  of.rows.renew();
  of.waiting[0]();
  await new Promise(setImmediate);
  assert.equal(of.waiting.length, 2);
  of.waiting[1]();
  await wanted;
  assert.deepEqual(of.seen, ['old', 'new'], 'what came first is shown meanwhile');
});

test('renew_refreshOnItsWay_isAskedForAgainWithTheOtherColumns', async () => {
  const of = held();
  const refreshing = of.rows.refresh(2);
  of.columns = 'new';
  of.rows.renew();
  of.waiting[0]();
  await refreshing;
  assert.equal(of.rows.row(0).columns, 'old');
  const wanted = of.rows.want(0, 2);
  assert.equal(of.waiting.length, 2);
  of.waiting[1]();
  await wanted;
  assert.equal(of.rows.row(0).columns, 'new');
});
