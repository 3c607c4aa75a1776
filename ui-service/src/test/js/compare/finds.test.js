import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';
import {openFinds} from '../../../main/resources/web/app/compare/finds.js';

let chosen;
let finds;

beforeEach(() => {
  chosen = [];
  finds = openFinds((run) => chosen.push(run));
});

test('enter_answerIsHere_takesTheActiveRun', () => {
  finds.answered(['a', 'b', 'c']);
  finds.move(1);
  finds.enter();
  assert.deepEqual(chosen, ['b']);
  assert.deepEqual(finds.runs, ['a', 'c']);
});

test('enter_whileTheSearchIsOnItsWay_takesNoRunOfTheOldText', () => {
  finds.answered(['old']);
  finds.typed();
  finds.enter();
  finds.asked();
  assert.deepEqual(chosen, []);
  finds.answered(['new', 'other']);
  assert.deepEqual(chosen, ['new']);
});

test('enter_textChangedOrBoxLeftAfterIt_takesNothing', () => {
  finds.asked();
  finds.enter();
  finds.typed();
  finds.answered(['a']);
  finds.asked();
  finds.enter();
  finds.left();
  finds.answered(['b']);
  assert.deepEqual(chosen, []);
});

test('failed_search_leavesNothingToTake', () => {
  finds.answered(['old']);
  finds.asked();
  finds.failed();
  finds.enter();
  assert.deepEqual([chosen, finds.runs], [[], []]);
});

test('move_beyondTheEnds_staysThere', () => {
  finds.answered(['a', 'b']);
  finds.move(5);
  assert.equal(finds.active, 1);
  finds.move(-5);
  assert.equal(finds.active, 0);
});
