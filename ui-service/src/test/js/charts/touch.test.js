import assert from 'node:assert/strict';
import {test} from 'node:test';
import {watchTouch} from '../../../main/resources/web/app/charts/touch.js';

/** A plot of 200 by 100 pixels at (10, 20), and what fingers on it come to. */
function touched() {
  const over = Object.assign(new EventTarget(), {
    getBoundingClientRect: () => ({left: 10, top: 20, width: 200, height: 100}),
  });
  const told = [];
  const note = (name) => (...places) => told.push([name, ...places]);
  watchTouch(over, {
    select: (left, width) => width > 0 && told.push(['select', left, width]),
    zoom: note('zoom'),
    reset: note('reset'),
    point: note('point'),
  });
  const tell = (type, clientX, clientY = 50, {timeStamp = 1000, ...more} = {}) => {
    const event = new Event(type);
    Object.defineProperty(event, 'timeStamp', {value: timeStamp});
    over.dispatchEvent(
      Object.assign(event, {clientX, clientY, pointerId: 1, pointerType: 'touch', isPrimary: true, ...more}),
    );
  };
  return {tell, told};
}

test('finger_across_zooms', () => {
  const {tell, told} = touched();
  tell('pointerdown', 110);
  tell('pointermove', 105);
  tell('pointermove', 60);
  tell('pointerup', 0);
  assert.deepEqual(told, [['select', 50, 50], ['zoom', 0, 100]]);
});

test('finger_thatScrolls_doesNothing', () => {
  const {tell, told} = touched();
  tell('pointerdown', 110);
  tell('pointercancel', 110);
  tell('pointermove', 180);
  tell('pointerup', 180);
  assert.deepEqual(told, []);
});

test('taps_oneTellsValues_twoShowAll', () => {
  const {tell, told} = touched();
  const tap = (timeStamp) => {
    tell('pointerdown', 110, 50, {timeStamp});
    tell('pointerup', 112, 51, {timeStamp});
  };
  tap(1000);
  tap(1200);
  tap(1400);
  assert.deepEqual(told.map(([name]) => name), ['point', 'reset', 'point']);
  assert.deepEqual(told[0], ['point', 102, 31]);
});

test('mouse_isUPlots', () => {
  const {tell, told} = touched();
  tell('pointerdown', 20, 50, {pointerType: 'mouse'});
  tell('pointermove', 110, 50, {pointerType: 'mouse'});
  tell('pointerup', 110, 50, {pointerType: 'mouse'});
  assert.deepEqual(told, []);
});
