import assert from 'node:assert/strict';
import {test} from 'node:test';
import {AXES, relativeTick} from '../../../main/resources/web/app/charts/axes.js';

test('of_point_isItsPlaceOnTheAxis', () => {
  const at = (axis, start) => AXES[axis].of(12, 5000, start);
  assert.deepEqual([at('step'), at('time'), at('relative', 2000), at('relative')], [12, 5000, 3000, 5000]);
});

test('ticks_steps_areShort', () => {
  assert.deepEqual(AXES.step.ticks([0, 20, 250000, null]), ['0', '20', '250K', '']);
});

test('relativeTick_anyDistance_readsAsAStopwatch', () => {
  assert.equal(relativeTick(250, 50), '250 ms');
  assert.equal(relativeTick(1500, 500), '1.5 s');
  assert.equal(relativeTick(90_000, 30_000), '1:30');
  assert.equal(relativeTick(-90_000, 30_000), '−1:30');
  assert.equal(relativeTick(3 * 86_400_000, 86_400_000), '3 d');
});

test('read_relative_saysWhatIsBeforeTheStart', () => {
  assert.equal(AXES.relative.read(-2000), '2 s before the start');
  assert.equal(AXES.step.read(12345), 'step 12,345');
});

test('ticks_times_nameTheirZoneAndDateOnce', () => {
  const noon = new Date(2026, 10, 23, 12, 0).getTime();
  const [first, second] = AXES.time.ticks([noon, noon + 60_000], 60_000);
  assert.match(first, /^12:00 \S+\n2026-11-23$/);
  assert.equal(second, '12:01');
});
