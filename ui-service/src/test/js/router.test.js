import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  compareExperimentsHref,
  compareHref,
  experimentHref,
  modelHref,
  parseRoute,
  runHref,
  withValues,
} from '../../main/resources/web/app/router.js';

const parsed = (hash) => {
  const {query, ...route} = parseRoute(hash);
  return route;
};

test('parseRoute_nothing_isTheExperiments', () => {
  for (const hash of ['', '#', '#/', '#/experiments', '#/experiments/']) {
    assert.deepEqual(parsed(hash), {page: 'experiments'});
  }
});

test('parseRoute_linksThatMlflowPrints_leadToTheirPages', () => {
  assert.deepEqual(parsed('#/experiments/7'), {
    page: 'experiment',
    experimentId: '7',
    tab: 'runs',
  });
  assert.deepEqual(parsed('#/experiments/7/runs/abc'), {
    page: 'run',
    experimentId: '7',
    runId: 'abc',
    tab: 'overview',
    path: '',
  });
});

test('parseRoute_tabsOfMlflowsOwnPages_leadToOurs', () => {
  assert.equal(parseRoute('#/experiments/7/runs').page, 'experiment');
  assert.equal(parseRoute('#/experiments/7/runs/abc/model-metrics').tab, 'charts');
  assert.equal(parseRoute('#/experiments/7/runs/abc/overview').tab, 'overview');
});

test('parseRoute_linksOfMlflowsComparison_leadToOurs', () => {
  const route = parseRoute('#/compare-runs?runs=["a","b"]&experiments=["1"]');
  assert.equal(route.page, 'compare');
  assert.deepEqual(route.runIds, ['a', 'b']);
  assert.deepEqual(parseRoute(compareHref(['a', 'b'])).runIds, ['a', 'b']);
});

test('parseRoute_loggedModel_isAPageOfItsOwn', () => {
  const route = parseRoute(modelHref('7', 'm-1', 'artifacts', 'a b/MLmodel'));
  assert.equal(route.page, 'model');
  assert.equal(route.modelId, 'm-1');
  assert.equal(route.path, 'a b/MLmodel');
});

test('parseRoute_artifactPath_isDecoded', () => {
  const route = parseRoute('#/experiments/7/runs/abc/artifacts/plots/a%20b%23%25.png');
  assert.equal(route.tab, 'artifacts');
  assert.equal(route.path, 'plots/a b#%.png');
});

test('parseRoute_elsewhere_isUnknown', () => {
  for (const hash of ['#/models', '#/experiments/1/nope', '#/experiments/1/runs/a/nope', '#/%zz']) {
    assert.equal(parseRoute(hash).page, 'unknown', hash);
  }
});

test('parseRoute_query_isKept', () => {
  const {query} = parseRoute('#/experiments/1?filter=metrics.a+%3E+1%3F&col=m:a&col=p:b');
  assert.equal(query.get('filter'), 'metrics.a > 1?');
  assert.deepEqual(query.getAll('col'), ['m:a', 'p:b']);
});

test('runHref_anyPath_parsesBackToItself', () => {
  const href = runHref('1', 'abc', 'artifacts', 'a dir/50% #1?.txt');
  assert.equal(parseRoute(href).path, 'a dir/50% #1?.txt');
});

test('experimentHref_query_isAppended', () => {
  assert.equal(experimentHref('1', new URLSearchParams({view: 'ALL'})), '#/experiments/1?view=ALL');
  assert.equal(experimentHref('1', new URLSearchParams()), '#/experiments/1');
});

test('withValues_listsAndNulls_replaceAndRemove', () => {
  const query = new URLSearchParams('a=1&b=2&col=x');
  assert.equal(withValues(query, {a: null, col: ['y', 'z']}).toString(), 'b=2&col=y&col=z');
  assert.equal(query.toString(), 'a=1&b=2&col=x');
});

test('parseRoute_searchOfMlflowsPage_isOurs', () => {
  const {query} = parseRoute(
    '#/experiments/7?searchFilter=metrics.a+%3E+1&orderByKey=metrics.%60b%60&orderByAsc=true' +
      '&lifecycleFilter=Deleted&col=m:a',
  );
  assert.deepEqual(Object.fromEntries(query), {
    col: 'm:a',
    filter: 'metrics.a > 1',
    order: 'metrics.`b` ASC',
    view: 'DELETED_ONLY',
  });
  const own = parseRoute('#/experiments/7?filter=a&searchFilter=b&orderByKey=attributes.start_time');
  assert.equal(own.query.toString(), 'filter=a&order=start_time+DESC');
});

test('parseRoute_experimentsComparedInMlflow_areAPage', () => {
  const route = parseRoute('#/compare-experiments/s?experiments=%5B%221%22%2C%222%22%5D&searchFilter=x');
  assert.equal(route.page, 'compare-experiments');
  assert.deepEqual(route.experimentIds, ['1', '2']);
  assert.equal(route.tab, 'runs');
  assert.equal(route.query.toString(), 'filter=x');
  assert.deepEqual(parseRoute('#/compare-experiments?experiments=oops').experimentIds, []);
  assert.deepEqual(
    parseRoute('#/compare-experiments?experiments=["2","1","2"]').experimentIds,
    ['2', '1'],
    'each once',
  );
  assert.deepEqual(
    parseRoute(
      '#/compare-experiments/s?experiments=[901234567890123456,null,-7,"a",true,1.5,{},["8"]]',
    ).experimentIds,
    ['901234567890123456', '-7', 'a'],
    'with all digits, and nothing that is no name',
  );
});

test('compareExperimentsHref_anyView_parsesBack', () => {
  const query = new URLSearchParams('filter=metrics.a+%3E+1&col=m:a&col=p:b');
  for (const tab of ['runs', 'charts']) {
    const route = parseRoute(compareExperimentsHref(['1', '2'], query, tab));
    assert.equal(route.page, 'compare-experiments');
    assert.deepEqual(route.experimentIds, ['1', '2']);
    assert.equal(route.tab, tab);
    assert.equal(route.query.toString(), query.toString());
  }
});

test('compareExperimentsHref_table_isTheAddressThatMlflowHas', () => {
  assert.equal(
    compareExperimentsHref(['1', '2']),
    '#/compare-experiments/s?experiments=%5B%221%22%2C%222%22%5D',
  );
});
