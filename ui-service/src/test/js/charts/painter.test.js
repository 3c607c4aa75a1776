import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Curve} from '../../../main/resources/web/app/charts/curve.js';
import {paintCurves} from '../../../main/resources/web/app/charts/painter.js';

/** A canvas that notes the heights to which lines go. */
function canvas() {
  const heights = [];
  const note = (x, y) => heights.push(y);
  const ctx = {moveTo: note, lineTo: note};
  for (const name of ['beginPath', 'closePath', 'stroke', 'fill', 'arc', 'setLineDash']) {
    ctx[name] = () => {};
  }
  return {ctx, heights};
}

const PLACE = {toX: (x) => x, toY: (y) => y, x: {min: 0, max: 1}};
const STYLE = {smoothing: 0, pixelRatio: 1};

test('paintCurves_manyPointsAtOneX_reachTheirSpike', () => {
  const bucket = {
    first_x: [0],
    last_x: [0],
    count: [1000],
    nan_count: [0],
    min: [-3],
    max: [99],
    first: [1],
    last: [2],
  };
  const live = new Curve(100);
  [1, 99, -3, 2].forEach((value) => live.add(0, value));
  for (const curve of [Curve.of(bucket, 100), live]) {
    for (const many of [false, true]) {
      const {ctx, heights} = canvas();
      paintCurves(ctx, [{curve, colour: 'red'}], PLACE, {...STYLE, many});
      assert.ok(heights.includes(99) && heights.includes(-3));
    }
  }
});
