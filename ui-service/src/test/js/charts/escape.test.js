import assert from 'node:assert/strict';
import {test} from 'node:test';
import {endsZoom} from '../../../main/resources/web/app/charts/escape.js';

let dialog = null;
const body = {querySelector: () => dialog};
const button = {closest: () => null};
const field = {closest: (selector) => (selector.includes('input') ? field : null)};
const elsewhere = {closest: () => null};
const charts = {
  ownerDocument: {body},
  contains: (target) => target === button || target === field,
};
const press = (target, event = {}) => endsZoom({key: 'Escape', target, ...event}, charts);

test('endsZoom_inTheChartsOrOnThePage_does', () => {
  assert.equal(press(button), true);
  assert.equal(press(body), true);
});

test('endsZoom_elsewhereOrInAField_doesNot', () => {
  assert.equal(press(elsewhere), false);
  assert.equal(press(field), false);
});

test('endsZoom_somebodyElseHasUsedIt_doesNot', (t) => {
  assert.equal(press(button, {defaultPrevented: true}), false);
  assert.equal(press(field, {isComposing: true}), false);
  t.after(() => (dialog = null));
  dialog = {};
  assert.equal(press(body), false);
});

test('endsZoom_anotherKey_doesNot', () => {
  assert.equal(press(button, {key: 'Enter'}), false);
  assert.equal(press(button, {ctrlKey: true}), false);
});
