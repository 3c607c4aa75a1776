import assert from 'node:assert/strict';
import {test} from 'node:test';
import {SeenPanels} from '../../../main/resources/web/app/charts/seen-panels.js';

function panelOf(key, values = {}) {
  const panel = {key, marks: 400000, inSight: false, forget: () => (panel.marks = 0), ...values};
  return panel;
}

test('seen_tooMuchIsKept_thoseSeenLongestAgoForget', () => {
  const panels = new SeenPanels();
  const [first, second, third, fourth] = ['a', 'b', 'c', 'd'].map((key) => panelOf(key));
  [first, second].forEach((panel) => panels.seen(panel));
  panels.seen(first);
  panels.seen(third);
  assert.deepEqual([first.marks, second.marks, third.marks], [400000, 0, 400000]);
  panels.seen(fourth);
  assert.deepEqual([first.marks, third.marks, fourth.marks], [0, 400000, 400000]);
});

test('seen_stillInSight_forgetsNothing', () => {
  const panels = new SeenPanels();
  const all = ['a', 'b', 'c'].map((key) => panelOf(key, {inSight: true}));
  all.forEach((panel) => panels.seen(panel));
  assert.ok(all.every(({marks}) => marks > 0));
});

test('left_anotherOfThatMetricIsThere_thatOneIsFound', () => {
  const panels = new SeenPanels();
  const [before, now] = [panelOf('a'), panelOf('a')];
  panels.seen(before);
  panels.seen(now);
  panels.left(before);
  assert.equal(panels.of('a'), now);
  panels.left(now);
  assert.equal(panels.of('a'), undefined);
  assert.deepEqual(panels.all, []);
});
