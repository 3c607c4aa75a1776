import assert from 'node:assert/strict';
import {test} from 'node:test';
import {EXPERIMENT} from '../../../main/resources/web/app/columns.js';
import {MOST_CHARTED, chartedRuns, drawnWords} from '../../../main/resources/web/app/runs/charted.js';
import {RunsList} from '../../../main/resources/web/app/runs/list.js';
import {MOST_IN_ADDRESS, MOST_SELECTED, Selection} from '../../../main/resources/web/app/runs/selection.js';

const FLAT = {
  experimentIds: ['1'],
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
 * it names, or all that nothing is above. A page ends after so many runs at most, as one of long texts.
 */
function serve(runs, most = Infinity) {
  const asked = [];
  globalThis.document = {baseURI: 'http://localhost/'};
  globalThis.fetch = async (url, {body, signal}) => {
    const {filter, max_results: limit, columns, skip = 0, page_token: after = 0} = JSON.parse(body);
    asked.push(filter);
    signal?.throwIfAborted();
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
    const begin = Number(after) + skip;
    const end = begin + Math.min(limit, most);
    return Response.json({
      matches: found.length,
      columns,
      runs: found.slice(begin, end).map(({id, stage = 'active', tag = null}) => ({
        run_id: id,
        experiment_id: '1',
        values: columns.map(
          (name) => ({'attributes.lifecycle_stage': stage, 'tags.`note`': tag})[name] ?? id,
        ),
      })),
      next_page_token: end < found.length ? String(end) : undefined,
    });
  };
  return asked;
}

async function loaded(search, fields = ['attributes.run_name']) {
  const list = new RunsList({
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

test('lists_ofSeveralExperiments_askForAllOfThem', async () => {
  serve([{id: 'a'}, {id: 'b'}]);
  const answer = globalThis.fetch;
  const asked = [];
  globalThis.fetch = (url, options) => {
    const {experiment_ids: experiments} = JSON.parse(options.body);
    asked.push([String(url).replace(/.*v1./, ''), experiments.join()]);
    return answer(url, options);
  };
  const list = await loaded({...FLAT, experimentIds: ['1', '2'], nested: true});
  await list.look({first: 0, last: 1, atTop: true});
  await list.look({first: 0, last: 1, atTop: false});
  await list.asking.stagesOf(['a']);
  assert.deepEqual([...new Set(asked.map(String))].sort(), ['runs/groups,1,2', 'runs/search,1,2']);
});

test('idsOfGroup_ofAnExperiment_asksForThatOneAlone', async () => {
  serve([{id: 'a'}]);
  const answer = globalThis.fetch;
  let asked;
  const list = await loaded({...FLAT, experimentIds: ['1', '2'], by: [EXPERIMENT]});
  globalThis.fetch = (url, options) => {
    asked = JSON.parse(options.body);
    return answer(url, options);
  };
  const ids = await list.idsOfGroup({isRun: false, key: '["2"]', keys: ['2'], runs: 1});
  assert.deepEqual(ids, ['a']);
  assert.deepEqual(asked.experiment_ids, ['2']);
  assert.equal(asked.filter, '');
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

test('drawnWords_nothingSelected_saysHowManyOfTheFirstAreDrawn', () => {
  assert.equal(drawnWords(0, 10, 24), 'The first 10 runs are drawn; tick others.');
  assert.equal(drawnWords(0, 0, 24), 'The first runs are drawn; tick others.');
  assert.equal(drawnWords(0, 3, 3), '3 runs drawn');
  assert.equal(drawnWords(3, 10, 24), '3 drawn');
  assert.equal(drawnWords(300, 200, 400), '200 of 300 drawn; too many for the address to keep');
});

test('address_asManyRunsAsChartsShow_haveRoomInIt', () => {
  assert.ok(MOST_IN_ADDRESS >= MOST_CHARTED);
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

test('tagsOf_pagesThatEndSooner_tellOfAllRuns', async () => {
  serve(
    ['a', 'b', 'c', 'd', 'e'].map((id) => ({id, tag: `note of ${id}`})),
    2,
  );
  const list = await loaded(FLAT);
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const tags = await list.asking.tagsOf([...ids, 'gone'], 'note');
  assert.deepEqual([...tags], ids.map((id) => [id, `note of ${id}`]));
  assert.equal((await list.asking.stagesOf(ids)).active.length, 5);
  const grouped = await loaded({...FLAT, by: [{kind: 'tag', key: 'note'}]});
  assert.equal((await grouped.asking.groupsOf(ids)).get('e'), '["note of e"]');
});

test('idsBetween_veryManyRows_asksForAsManyAsCanBeSelected', async () => {
  const asked = serve(Array.from({length: 35_000}, (_, i) => ({id: `r${i}`})));
  const list = await loaded(FLAT);
  const before = asked.length;
  const ids = await list.idsBetween(3, 34_999);
  assert.equal(ids.length, MOST_SELECTED);
  assert.equal(ids.at(-1), `r${MOST_SELECTED + 2}`);
  assert.ok(asked.length - before <= 2, `${asked.length - before} requests`);
});

test('close_idsOfAGroupAreUnderWay_asksForNoMore', async () => {
  const asked = serve(
    Array.from({length: 100}, (_, i) => ({id: `r${i}`, parent: 'adam'})),
    10,
  );
  const list = await loaded({...FLAT, by: [{kind: 'param', key: 'optimizer'}]});
  const before = asked.length;
  const ids = list.idsOfGroup({isRun: false, key: '["adam"]', keys: ['adam'], runs: 100});
  list.close();
  await assert.rejects(ids);
  assert.ok(asked.length - before <= 1);
});

test('look_otherColumnsAreChosenMeanwhile_keepsTheirValues', async () => {
  const of = [{id: 'a', tag: 'x'}];
  serve(of);
  let fields = ['attributes.run_name'];
  const list = new RunsList({
    search: FLAT,
    orderChosen: false,
    fields: () => fields,
    changed() {},
  });
  await list.outline.source.want(0, 40);
  const answer = globalThis.fetch;
  let letGo;
  const held = new Promise((resolve) => {
    letGo = resolve;
  });
  const isAsked = new Promise((resolve) => {
    globalThis.fetch = async (url, asked) => {
      const late = await answer(url, asked);
      if (asked.body.includes('run_id IN')) {
        resolve();
        await held;
      }
      return late;
    };
  });
  const looking = list.look({first: 0, last: 0, atTop: false});
  await isAsked;
  fields = ['tags.`note`'];
  await list.outline.renew();
  await list.outline.source.want(0, 40);
  letGo();
  await looking;
  assert.equal(list.outline.at(0).row.value('tags.`note`'), 'x');
});

test('look_selectedRunChangesItsGroup_isCountedThere', async () => {
  const runs = [{id: 'a', tag: 'old'}, {id: 'b', tag: 'old'}];
  serve(runs);
  const list = await loaded({...FLAT, by: [{kind: 'tag', key: 'note'}]});
  const selection = new Selection(['a', 'b']);
  const group = (tag) => ({key: JSON.stringify([tag]), runs: 2});
  list.tickOf(group('old'), selection);
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(list.tickOf(group('old'), selection), 'all');
  runs[1].tag = 'new';
  await list.look({first: 0, last: 1, atTop: true});
  assert.equal(list.tickOf(group('old'), selection), 'some');
  assert.deepEqual(list.selectedOf(group('new'), selection), ['b']);
});
