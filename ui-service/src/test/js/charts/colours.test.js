import assert from 'node:assert/strict';
import {test} from 'node:test';
import {luminanceOf, runColour} from '../../../main/resources/web/app/charts/colours.js';

const RUNS = Array.from({length: 2000}, (_, i) => i.toString(16).padStart(32, '0'));

function luminance(colour) {
  return luminanceOf([1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255));
}

function contrast(a, b) {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

test('runColour_sameRun_isTheSame', () => {
  assert.equal(runColour(RUNS[5]), runColour(RUNS[5]));
  assert.match(runColour(RUNS[5]), /^#[0-9a-f]{6}$/);
});

test('runColour_anyRun_isReadableInBothThemes', () => {
  for (const colour of new Set(RUNS.map(runColour))) {
    for (const surface of ['#ffffff', '#f6f9f9', '#101d21', '#0a1417']) {
      assert.ok(contrast(luminance(colour), luminance(surface)) >= 3, `${colour} on ${surface}`);
    }
  }
});

test('runColour_manyRuns_useAllColoursAboutEqually', () => {
  const counts = new Map();
  for (const run of RUNS) {
    counts.set(runColour(run), (counts.get(runColour(run)) ?? 0) + 1);
  }
  assert.equal(counts.size, 72);
  assert.ok(Math.max(...counts.values()) < 60);
});
