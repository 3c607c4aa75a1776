import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  cellOf,
  measuringRuns,
  metricsByDataset,
  modelColumns,
  modelStatus,
  parseColumnId,
  parseModelOrder,
  registrations,
} from '../../main/resources/web/app/models/model-facts.js';

const point = (key, value, timestamp, dataset, runId = 'r1') => ({
  key,
  value,
  timestamp,
  step: 0,
  run_id: runId,
  ...(dataset === undefined ? {} : {dataset_name: dataset, dataset_digest: 'd1'}),
});

const MODEL = {
  info: {source_run_id: 'r1', status: 'LOGGED_MODEL_READY'},
  data: {
    params: [{key: 'depth', value: '3'}],
    metrics: [
      point('acc', 0.5, 1, 'wine'),
      point('acc', 0.7, 3, 'wine', 'r2'),
      point('acc', 0.6, 2, 'wine'),
      point('acc', 'NaN', 1),
      point('loss', 1, 1, 'beer'),
    ],
  },
};

test('metricsByDataset_pointsOfOneMetric_onlyTheLatestIsTold', () => {
  const datasets = metricsByDataset(MODEL);
  assert.deepEqual(
    datasets.map(({dataset}) => dataset),
    ['beer', 'wine', ''],
  );
  assert.deepEqual(datasets[1].points, [
    {key: 'acc', value: 0.7, step: 0, timestamp: 3, runId: 'r2'},
  ]);
  assert.ok(Number.isNaN(datasets[2].points[0].value));
});

test('modelColumns_models_haveMetricsByDatasetThenParams', () => {
  const columns = modelColumns([MODEL, {info: {}, data: {}}]);
  assert.deepEqual(
    columns.map(({id}) => id),
    ['["m","loss","beer","d1"]', '["m","acc","wine","d1"]', '["m","acc"]', '["p","depth"]'],
  );
  assert.deepEqual(
    columns.map(({id}) => parseColumnId(id)),
    columns,
  );
  assert.equal(cellOf(MODEL, columns[1]), 0.7);
  assert.equal(cellOf(MODEL, columns[3]), '3');
  assert.equal(cellOf({info: {}, data: {}}, columns[1]), undefined);
});

test('parseColumnId_whatIsNone_isNull', () => {
  for (const id of ['', '-', '{}', '["x","y"]', '["m"]', 'null', '["m",1]']) {
    assert.equal(parseColumnId(id), null);
  }
});

test('parseModelOrder_attributesAndMetrics_areFields', () => {
  assert.deepEqual(parseModelOrder('-creation_timestamp'), {
    id: 'creation_timestamp',
    ascending: false,
    field: 'creation_timestamp',
  });
  assert.deepEqual(parseModelOrder('["m","val/acc","wine","d1"]'), {
    id: '["m","val/acc","wine","d1"]',
    ascending: true,
    field: 'metrics.val/acc',
    dataset: 'wine',
    digest: 'd1',
  });
  assert.equal(parseModelOrder('["p","depth"]'), null);
  assert.equal(parseModelOrder(null), null);
});

test('measuringRuns_sourceRun_isNotAmongThem', () => {
  assert.deepEqual(measuringRuns(MODEL), ['r2']);
});

test('registrations_tag_isReadIfItCanBe', () => {
  const withTag = (value) => ({info: {tags: [{key: 'mlflow.modelVersions', value}]}});
  assert.deepEqual(registrations(withTag('[{"name": "m", "version": 1}]')), [
    {name: 'm', version: 1},
  ]);
  assert.deepEqual(registrations(withTag('{')), []);
  assert.deepEqual(registrations({info: {}}), []);
});

test('modelStatus_names_areShort', () => {
  assert.equal(modelStatus({status: 'LOGGED_MODEL_PENDING'}), 'PENDING');
  assert.equal(modelStatus({}), 'UNKNOWN');
});
