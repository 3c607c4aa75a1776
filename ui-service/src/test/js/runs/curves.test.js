import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';
import {Curves} from '../../../main/resources/web/app/runs/curves.js';

globalThis.document = {baseURI: 'http://localhost/'};

const settled = () => new Promise(setImmediate);

/** A server whose answers come when they are let go: of every run that is asked for a straight line. */
function server() {
  const asked = [];
  globalThis.fetch = (url, {body}) => {
    const {run_ids: runIds, metric_keys: keys} = JSON.parse(body);
    return new Promise((resolve) => {
      const series = runIds.flatMap((run) =>
        keys.map((key) => ({run_id: run, metric_key: key, x: [0, 1], value: [1, 2]})),
      );
      asked.push({runIds, answer: () => (resolve(Response.json({series})), settled())});
    });
  };
  return asked;
}

/** A row of the table that tells its loss, which may change. */
function runRow(runId, loss) {
  const of = {runId, loss, value: () => of.loss};
  return of;
}

beforeEach((context) => {
  context.mock.timers.enable({apis: ['setTimeout', 'Date']});
});

/** A row whose curve of loss look() wants, and waits until it is asked for. */
function scene(context) {
  const asked = server();
  const curves = new Curves(() => {});
  const run = runRow('a', 0.5);
  const look = () => {
    curves.want([run], ['loss']);
    context.mock.timers.tick(120);
  };
  return {asked, curves, run, look};
}

test('want_curvesThatAreHere_areAskedForAgainWhenTheyHaveGrown', async (context) => {
  const {asked, curves, run, look} = scene(context);
  look();
  assert.equal(curves.of('a', 'loss'), undefined);
  await asked[0].answer();
  assert.notEqual(curves.of('a', 'loss'), undefined);
  context.mock.timers.tick(10_000);
  look();
  assert.equal(asked.length, 1);
  run.loss = 0.4;
  look();
  assert.equal(asked.length, 2);
});

test('want_valueThatComesWhileTheCurveIsOnItsWay_isNotTakenForPartOfIt', async (context) => {
  const {asked, curves, run, look} = scene(context);
  look();
  run.loss = 0.4;
  await asked[0].answer();
  context.mock.timers.tick(10_000);
  look();
  assert.equal(asked.length, 2);
});
