import assert from 'node:assert/strict';
import {test} from 'node:test';
import {hueOf, runColour} from '../../../main/resources/web/app/charts/colours.js';
import {strokesOf} from '../../../main/resources/web/app/charts/strokes.js';

const RUNS = Array.from({length: 300}, (_, i) => `run${i}`);
const sameHue = RUNS.filter((run) => hueOf(run) === hueOf(RUNS[0])).slice(0, 3);

test('strokesOf_coloursAlike_haveDifferentDashes', () => {
  const strokes = strokesOf(sameHue);
  assert.equal(new Set([...strokes.values()].map(({dash}) => dash.join())).size, 3);
  assert.deepEqual(strokes.get(RUNS[0]).dash, []);
  assert.equal(strokes.get(RUNS[0]).colour, runColour(RUNS[0]));
});

test('strokesOf_coloursApart_haveNone', () => {
  const other = RUNS.find((run) => Math.abs(hueOf(run) - hueOf(RUNS[0])) === 180);
  assert.deepEqual(strokesOf([RUNS[0], other]).get(other).dash, []);
});

test('strokesOf_veryManyRuns_haveNone', () => {
  assert.ok([...strokesOf(RUNS).values()].every(({dash}) => dash.length === 0));
});
