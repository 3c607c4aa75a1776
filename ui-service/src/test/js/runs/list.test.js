import assert from 'node:assert/strict';
import {test} from 'node:test';
import {chartedRuns} from '../../../main/resources/web/app/runs/charted.js';
import {RunsList} from '../../../main/resources/web/app/runs/list.js';
import {Selection} from '../../../main/resources/web/app/runs/selection.js';

const FLAT = {
  filter: '',
  order: {by: 'start_time', descending: true},
  view: 'ALL',
  by: [],
  way: 'mean',
  nested: false,
  columns: [],
  open: [],
};

/**
 * A server that answers runs/search: with the runs that a filter names, or the children of the one
 * it names, or all that nothing is above.
 */
function serve(runs) {
  const asked = [];
  globalThis.document = {baseURI: 'http://localhost/'};
  globalThis.fetch = async (url, {body}) => {
    const {filter, max_results: limit, columns} = JSON.parse(body);
    asked.push(filter);
    if (String(url).endsWith('runs/groups')) {
      return Response.json({groups: [], total: 0});
    }
    const named = [...filter.matchAll(/'([^']*)'/g)].map(([, id]) => id);
    const found = runs.filter(({id, parent = null}) =>
      filter.includes('run_id IN')
        ? named.includes(id)
        : filter.includes('IS NULL') || named.length === 0
          ? parent === null
          : named.includes(parent),
    );
    return Response.json({
      matches: found.length,
      columns,
      runs: found.slice(0, limit).map(({id, stage = 'active'}) => ({
        run_id: id,
        experiment_id: '1',
        values: columns.map((name) => (name === 'attributes.lifecycle_stage' ? stage : id)),
      })),
    });
  };
  return asked;
}

async function loaded(search, fields = ['attributes.run_name']) {
  const list = new RunsList({
    experimentId: '1',
    search,
    orderChosen: false,
    fields: () => fields,
    changed: () => {},
  });
  await list.outline.source.want(0, 40);
  return list;
}

test('idsBetween_openRowWhoseRunsAreNotHere_asksForThem', async () => {
  serve([{id: 'a'}, {id: 'b'}, {id: 'a1', parent: 'a'}]);
  const list = await loaded({...FLAT, nested: true});
  list.toggle(0);
  assert.equal(list.outline.at(1).row, undefined);
  assert.deepEqual(await list.idsBetween(0, 2), ['a', 'a1', 'b']);
});

test('isAllIn_asManyOthers_areNotAll', async () => {
  serve([{id: 'a'}, {id: 'b'}]);
  const list = await loaded(FLAT);
  assert.equal(list.isAllIn(new Selection(['x', 'y', 'z'])), false);
  assert.equal(list.isAllIn(new Selection(['a'])), false);
  assert.equal(list.isAllIn(new Selection(['a', 'b', 'z'])), true);
});

test('missingOf_selectedRuns_countsThoseThatTheListDoesNotHave', async () => {
  serve([{id: 'a'}, {id: 'b'}]);
  assert.equal((await loaded(FLAT)).missingOf(new Selection(['a', 'x', 'y'])), 2);
  assert.equal((await loaded({...FLAT, nested: true})).missingOf(new Selection(['x'])), null);
});

test('stagesOf_runs_tellsWhichAreDeletedAlready', async () => {
  serve([{id: 'a'}, {id: 'b', stage: 'deleted'}]);
  const list = await loaded(FLAT);
  assert.deepEqual(await list.asking.stagesOf(['a', 'b', 'gone']), {active: ['a'], deleted: ['b']});
});

test('chartedRuns_twoHundredSelected_areAllThere', async () => {
  const ids = Array.from({length: 250}, (_, i) => `r${i}`);
  serve(ids.map((id) => ({id})));
  const list = await loaded(FLAT);
  const charted = await chartedRuns(list, new Selection(ids));
  assert.equal(charted.length, 200);
});

test('chartedRuns_serverIsAway_failsRatherThanLeavesRunsOut', async () => {
  serve([{id: 'a'}]);
  const list = await loaded(FLAT);
  globalThis.fetch = async () => {
    throw new TypeError('away');
  };
  await assert.rejects(chartedRuns(list, new Selection(['a', 'x'])));
});

test('openOnly_rowsByTheirKeys_opensThemOnceTheyAreHere', async () => {
  serve([{id: 'a'}, {id: 'b'}, {id: 'a1', parent: 'a'}, {id: 'a2', parent: 'a1'}]);
  const list = await loaded({...FLAT, nested: true, open: ['a', 'a1']});
  list.outline.want(0, 40);
  await new Promise(setImmediate);
  await new Promise(setImmediate);
  assert.deepEqual(list.outline.openKeys, ['a', 'a1']);
  list.openOnly(['b', 'elsewhere']);
  assert.deepEqual(list.outline.openKeys, ['b']);
  assert.deepEqual(list.openKeys, ['b', 'elsewhere']);
});
