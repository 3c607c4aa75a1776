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
  const opened = [{key: 'a', index: 0, count: 2, below: []}];
  const place = new Place(() => opened, history);
  place.arrive();
  assert.equal(place.toTake, null);
  place.stand({top: 700});
  place.leave();
  history.follow();
  place.arrive();
  assert.equal(place.toTake, null);
  history.back();
  place.arrive();
  assert.deepEqual(place.toTake, {top: 700, opened});
  assert.equal(place.opened, opened);
  place.stand({top: 800});
  place.arrive();
  assert.equal(place.toTake, null);
  place.leave();
});

test('leave_browserAtAnotherStep_keepsNothingThere', () => {
  const history = steps();
  const place = new Place(() => undefined, history);
  place.arrive();
  place.stand({top: 1});
  history.follow();
  place.leave();
  assert.equal(history.state, null);
});

test('stay_stepWithAnotherAddress_keepsItThere', () => {
  const history = steps();
  const place = new Place(() => [], history);
  place.arrive();
  place.stand({top: 1});
  history.replaceState(null);
  place.stay();
  place.arrive();
  assert.equal(place.toTake, null);
  assert.deepEqual(history.state.runs.place, {top: 1, opened: []});
});
