import assert from 'node:assert/strict';
import {test} from 'node:test';
import {EXPERIMENT, columnId, orderText} from '../../../main/resources/web/app/columns.js';
import {forEachRun} from '../../../main/resources/web/app/runs/bulk.js';
import {placeAfter} from '../../../main/resources/web/app/runs/grid-keys.js';
import {GroupRow, runRows} from '../../../main/resources/web/app/runs/run-row.js';
import {TALLEST, rowsInView, topOf, topToShow} from '../../../main/resources/web/app/runs/scrolling.js';
import {
  aggregatesOf,
  groupOrders,
  openIds,
  partOfGroup,
  rowsKey,
  searchOf,
} from '../../../main/resources/web/app/runs/search.js';
import {
  MOST_SELECTED,
  Selection,
  withoutExperiments,
} from '../../../main/resources/web/app/runs/selection.js';
import {curvePaths} from '../../../main/resources/web/app/runs/sparkline.js';

const LOSS = {kind: 'metric', key: 'loss'};
const NOTHING = {standard: [LOSS], hasNested: false, flat: false};

test('rowsInView_anyScroll_drawsWhatIsSeenAndLittleMore', () => {
  const view = rowsInView({count: 100_000, rowHeight: 36, top: 36 * 500, height: 720});
  assert.equal(view.seenFirst, 500);
  assert.equal(view.seenLast, 519);
  assert.equal(view.first, 494);
  assert.equal(view.shift, 494 * 36);
  assert.equal(view.total, 3_600_000);
  assert.equal(rowsInView({count: 0, rowHeight: 36, top: 0, height: 700}).last, -1);
});

test('rowsInView_moreRowsThanABrowserIsTall_reachesTheFirstAndTheLast', () => {
  const count = 2_000_000;
  const at = (top) => rowsInView({count, rowHeight: 36, top, height: 720});
  assert.equal(at(0).seenFirst, 0);
  assert.equal(at(TALLEST - 720).seenLast, count - 1);
  const middle = at((TALLEST - 720) / 2);
  assert.ok(Math.abs(middle.seenFirst - count / 2) < 20);
  assert.ok(
    Math.abs(middle.shift + (middle.seenFirst - middle.first) * 36 - (TALLEST - 720) / 2) <= 36,
  );
});

test('topOf_rowAndWhatIsAboveTheEdge_isWhereItWas', () => {
  for (const count of [1000, 2_000_000]) {
    const at = {count, rowHeight: 36, height: 720};
    const {seenFirst, over} = rowsInView({...at, top: 7000});
    assert.ok(Math.abs(topOf({...at, index: seenFirst, over}) - 7000) < 1e-6);
  }
});

test('topToShow_row_scrollsAsLittleAsItTakes', () => {
  const at = {count: 1000, rowHeight: 36, top: 360, height: 360};
  assert.equal(topToShow({...at, index: 12}), 360);
  assert.equal(topToShow({...at, index: 9}), 324);
  assert.equal(topToShow({...at, index: 20}), 396);
});

test('placeAfter_keys_stayInTheGrid', () => {
  const size = {rows: 100, columns: 5, page: 20};
  const after = (key, place, ctrlKey = false) => placeAfter({key, ctrlKey}, place, size);
  assert.deepEqual(after('ArrowDown', {row: -1, column: 1}), {row: 0, column: 1});
  assert.deepEqual(after('ArrowUp', {row: -1, column: 1}), {row: -1, column: 1});
  assert.deepEqual(after('PageDown', {row: 95, column: 1}), {row: 99, column: 1});
  assert.deepEqual(after('End', {row: 3, column: 1}, true), {row: 99, column: 4});
  assert.equal(after('x', {row: 0, column: 0}), null);
});

test('selection_morethanItTakes_keepsTheFirst', () => {
  const ids = Array.from({length: MOST_SELECTED + 5}, (_, i) => `r${i}`);
  assert.equal(new Selection().with(ids).size, MOST_SELECTED);
  assert.deepEqual(new Selection(['a']).toggled('b').toggled('a').ids, ['b']);
});

test('withoutExperiments_selectedRuns_leavesThoseOfOthersAndThoseThatNobodyKnows', () => {
  const rows = [
    {runId: 'a', experimentId: '1'},
    {runId: 'b', experimentId: '2'},
  ];
  assert.deepEqual(withoutExperiments(['a', 'unknown', 'b'], rows, ['1']), ['unknown', 'b']);
  assert.deepEqual(withoutExperiments(['a', 'b'], rows, ['3']), ['a', 'b']);
});

test('searchOf_address_saysWhatIsShown', () => {
  const search = searchOf(
    new URLSearchParams('col=m:loss&col=p:lr&pin=p:lr&group=p:lr&way=max&view=nonsense'),
    NOTHING,
  );
  assert.deepEqual(search.columns.slice(0, 1), [{kind: 'param', key: 'lr'}]);
  assert.equal(search.view, 'ACTIVE_ONLY');
  assert.deepEqual(search.by, [{kind: 'param', key: 'lr'}]);
  assert.equal(search.nested, false);
  assert.deepEqual(searchOf(new URLSearchParams('group=p:lr'), {...NOTHING, flat: true}).by, []);
  const doubled = new URLSearchParams('group=p:a&group=p:a&group=__proto__:x&group=p:b&group=p:c');
  assert.deepEqual(searchOf(doubled, NOTHING).by.map(({key}) => key), ['a', 'b', 'c']);
});

test('searchOf_nobodyHasChosenACurve_isOfWhatTellsMost', () => {
  const of = (...keys) =>
    searchOf(new URLSearchParams(), {
      ...NOTHING,
      standard: keys.map((key) => ({kind: 'metric', key})),
    }).curves;
  assert.deepEqual(of('lr', 'val/accuracy', 'train/loss'), ['m:train/loss']);
  assert.deepEqual(of('lr', 'pace', 'top1-acc'), ['m:top1-acc']);
  assert.deepEqual(of('lr', 'grad_norm'), ['m:lr']);
});

test('searchOf_openRows_areKeysOfRunsOrGroups', () => {
  const of = (query) => searchOf(new URLSearchParams(query), {...NOTHING, hasNested: true}).open;
  assert.deepEqual(of('open=r1&open=r2'), ['r1', 'r2']);
  assert.deepEqual(of('group=p:lr&open="0.1"&open=null&open="a","b"&open=oops'), [
    '["0.1"]',
    '[null]',
  ]);
  assert.deepEqual(openIds(['["0.1"]', '[null]'], [LOSS]), ['"0.1"', 'null']);
  assert.equal(openIds(Array.from({length: 50}, (_, i) => `r${i}`), []).length, 20);
});

test('searchOf_nestedRuns_areATreeUnlessFiltered', () => {
  const of = (query) => searchOf(new URLSearchParams(query), {...NOTHING, hasNested: true}).nested;
  assert.equal(of(''), true);
  assert.equal(of('filter=metrics.a>1'), false);
  assert.equal(of('filter=metrics.a>1&nest=1'), true);
  assert.equal(of('nest=0'), false);
});

test('rowsKey_otherColumns_isTheSameUnlessGrouped', () => {
  const key = (query) => rowsKey(searchOf(new URLSearchParams(query), NOTHING));
  assert.equal(key('col=m:a'), key('col=m:b'));
  assert.notEqual(key('col=m:a&group=p:x'), key('col=m:b&group=p:x'));
});

test('partOfGroup_keys_findTheirRuns', () => {
  const by = [
    {kind: 'param', key: 'a b'},
    {kind: 'attribute', key: 'user', sort: 'user_id'},
  ];
  assert.deepEqual(partOfGroup(by, ["it's", 'ada']), {
    condition: "params.`a b` = 'it''s' AND attributes.user_id = 'ada'",
  });
  assert.deepEqual(partOfGroup(by.slice(0, 1), [null]), {condition: 'params.`a b` IS NULL'});
  assert.equal(partOfGroup(by, ['x', null]), null);
});

test('partOfGroup_experiment_isOfThatOneAlone', () => {
  const by = [{kind: 'param', key: 'lr'}, EXPERIMENT];
  assert.deepEqual(partOfGroup(by, ['0.1', '7']), {
    condition: "params.`lr` = '0.1'",
    experimentIds: ['7'],
  });
  assert.deepEqual(partOfGroup([EXPERIMENT], ['7']), {condition: '', experimentIds: ['7']});
});

test('searchOf_pageOfSeveralExperiments_hasThemAsAColumn', () => {
  const ids = (columns) => columns.map(columnId);
  const of = (query, several) =>
    searchOf(new URLSearchParams(query), {...NOTHING, experimentIds: ['1', '2'], several});
  assert.deepEqual(of('', true).experimentIds, ['1', '2']);
  assert.equal(columnId(of('', true).columns[0]), 'a:experiment_id');
  assert.ok(ids(of('col=m:loss', true).columns).includes('a:experiment_id'));
  assert.deepEqual(ids(of('col=a:status&col=m:loss', true).columns), ['a:status', 'm:loss']);
  assert.deepEqual(ids(of('group=a:experiment_id', true).by), ['a:experiment_id']);
});

test('searchOf_pageOfOneExperiment_hasNoColumnOfThem', () => {
  const {columns, by} = searchOf(
    new URLSearchParams('col=a:experiment_id&col=a:status&group=a:experiment_id'),
    {...NOTHING, experimentIds: ['1'], several: false},
  );
  assert.deepEqual(columns.map(columnId), ['a:status']);
  assert.deepEqual(by, []);
});

test('rowsKey_otherExperiments_isAnother', () => {
  const key = (...experimentIds) =>
    rowsKey(searchOf(new URLSearchParams(), {...NOTHING, experimentIds}));
  assert.notEqual(key('1', '2'), key('1'));
});

test('aggregatesOf_manyMetrics_fitIntoARequest', () => {
  const columns = Array.from({length: 60}, (_, i) => ({kind: 'metric', key: `m${i}`}));
  const search = {columns, order: {by: 'metrics.`z`', descending: true}, way: 'mean', by: [LOSS]};
  const many = aggregatesOf(search);
  assert.ok(many.length <= 100);
  assert.equal(many[0], 'mean(metrics.`z`)');
  assert.equal(aggregatesOf({...search, columns: [LOSS]}).length, 12);
});

test('groupOrders_chosenOrder_comesBeforeThatOfTheKeys', () => {
  const by = [
    {kind: 'param', key: 'lr'},
    {kind: 'attribute', key: 'user', sort: 'user_id'},
  ];
  const orders = (chosen, isChosen = true) =>
    groupOrders({order: {by: chosen, descending: true}, way: 'mean', by}, isChosen).map(orderText);
  const [lr, user] = ['params.`lr` ASC', 'attributes.user_id ASC'];
  assert.deepEqual(orders('metrics.`z`'), ['mean(metrics.`z`) DESC', lr, user]);
  assert.deepEqual(orders('start_time'), ['max(attributes.start_time) DESC', lr, user]);
  assert.deepEqual(orders('duration'), ['mean(attributes.duration) DESC', lr, user]);
  assert.deepEqual(orders('run_name'), ['params.`lr` DESC', user]);
  assert.deepEqual(orders('attributes.user_id'), ['attributes.user_id DESC', lr]);
  assert.deepEqual(orders('user_id'), ['attributes.user_id DESC', lr], 'as a click on the head says it');
  assert.deepEqual(orders('params.`lr`'), ['params.`lr` DESC', user]);
  assert.deepEqual(orders('params.`other`'), [lr, user]);
  assert.deepEqual(orders('metrics.`z`', false), [lr, user]);
});

test('runRows_answer_isReadByColumn', () => {
  const [row] = runRows({
    columns: ['attributes.run_name', 'metrics.`loss`'],
    runs: [{run_id: 'r', experiment_id: '1', values: ['', 'NaN']}],
  });
  assert.equal(row.name, 'r');
  assert.equal(row.value('metrics.`loss`'), 'NaN');
  assert.equal(row.value('params.`x`'), undefined);
  const group = new GroupRow({keys: ['adam', null], runs: 3, values: [0.5, null]}, [
    'mean(metrics.`loss`)',
    'max(metrics.`loss`)',
  ]);
  assert.equal(group.aggregate('mean', 'metrics.`loss`'), 0.5);
  assert.equal(group.aggregate('max', 'metrics.`loss`'), undefined);
});

test('curvePaths_buckets_haveABandThatReachesTheSpike', () => {
  const {line, band} = curvePaths({
    first_x: [0, 10, 20],
    last_x: [9, 19, 29],
    min: [0, 0, 0],
    max: [1, 100, 1],
    last: [0.5, 0.5, 0.5],
  });
  assert.ok(line.startsWith('M2 '));
  assert.ok(band.includes(' 2L'), 'the top of the drawing');
});

test('curvePaths_whatCannotBeDrawn_isLeftOut', () => {
  assert.equal(curvePaths({x: [], value: []}), null);
  assert.equal(curvePaths({x: [1], value: ['NaN']}), null);
  assert.equal(curvePaths({x: [1, 2], value: ['NaN', 3]}).band, '');
  assert.ok(!curvePaths({x: [1, 2, 3], value: [1, 1, 1]}).line.includes('NaN'));
});

test('curvePaths_greatestNumbers_areDrawn', () => {
  const most = Number.MAX_VALUE;
  assert.equal(curvePaths({x: [1, 2, 3], value: [-most, 0, most]}).line, 'M2 18L36 10L70 2');
  assert.equal(curvePaths({x: [1, 2], value: ['Infinity', '-Infinity']}), null);
});

test('forEachRun_someFail_saysWhich', async () => {
  const ids = Array.from({length: 20}, (_, i) => i);
  let most = 0;
  let now = 0;
  const act = async (id) => {
    now += 1;
    most = Math.max(most, now);
    await null;
    now -= 1;
    if (id === 7) {
      throw new Error('no');
    }
  };
  const {done, failed} = await forEachRun(ids, act, () => {}, new AbortController().signal);
  assert.equal(done.length, 19);
  assert.equal(failed[0].id, 7);
  assert.ok(most <= 6);
});

test('forEachRun_stopped_countsWhatWasUnderWay', async () => {
  const abort = new AbortController();
  const ends = [];
  const act = () => new Promise((resolve) => ends.push(resolve));
  const ids = Array.from({length: 20}, (_, i) => i);
  const doing = forEachRun(ids, act, () => {}, abort.signal);
  abort.abort();
  ends.forEach((end) => end());
  const {done, failed} = await doing;
  assert.deepEqual(done, [0, 1, 2, 3, 4, 5]);
  assert.deepEqual(failed, []);
});

test('forEachRun_stoppedWhileTheServerIsBusy_didNothingToThose', async () => {
  const abort = new AbortController();
  const act = async () => {
    throw Object.assign(new Error('busy'), {status: 429});
  };
  const doing = forEachRun(['a', 'b'], act, () => {}, abort.signal);
  setTimeout(() => abort.abort(), 0);
  assert.deepEqual(await doing, {done: [], failed: []});
});
