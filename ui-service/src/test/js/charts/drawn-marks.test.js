import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Curve} from '../../../main/resources/web/app/charts/curve.js';
import {DrawnMarks} from '../../../main/resources/web/app/charts/drawn-marks.js';

function curveOf(xs, most = 1000) {
  const curve = new Curve(most);
  xs.forEach((x) => curve.add(x, 1));
  return curve;
}

function drawn(...curves) {
  const marks = new DrawnMarks();
  marks.note(curves.map((curve) => ({curve})));
  return marks;
}

test('since_nothingHasCome_isNothing', () => {
  const curve = curveOf([0, 1]);
  const {from, marks} = drawn(curve).since([{curve}]);
  assert.equal(from.size, 0);
  assert.equal(marks, 0);
});

test('since_pointsHaveCome_beginsWithTheLastThatWasDrawn', () => {
  const [grown, same] = [curveOf([0, 1]), curveOf([0])];
  const before = drawn(grown, same);
  grown.add(2, 1);
  grown.add(3, 1);
  const {from, marks} = before.since([{curve: grown}, {curve: same}]);
  assert.deepEqual([...from], [[grown, 1]]);
  assert.equal(marks, 3);
});

test('since_otherMarks_doesNotDo', () => {
  const curve = curveOf([0, 1]);
  const before = drawn(curve);
  assert.equal(before.since([{curve: curveOf([0])}]), null);
  before.clear();
  assert.equal(before.since([{curve}]), null);
  const full = curveOf([0, 1, 2, 3], 4);
  const whenFull = drawn(full);
  [4, 5, 6, 7, 8].forEach((x) => full.add(x, 1));
  assert.equal(whenFull.since([{curve: full}]), null);
});
