import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Curve} from '../../../main/resources/web/app/charts/curve.js';
import {PlotScales} from '../../../main/resources/web/app/charts/plot-scales.js';

const WHAT = {range: null, withoutOutliers: false, growing: false};
const GROWING = {...WHAT, growing: true};

function curveOf(points) {
  const curve = new Curve(1000);
  points.forEach(([x, value]) => curve.add(x, value));
  return {curve};
}

/** Ends are the tens around the values. */
function scales(values) {
  const roundEnds = ({min, max}) => [10 * Math.floor(min / 10), 10 * Math.ceil(max / 10)];
  return new PlotScales({logX: false, logY: false, roundEnds, ...values});
}

function shown(what, ...curves) {
  const of = scales();
  of.show(of.suited(curves, what), what);
  return of;
}

test('suited_curves_haveRoomAndRoundEnds', () => {
  assert.deepEqual(scales().suited([curveOf([[0, 3], [8, 17]])], WHAT), {
    x: {min: 0, max: 8},
    y: {min: 0, max: 20, log: false},
  });
});

test('suited_range_isShownWithItsValuesOnly', () => {
  const curves = [curveOf([[0, 300], [5, 3], [6, 17], [9, 300]])];
  const {x, y} = scales().suited(curves, {...WHAT, range: {from: 4, to: 7}});
  assert.deepEqual([x, y.max], [{min: 4, max: 7}, 20]);
});

test('suited_logarithmicWithoutPoints_isAboveZero', () => {
  const {x, y} = scales({logX: true, logY: true}).suited([curveOf([])], WHAT);
  assert.deepEqual([x.min, y], [0.1, {min: 0.1, max: 1, log: true}]);
});

test('suited_growing_staysWhileItFits', () => {
  const points = [[0, 3], [100, 37]];
  const before = shown(GROWING, curveOf(points));
  const still = before.suited([curveOf([...points.slice(0, 1), [100, 29], [105, 25]])], GROWING);
  assert.deepEqual(still, {x: before.x, y: before.y});
  assert.equal(before.suited([curveOf([...points, [105, 41]])], GROWING).y.max, 50);
  assert.equal(before.suited([curveOf([[0, 3], [100, 19]])], GROWING).y.max, 20);
});

test('suited_ended_isDrawnAnewToItsEnd', () => {
  const curves = [curveOf([[0, 3], [100, 37]])];
  const before = shown(GROWING, ...curves);
  assert.equal(before.x.max, 106);
  assert.equal(before.suited(curves, WHAT).x.max, 100);
});

test('isBeyond_point_saysWhetherAnAxisHasToMove', () => {
  const added = (x, value) => ({...curveOf([[x, value]]), least: value, greatest: value});
  assert.ok(scales().isBeyond(added(1, 1)));
  const all = shown(WHAT, curveOf([[0, 3], [8, 17]]));
  assert.ok(!all.isBeyond(added(8, 20)));
  assert.ok(!all.isBeyond(added(8, NaN)));
  assert.ok(all.isBeyond(added(9, 5)));
  assert.ok(all.isBeyond(added(8, 21)));
  assert.ok(all.isBeyond(added(8, -1)));
  const part = shown({...WHAT, range: {from: 0, to: 4}, withoutOutliers: true}, curveOf([[0, 3], [8, 17]]));
  assert.ok(!part.isBeyond(added(9, 5)));
  assert.ok(!part.isBeyond(added(3, 21)));
});
