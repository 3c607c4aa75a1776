import assert from 'node:assert/strict';
import {test} from 'node:test';
import {columnId} from '../../../main/resources/web/app/columns.js';
import {StandardColumns} from '../../../main/resources/web/app/runs/standard-columns.js';

const key = (name) => ({key: name, runs: 2});
const KEYS = {metric: [key('loss')], param: [key('lr'), key('seed')], hasNested: false};

/** A list of runs, of which each has the values of some fields, by the names the API has for them. */
function listOf(...runs) {
  const rows = runs.map((values, index) => [index, {isRun: true, value: (name) => values[name]}]);
  return {count: rows.length, outline: {source: {loaded: () => rows}}};
}
const run = (lr) => ({'metrics.`loss`': 0.5, 'params.`lr`': lr, 'params.`seed`': '1'});

test('decide_rowsThatAreHere_haveParamsThatDifferFirst', () => {
  const standard = new StandardColumns();
  standard.learn(KEYS);
  assert.equal(standard.probes.length, 3);
  assert.equal(standard.decide(listOf(run('0.1'), run('0.2'))), true);
  assert.deepEqual(standard.columns.map(columnId), ['m:loss', 'p:lr', 'p:seed']);
  assert.deepEqual(standard.probes, []);
  assert.equal(standard.decide(listOf(run('0.1'))), false, 'it is decided');
});

test('decide_nothingToGoBy_isLeftForLater', () => {
  const standard = new StandardColumns();
  standard.learn({...KEYS, metric: [], param: []});
  assert.equal(standard.decide(listOf({})), false, 'no run has anything');
  standard.learn(KEYS);
  assert.equal(standard.decide(listOf()), false, 'there is no run');
  assert.equal(standard.decide(listOf(run('0.1'), {})), false, 'a row was not asked for its values');
  assert.deepEqual(standard.columns, []);
});

test('begin_otherExperiments_keepsTheColumnsUntilTheirsAreDecided', () => {
  const standard = new StandardColumns();
  standard.learn({...KEYS, hasNested: true});
  standard.decide(listOf(run('0.1')));
  const before = standard.columns;
  standard.begin();
  assert.equal(standard.hasKeys, false);
  assert.deepEqual(standard.probes, [], 'nobody knows what to ask for');
  assert.equal(standard.columns, before);
  assert.equal(standard.hasNested, true);
  standard.learn({metric: [key('f1')], param: [], hasNested: false});
  assert.equal(standard.columns, before);
  assert.equal(standard.hasNested, false);
  assert.equal(standard.decide(listOf(run('0.1'))), false, 'a row of the experiments before');
  assert.equal(standard.decide(listOf({'metrics.`f1`': 1})), true);
  assert.deepEqual(standard.columns.map(columnId), ['m:f1']);
});

test('begin_otherExperimentsHaveNothing_leavesNoColumnOfThoseBefore', () => {
  const standard = new StandardColumns();
  standard.learn(KEYS);
  standard.decide(listOf(run('0.1')));
  standard.begin();
  standard.learn({metric: [], param: [], hasNested: false});
  assert.deepEqual(standard.columns, []);
});

test('learn_metricsHaveCome_addsThemBeforeTheParams', () => {
  const standard = new StandardColumns();
  standard.learn({...KEYS, metric: []});
  assert.equal(standard.lacksMetrics, true);
  standard.decide(listOf(run('0.1')));
  assert.equal(standard.lacksMetrics, true);
  standard.learn(KEYS);
  assert.equal(standard.lacksMetrics, false);
  assert.deepEqual(standard.columns.map(columnId), ['m:loss', 'p:lr', 'p:seed']);
});
