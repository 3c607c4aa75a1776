import assert from 'node:assert/strict';
import {test} from 'node:test';
import {NAME} from '../../../main/resources/web/app/columns.js';

globalThis.document = {createElement: () => ({setAttribute: () => {}})};
const {click, press} = await import('../../../main/resources/web/app/runs/grid-input.js');

const LOSS = {kind: 'metric', key: 'loss'};

/** Something in a table that is within what these selectors name. */
const targetIn = (...selectors) => ({
  closest: (selector) => (selectors.includes(selector) ? {} : null),
});

/** A table with a metric and a column that does not sort, whose head is clicked in a column. */
function clickHead(column, target) {
  const sorted = [];
  const grid = {
    active: {row: -1, column: 1},
    go: () => {},
    placeOf: () => ({row: -1, column}),
    shown: {
      columns: [LOSS, {kind: 'tag', key: 'list'}],
      sortable: (one) => one.key !== 'list',
      onSort: (one) => sorted.push(one),
      onTickAll: () => sorted.push('all'),
    },
  };
  click({target}, grid);
  return sorted;
}

test('click_besideTheWordOfAHead_sorts', () => {
  assert.deepEqual(clickHead(2, targetIn('[data-column]')), [LOSS]);
  assert.deepEqual(clickHead(1, targetIn('[data-column]')), [NAME]);
  assert.deepEqual(clickHead(2, targetIn('[data-column]', '.sort')), [LOSS]);
});

test('click_edgeOfAHead_doesNotSort', () => {
  assert.deepEqual(clickHead(2, targetIn('[data-column]', '[data-edge]')), []);
});

test('click_headThatDoesNotSort_doesNothing', () => {
  assert.deepEqual(clickHead(3, targetIn('[data-column]')), []);
});

test('click_besideTheLastHead_doesNotSortByName', () => {
  assert.deepEqual(clickHead(1, targetIn()), []);
});

test('click_headOfTheTicks_selectsAll', () => {
  assert.deepEqual(clickHead(0, targetIn('[data-column]')), ['all']);
});

/** What Space ticks at the fourth row, [row, how], with the row that was ticked last. */
function pressSpace(shiftKey, ticked) {
  const told = [];
  const grid = {
    active: {row: 3, column: 1},
    ticked,
    tick: (...asked) => told.push(asked),
    seen: {first: 0, last: 8},
    shown: {columns: [], outline: {count: 9}, tick: true},
  };
  press({key: ' ', shiftKey, preventDefault: () => {}}, grid);
  return told;
}

test('press_shiftAndSpace_selectsFromTheRowThatWasTickedLast', () => {
  assert.deepEqual(pressSpace(true, 1), [[3, {range: true, from: 1}]]);
  assert.equal(pressSpace(false, 1)[0][1].range, false);
});
