import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  MOST_COMPARED,
  allToggled,
  chosenIn,
  toggled,
  withChosen,
} from '../../../main/resources/web/app/experiments/chosen.js';

test('withChosen_anyIds_areInTheAddressBesideTheRest', () => {
  const query = withChosen(new URLSearchParams('name=x&experiment=9'), ['2', '1']);
  assert.equal(query.get('name'), 'x');
  assert.deepEqual(chosenIn(query), ['2', '1']);
  assert.equal(withChosen(query, []).toString(), 'name=x');
});

test('chosenIn_handWrittenAddress_hasEachOnceAndNoneTooMany', () => {
  assert.deepEqual(chosenIn(new URLSearchParams('experiment=1&experiment=1')), ['1']);
  const many = Array.from({length: MOST_COMPARED + 5}, (_, i) => String(i));
  assert.equal(chosenIn(withChosen(new URLSearchParams(), many)).length, MOST_COMPARED);
});

test('toggled_tickAndTickAgain_isAsBefore', () => {
  assert.deepEqual(toggled(['1'], '2'), ['1', '2']);
  assert.deepEqual(toggled(['1', '2'], '2'), ['1']);
});

test('allToggled_someOfThoseListed_tickTheOthersToo', () => {
  assert.deepEqual(allToggled(['9', '2'], ['1', '2']), ['9', '2', '1']);
  assert.deepEqual(allToggled(['9', '1', '2'], ['1', '2']), ['9'], 'who is not listed stays');
  const many = Array.from({length: MOST_COMPARED + 5}, (_, i) => String(i));
  assert.equal(allToggled(['x'], many).length, MOST_COMPARED);
});

test('allToggled_moreListedThanMayBeTicked_canBeTakenBack', () => {
  const many = Array.from({length: MOST_COMPARED + 5}, (_, i) => String(i));
  assert.deepEqual(allToggled(allToggled([], many), many), []);
});
