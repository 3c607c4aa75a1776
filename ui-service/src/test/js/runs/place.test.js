import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Place} from '../../../main/resources/web/app/runs/place.js';

/** The browser's history: each step with what is kept there. */
function steps() {
  const kept = [null];
  let at = 0;
  return {
    get state() {
      return kept[at];
    },
    replaceState(state) {
      kept[at] = state;
    },
    follow() {
      at += 1;
      kept[at] = null;
    },
    back() {
      at -= 1;
    },
  };
}

test('arrive_stepOfBefore_hasWhatWasKept', () => {
  const history = steps();
  let top = 0;
  const place = new Place(() => ({top}), history);
  assert.equal(place.arrive(), null);
  top = 700;
  place.soon();
  place.flush();
  history.follow();
  assert.equal(place.arrive(), null);
  history.back();
  assert.deepEqual(place.arrive(), {top: 700});
  assert.equal(place.arrive(), undefined);
});

test('flush_browserAtAnotherStep_keepsNothingThere', () => {
  const history = steps();
  const place = new Place(() => ({top: 1}), history);
  place.arrive();
  place.soon();
  history.follow();
  place.flush();
  assert.equal(history.state, null);
});

test('write_stepWithAnotherAddress_keepsIt', () => {
  const history = steps();
  const place = new Place(() => ({top: 1}), history);
  place.arrive();
  history.replaceState(null);
  place.write();
  assert.equal(place.arrive(), undefined);
  assert.deepEqual(history.state.runs.place, {top: 1});
});
