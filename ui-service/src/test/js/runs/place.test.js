import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Place} from '../../../main/resources/web/app/runs/place.js';

/** The browser's history: each step with what is kept there. */
function steps() {
  const kept = [null];
  let at = 0;
  let writes = 0;
  return {
    writes: () => writes,
    get state() {
      return kept[at];
    },
    replaceState(state) {
      writes += 1;
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

test('stand_handThatGoesOn_isKeptOnceASecondAtMost', (t) => {
  t.mock.timers.enable({apis: ['setTimeout', 'Date'], now: 10_000});
  const history = steps();
  const place = new Place(() => [], history);
  place.arrive();
  const before = history.writes();
  for (let top = 1; top <= 300; top++) {
    place.stand({top});
    t.mock.timers.tick(100);
  }
  assert.equal(history.writes(), before, 'the hand has not rested');
  for (let top = 1; top <= 30; top++) {
    place.stand({top});
    t.mock.timers.tick(500);
  }
  assert.ok(history.writes() - before <= 15, `${history.writes() - before} in 15 s`);
  t.mock.timers.tick(1000);
  assert.equal(history.state.runs.place.top, 30);
});

test('arrive_browserThatRefusesToKeep_isNotMinded', () => {
  const history = {
    state: null,
    replaceState() {
      throw new Error('more than 100 times per 30 seconds');
    },
  };
  const place = new Place(() => [], history);
  place.arrive();
  place.stand({top: 1});
  place.leave();
  place.stay();
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
