import assert from 'node:assert/strict';
import {test} from 'node:test';
import {AxisBrush, movedSpan, runsWithin} from '../../../main/resources/web/app/charts/axis-brush.js';
import {scaleOf} from '../../../main/resources/web/app/charts/run-scales.js';

const RUNS = [
  {runId: 'a', values: ['0.1', 'adam']},
  {runId: 'b', values: ['0.2', 'sgd']},
  {runId: 'c', values: ['0.3', null]},
];
const SCALES = [0, 1].map((i) => scaleOf(RUNS.map(({values}) => values[i])));

test('runsWithin_noRange_areAll', () => {
  assert.equal(runsWithin([{}, {}], SCALES, RUNS), null);
});

test('runsWithin_severalRanges_areThoseWithinAll', () => {
  const [first, second] = [{within: ['0.1', '0.2']}, {within: ['sgd', 'sgd']}];
  assert.deepEqual([...runsWithin([first, {}], SCALES, RUNS)], ['a', 'b']);
  assert.deepEqual([...runsWithin([first, second], SCALES, RUNS)], ['b']);
});

test('movedSpan_keys_moveItAndItsUpperEnd', () => {
  assert.deepEqual(movedSpan(null, 'ArrowUp', false, 0.25), [0.5, 1]);
  assert.deepEqual(movedSpan(null, 'ArrowDown', false, 0.25), [0, 0.5]);
  assert.deepEqual(movedSpan([0, 0.5], 'ArrowUp', false, 0.25), [0.25, 0.75]);
  assert.deepEqual(movedSpan([0, 0.5], 'ArrowDown', false, 0.25), [0, 0.5]);
  assert.deepEqual(movedSpan([0.25, 0.5], 'ArrowDown', true, 0.5), [0.25, 0.25]);
  assert.equal(movedSpan([0, 0.5], 'Escape', false, 0.25), null);
  assert.equal(movedSpan(null, 'Escape', false, 0.25), undefined);
  assert.equal(movedSpan([0, 0.5], 'Tab', false, 0.25), undefined);
});

/** A brush on the first of some axes, from 20 to 120 in a drawing that is half as large on the page, with what it told. */
function brushed() {
  const told = [];
  const brush = new AxisBrush((i, range, done) => told.push([i, range, done]));
  const captured = [];
  const currentTarget = {
    ownerSVGElement: {
      getBoundingClientRect: () => ({top: 100, height: 100}),
      viewBox: {baseVal: {height: 200}},
    },
    setPointerCapture: (pointerId) => captured.push(pointerId),
  };
  const at = (clientY, button = 0) => ({clientY, button, pointerId: 7, currentTarget});
  return {brush, told, captured, at, axis: {i: 2, top: 20, bottom: 120}};
}

test('brush_draggedEitherWay_tellsTheRangeWhileAndAfter', () => {
  const {brush, told, captured, at, axis} = brushed();
  brush.down(at(135), axis);
  brush.move(at(150));
  brush.move(at(115));
  brush.move(at(500));
  brush.up();
  assert.deepEqual(captured, [7]);
  assert.deepEqual(told, [
    [2, [0.2, 0.5], false],
    [2, [0.5, 0.9], false],
    [2, [0, 0.5], false],
    [2, [0, 0.5], true],
  ]);
});

test('brush_hardlyMoved_isAClickThatEndsTheRange', () => {
  const {brush, told, at, axis} = brushed();
  brush.down(at(135), axis);
  brush.move(at(138));
  brush.up();
  assert.deepEqual(told, [[2, null, true]]);
});

test('brush_movedBack_isADragStill', () => {
  const {brush, told, at, axis} = brushed();
  brush.down(at(135), axis);
  brush.move(at(139));
  brush.move(at(135));
  brush.up();
  assert.deepEqual(told.at(-1), [2, [0.5, 0.5], true]);
});

test('brush_notPressedOrWithAnotherButton_tellsNothing', () => {
  const {brush, told, captured, at, axis} = brushed();
  brush.move(at(150));
  brush.up();
  brush.down(at(135, 2), axis);
  brush.move(at(150));
  brush.up();
  assert.deepEqual([told, captured], [[], []]);
});

test('brush_cancelled_tellsThatThereIsNoDrag', () => {
  const {brush, told, at, axis} = brushed();
  brush.down(at(135), axis);
  brush.move(at(150));
  brush.cancel();
  brush.move(at(160));
  brush.up();
  assert.deepEqual(told.slice(1), [[-1, null, false]]);
});

test('brush_keys_tellTheRangeUnlessTheyAreTheBrowsers', () => {
  const {brush, told} = brushed();
  let prevented = 0;
  const press = (key, more) => brush.press({key, preventDefault: () => (prevented += 1), ...more}, 2, {words: ['a', 'b', 'c']}, [0, 0.5]);
  press('ArrowUp', {});
  press('ArrowUp', {altKey: true});
  press('Tab', {});
  press('Escape', {});
  assert.deepEqual([told, prevented], [[[2, [0.5, 1], true], [2, null, true]], 2]);
});
