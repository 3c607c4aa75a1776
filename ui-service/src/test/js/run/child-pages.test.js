import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';
import {openChildren} from '../../../main/resources/web/app/run/child-pages.js';
import {openNewest} from '../../../main/resources/web/app/run/newest.js';

const ALL = 170;

let limits;

globalThis.document = {baseURI: 'http://localhost/'};
globalThis.fetch = async (url, {body}) => {
  const {page_token: token = '0', max_results: limit} = JSON.parse(body);
  limits.push(limit);
  await new Promise((resolve) => setTimeout(resolve, 2));
  const from = Number(token);
  const runs = Array.from({length: Math.min(limit, ALL - from)}, (_, index) => ({
    run_id: `r${from + index}`,
    values: [],
  }));
  const next = from + limit < ALL ? String(from + limit) : '';
  return new Response(JSON.stringify({matches: ALL, runs, next_page_token: next}));
};

beforeEach(() => {
  limits = [];
});

const ids = (children) => children.state.runs.map(({runId}) => runId);
const first = (count) => Array.from({length: count}, (_, index) => `r${index}`);

test('more_clickedTwice_addsOnePage', async () => {
  const children = openChildren('1', 'a', () => {});
  await children.load();
  await Promise.all([children.more(), children.more()]);
  assert.deepEqual(ids(children), first(100));
});

test('more_whileTheRunIsLookedAtAgain_losesNoPage', async () => {
  const children = openChildren('1', 'a', () => {});
  await children.load();
  await Promise.all([children.load(), children.more(), children.load()]);
  assert.deepEqual(ids(children), first(100));
  await Promise.all([children.more(), children.load()]);
  assert.deepEqual(ids(children), first(150));
  await children.load();
  assert.deepEqual(ids(children), first(150));
  assert.equal(limits.at(-1), 150);
});

test('isNew_answerAfterThatOfALaterCall_isNot', () => {
  const newest = openNewest();
  const [look, afterChange] = [newest.asked(), newest.asked()];
  assert.ok(newest.isNew(afterChange));
  assert.ok(!newest.isNew(look));
  assert.ok(newest.isNew(newest.asked()));
});
