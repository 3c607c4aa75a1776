import assert from 'node:assert/strict';
import {test} from 'node:test';
import {plotKeys} from '../../../main/resources/web/app/charts/plot-keys.js';

/** 200 pixels wide, from x = 1000 to 3000. */
const PLOT = {width: 200, xAt: (left) => 1000 + 10 * left, leftOf: (x) => (x - 1000) / 10};

function press(key, {x = null, shiftKey = false} = {}) {
  const done = [];
  const keys = plotKeys({
    plot: PLOT,
    x,
    lastX: () => 2500,
    move: (left) => done.push(left),
    zoom: (range) => done.push(range),
  });
  keys[key]({shiftKey});
  return done[0];
}

test('arrows_crosshair_movesByAHundredthOrATenth', () => {
  assert.equal(press('ArrowRight', {x: 2500}), 152);
  assert.equal(press('ArrowLeft', {x: 2500, shiftKey: true}), 130);
});

test('arrows_noCrosshair_beginInTheMiddle', () => {
  assert.equal(press('ArrowLeft'), 98);
});

test('arrows_atTheEdge_stayWithinThePlot', () => {
  assert.equal(press('ArrowRight', {x: 2995, shiftKey: true}), 200);
  assert.equal(press('ArrowRight', {x: 500}), 2);
});

test('homeAndEnd_crosshair_goesToThePlotsBeginningAndTheLastPoint', () => {
  assert.equal(press('Home', {x: 2000}), 0);
  assert.equal(press('End', {x: 2000}), 150);
});

test('plus_crosshair_halvesAboutItAndShowsNothingElse', () => {
  assert.deepEqual(press('+', {x: 2000}), {from: 1500, to: 2500});
  assert.deepEqual(press('=', {x: 1100}), {from: 1000, to: 2000});
  assert.deepEqual(press('+', {x: 2900}), {from: 2000, to: 3000});
});

test('minus_crosshair_doublesAboutIt', () => {
  assert.deepEqual(press('-', {x: 1100}), {from: -900, to: 3100});
});

test('escape_zoomed_showsAll', () => {
  assert.equal(press('Escape'), null);
});
