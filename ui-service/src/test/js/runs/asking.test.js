import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Asking, exportUrl} from '../../../main/resources/web/app/runs/asking.js';
import {EVERY, searchOf} from '../../../main/resources/web/app/runs/search.js';

const PAGE = {limit: 10, bare: false};

function search(address) {
  const query = new URLSearchParams(address);
  const experimentIds = ['1', '2'];
  return searchOf(query, {experimentIds, standard: [], hasNested: false, flat: false});
}

/** What a server that has nothing is asked to order by. */
async function orderAskedBy(address, ask) {
  let asked;
  globalThis.document = {baseURI: 'http://localhost/'};
  globalThis.fetch = async (url, {body}) => {
    asked = JSON.parse(body).order_by;
    return Response.json({matches: 0, total: 0, columns: [], runs: [], groups: []});
  };
  const orderChosen = new URLSearchParams(address).has('order');
  const found = search(address);
  await ask(new Asking({search: found, orderChosen, fields: () => []}));
  return asked;
}

test('runs_byAParamOrTag_areAskedForInNaturalOrder', async () => {
  const asked = (address) => orderAskedBy(address, (asking) => asking.runs(EVERY, PAGE));
  assert.deepEqual(await asked('order=params.`lr` DESC'), ['natural(params.`lr`) DESC']);
  assert.deepEqual(await asked('order=tags.team'), ['natural(tags.team) ASC']);
  assert.deepEqual(await asked('order=metrics.`loss` ASC'), ['metrics.`loss` ASC']);
  assert.deepEqual(await asked(''), ['start_time DESC']);
});

test('groups_byParams_areAskedForInNaturalOrderAtTheEnd', async () => {
  const asked = (address) => orderAskedBy(address, (asking) => asking.groups(PAGE));
  const by = 'group=p:batch size&group=a:user&group=t:team';
  const keys = ['natural(params.`batch size`) ASC', 'attributes.user_id ASC', 'natural(tags.`team`) ASC'];
  assert.deepEqual(await asked(by), keys);
  assert.deepEqual(await asked(`${by}&order=metrics.\`loss\` DESC`), ['mean(metrics.`loss`) DESC', ...keys]);
  assert.deepEqual(await asked(`${by}&order=run_name DESC`), [
    'natural(params.`batch size`) DESC',
    ...keys.slice(1),
  ]);
  assert.deepEqual(await asked(`${by}&order=tags.\`team\` DESC`), [
    'natural(tags.`team`) DESC',
    ...keys.slice(0, 2),
  ]);
});

test('byIds_anyOrder_asksForNone', async () => {
  const asked = await orderAskedBy('order=params.lr', (asking) => asking.byIds(['r']));
  assert.deepEqual(asked, []);
});

test('exportUrl_byAParam_hasTheExperimentsAndNaturalOrderOfTheTable', () => {
  globalThis.document = {baseURI: 'http://localhost/'};
  const url = exportUrl(search('order=params.`lr` DESC'), [], 'csv');
  const {searchParams} = new URL(url, 'http://localhost/');
  assert.deepEqual(searchParams.getAll('order_by'), ['natural(params.`lr`) DESC']);
  assert.deepEqual(searchParams.getAll('experiment_ids'), ['1', '2']);
});
