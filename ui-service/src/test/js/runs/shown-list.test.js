import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ShownList} from '../../../main/resources/web/app/runs/shown-list.js';

const SEARCH = {
  filter: '',
  order: {by: 'start_time', descending: true},
  view: 'ALL',
  by: [],
  nested: false,
  columns: [],
  open: [],
};

/** A server that answers runs/search with one run, named as the filter, or with a refusal. */
function serve() {
  globalThis.document = {baseURI: 'http://localhost/'};
  globalThis.fetch = async (url, {body}) => {
    const {filter, columns} = JSON.parse(body);
    if (filter.startsWith('refused')) {
      const error = {error_code: 'INVALID_PARAMETER_VALUE', message: filter};
      return Response.json(error, {status: 400});
    }
    const runs = [{run_id: filter || 'a', experiment_id: '1', values: []}];
    return Response.json({matches: 1, columns, runs});
  };
}

/** What it shows, and what it told, in order. */
function page(hasSearch = true) {
  serve();
  const told = [];
  let settled = () => {};
  const tell = (words) => {
    told.push(words);
    settled();
  };
  const shown = new ShownList({
    changed: (list) => tell(`changed ${list.outline.at(0).row.runId}`),
    replaced: () => told.push('replaced'),
    failed: (error) => tell(error === null ? 'refused' : `failed ${error.message}`),
    hasSearch: () => hasSearch,
  });
  return {
    shown,
    told,
    begin(filter) {
      const search = {...SEARCH, filter};
      shown.begin({search, orderChosen: false, fields: () => []});
      return new Promise((resolve) => (settled = resolve));
    },
  };
}

test('begin_otherRows_areShownWhenTheyAreHere', async () => {
  const {shown, told, begin} = page();
  await begin('a');
  const old = shown.list;
  const coming = begin('b');
  assert.equal(shown.list, old);
  assert.notEqual(shown.newest, old);
  assert.equal(shown.isStale, true);
  await coming;
  assert.equal(shown.list, shown.newest);
  assert.equal(shown.isStale, false);
  assert.deepEqual(told, ['replaced', 'changed a', 'replaced', 'changed b']);
  assert.equal(old.asking.signal.aborted, true);
});

test('begin_refusedFilter_leavesTheOldRows', async () => {
  const {shown, told, begin} = page();
  await begin('a');
  const old = shown.list;
  await begin('refused b');
  assert.equal(shown.list, old);
  assert.equal(shown.newest, old);
  assert.equal(shown.refusal.message, 'refused b');
  assert.equal(shown.isStale, true);
  assert.equal(told.at(-1), 'refused');
  await begin('c');
  assert.equal(shown.refusal, null);
});

test('begin_failureThatNoSearchIsToBlameFor_isNoRefusal', async () => {
  const {shown, told, begin} = page(false);
  await begin('refused a');
  assert.equal(shown.refusal, null);
  assert.equal(shown.list, null);
  assert.deepEqual(told, ['failed refused a']);
});

test('begin_whileOthersAreOnTheirWay_showsTheLastOnly', async () => {
  const {shown, told, begin} = page();
  begin('a');
  await begin('b');
  assert.equal(shown.list.search.filter, 'b');
  assert.deepEqual(told, ['replaced', 'changed b']);
});
