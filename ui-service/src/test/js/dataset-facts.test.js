import assert from 'node:assert/strict';
import {test} from 'node:test';
import {datasetFacts} from '../../main/resources/web/app/run/dataset-facts.js';

test('datasetFacts_table_hasItsPlaceColumnsAndProfile', () => {
  const facts = datasetFacts({
    tags: [{key: 'mlflow.data.context', value: 'training'}],
    dataset: {
      name: 'wine',
      digest: 'abc',
      source_type: 'http',
      source: '{"url": "https://x.test/wine.csv"}',
      schema: '{"mlflow_colspec": [{"type": "double", "name": "alcohol", "required": true}]}',
      profile: '{"num_rows": 1599, "shape": [1, 2]}',
    },
  });
  assert.equal(facts.context, 'training');
  assert.equal(facts.source, 'https://x.test/wine.csv');
  assert.deepEqual(facts.columns, [{name: 'alcohol', type: 'double'}]);
  assert.deepEqual(facts.profile, [
    ['num_rows', '1599'],
    ['shape', '[1,2]'],
  ]);
});

test('datasetFacts_arrays_haveTypesAndShapes', () => {
  const spec = '[{"type": "tensor", "tensor-spec": {"dtype": "float64", "shape": [-1, 3]}}]';
  const {columns} = datasetFacts({
    dataset: {
      name: 'a',
      digest: 'd',
      schema: JSON.stringify({mlflow_tensorspec: {features: spec, targets: null}}),
    },
  });
  assert.deepEqual(columns, [{name: 'features', type: 'float64 [-1,3]'}]);
});

test('datasetFacts_whatIsNoJson_isLeftAsItIs', () => {
  const facts = datasetFacts({
    dataset: {name: 'a', digest: 'd', source: 's3://b/k', schema: 'free text', profile: '['},
  });
  assert.equal(facts.source, 's3://b/k');
  assert.equal(facts.rawSchema, 'free text');
  assert.deepEqual(facts.columns, []);
  assert.deepEqual(facts.profile, []);
});
