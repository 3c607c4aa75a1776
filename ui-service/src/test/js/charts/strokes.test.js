import assert from 'node:assert/strict';
import {test} from 'node:test';
import {hueOf, runColour} from '../../../main/resources/web/app/charts/colours.js';
import {ALIKE, MOST_RUNS, apart, strokesOf} from '../../../main/resources/web/app/charts/strokes.js';

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

/** Runs by chance, as many as have dashes at most; the same in every test. */
function* someRuns() {
  let state = 1;
  const next = (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  for (let i = 0; i < 500; i++) {
    const all = [...RUNS];
    yield Array.from({length: 2 + next(MOST_RUNS - 1)}, () => all.splice(next(all.length), 1)[0]);
  }
}

const alike = (a, b) => apart(hueOf(a), hueOf(b)) < ALIKE;

test('strokesOf_upToMostRuns_anyTwoDifferWhereADashIsLeft', () => {
  for (const runs of someRuns()) {
    const strokes = strokesOf(runs);
    runs.forEach((run, i) => {
      const before = runs.slice(0, i).filter((other) => alike(run, other));
      const taken = new Set(before.map((other) => strokes.get(other).dash));
      assert.equal(taken.has(strokes.get(run).dash) ? taken.size : 4, 4, runs.join());
    });
  }
});

test('strokesOf_upToFourRuns_anyTwoDiffer', () => {
  for (const runs of someRuns()) {
    const looks = [...strokesOf(runs.slice(0, 4))].map(([run, {dash}]) => ({run, dash}));
    for (const a of looks) {
      assert.ok(looks.every((b) => a === b || a.dash !== b.dash || !alike(a.run, b.run)));
    }
  }
});

test('strokesOf_moreOfOneColourThanDashes_thoseWithOneDashAreFarthestApart', () => {
  const left = [...RUNS];
  const runs = [0, 15, 30, 15, 0].map((degrees) =>
    left.splice(left.findIndex((run) => apart(hueOf(run), degrees) < 1), 1)[0],
  );
  const strokes = strokesOf(runs);
  assert.equal(strokes.get(runs[4]).dash, strokes.get(runs[2]).dash);
  const eight = RUNS.filter((run) => hueOf(run) === hueOf(RUNS[0])).slice(0, 8);
  const counts = new Map();
  [...strokesOf(eight).values()].forEach(({dash}) => counts.set(dash, (counts.get(dash) ?? 0) + 1));
  assert.deepEqual([...counts.values()], [2, 2, 2, 2]);
});

test('strokesOf_moreRunsComeAfter_thoseBeforeStayAsTheyAre', () => {
  for (const runs of someRuns()) {
    const all = strokesOf(runs);
    const some = strokesOf(runs.slice(0, -1));
    some.forEach((stroke, run) => assert.deepEqual(stroke, all.get(run)));
  }
});
