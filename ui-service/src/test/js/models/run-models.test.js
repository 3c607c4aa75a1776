import assert from 'node:assert/strict';
import {test} from 'node:test';
import {namesOfMakers} from '../../../main/resources/web/app/models/calls.js';
import {modelsOfRun} from '../../../main/resources/web/app/models/run-models.js';

const signal = new AbortController().signal;
const model = (id, runId) => ({
  info: {model_id: id, source_run_id: runId, experiment_id: '1'},
});

/** Stands for the server: answers by what the address ends with, and keeps what it was asked. */
function serve(answers) {
  const asked = [];
  globalThis.document = {baseURI: 'http://localhost/'};
  globalThis.fetch = async (url, {body}) => {
    asked.push(body && JSON.parse(body));
    const [, answer] = Object.entries(answers).find(([end]) => url.pathname.endsWith(end)) ?? [];
    return answer === undefined
      ? new Response('{"error_code": "RESOURCE_DOES_NOT_EXIST"}', {status: 404})
      : new Response(JSON.stringify(answer));
  };
  return asked;
}

test('modelsOfRun_madeAndMeasuredByIt_isMadeFirst', async () => {
  serve({
    '/search': {models: [model('own', 'r'), model('plain', 'r')]},
    '/other': {model: model('other', 'q')},
    '/late': {model: model('late', 'r')},
  });
  const run = {
    info: {run_id: 'r', experiment_id: '1'},
    inputs: {model_inputs: ['own', 'other', 'late', 'gone'].map((id) => ({model_id: id}))},
    outputs: {model_outputs: [{model_id: 'plain', step: 3}]},
  };
  const {models, roles} = await modelsOfRun(run, signal);
  assert.deepEqual(
    models.map(({info: {model_id: id}}) => [id, roles.get(id)]),
    [
      ['own', 'made and used'],
      ['plain', 'made at step 3'],
      ['other', 'used'],
      ['late', 'made and used'],
    ],
  );
});

test('namesOfMakers_modelsOfFewRuns_asksOnceForEach', async () => {
  const runs = [
    {run_id: 'r', values: ['deep']},
    {run_id: 'q', values: ['']},
  ];
  const asked = serve({'runs/search': {runs}});
  const models = [model('a', 'r'), model('b', 'r'), model('c', 'q'), model('d', undefined)];
  const names = await namesOfMakers(models, signal);
  assert.deepEqual([...names], [['r', 'deep'], ['q', 'q']]);
  assert.equal(asked.length, 1);
  assert.match(asked[0].filter, /IN \('r', 'q'\)$/);
  assert.deepEqual([...(await namesOfMakers([model('d', undefined)], signal))], []);
});

test('namesOfMakers_noAnswer_areUnknown', async () => {
  serve({});
  assert.equal((await namesOfMakers([model('a', 'r')], signal)).size, 0);
});
