import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  counted,
  dateAndTime,
  exactNumber,
  formatBytes,
  formatClock,
  formatDistance,
  formatDuration,
  formatMinute,
  formatMoment,
  formatNumber,
  formatTick,
  isTime,
  toNumber,
} from '../../main/resources/web/app/format.js';

const MOMENT = Date.UTC(2026, 10, 23, 23, 7, 43);

test('toNumber_namesOfWhatJsonCannotSay_areNumbers', () => {
  assert.ok(Number.isNaN(toNumber('NaN')));
  assert.equal(toNumber('Infinity'), Infinity);
  assert.equal(toNumber('-Infinity'), -Infinity);
  assert.equal(toNumber(1.5), 1.5);
});

test('formatNumber_notFinite_isShownAsWhatItIs', () => {
  assert.equal(formatNumber(NaN), 'NaN');
  assert.equal(formatNumber(Infinity), '∞');
  assert.equal(formatNumber(-Infinity), '−∞');
});

test('formatTick_large_isShortAndLosesNoDigit', () => {
  assert.equal(formatTick(0), '0');
  assert.equal(formatTick(2000), '2000');
  assert.equal(formatTick(750000000), '750M');
  assert.equal(formatTick(-1250000), '−1.25M');
  assert.equal(formatTick(0.0002), '0.0002');
});

test('formatNumber_finite_hasSixDigitsAtMost', () => {
  assert.equal(formatNumber(0), '0');
  assert.equal(formatNumber(-3), '−3');
  assert.equal(formatNumber(12345678), '12345678');
  assert.equal(formatNumber(0.123456789), '0.123457');
  assert.equal(formatNumber(1234.56789), '1234.57');
  assert.equal(formatNumber(0.00001), '1e−5');
  assert.equal(formatNumber(1.5e-7), '1.5e−7');
  assert.equal(formatNumber(-2.5e12), '−2.5e12');
  assert.equal(formatNumber(100000.5), '100001');
});

test('exactNumber_anyNumber_keepsEveryDigit', () => {
  assert.equal(exactNumber(0.1 + 0.2), '0.30000000000000004');
  assert.equal(exactNumber(-0), '-0');
});

test('formatDuration_anyLength_hasTwoUnitsAtMost', () => {
  assert.equal(formatDuration(340), '340 ms');
  assert.equal(formatDuration(12_560), '12.5 s');
  assert.equal(formatDuration(59_999), '59.9 s');
  assert.equal(formatDuration(184_000), '3 min 04 s');
  assert.equal(formatDuration(7_500_000), '2 h 05 min');
  assert.equal(formatDuration(3 * 86_400_000 + 4 * 3_600_000), '3 d 4 h');
  assert.equal(formatDuration(-5), '0 ms');
});

test('formatClock_seconds_readAsAStopwatch', () => {
  assert.equal(formatClock(40), '0:40');
  assert.equal(formatClock(725), '12:05');
  assert.equal(formatClock(3723), '1:02:03');
});

test('formatDistance_pastAndFuture_sayWhich', () => {
  assert.equal(formatDistance(MOMENT - 3000, MOMENT), 'just now');
  assert.equal(formatDistance(MOMENT - 300_000, MOMENT), '5 min ago');
  assert.equal(formatDistance(MOMENT + 2 * 86_400_000, MOMENT), 'in 2 d');
});

test('formatMoment_zone_isNamed', () => {
  assert.equal(formatMoment(MOMENT, 'UTC'), '2026-11-23 23:07:43 UTC');
  assert.equal(formatMinute(MOMENT, 'Asia/Tokyo'), '2026-11-24 08:07');
});

test('formatBytes_anySize_hasAUnitThatFits', () => {
  assert.equal(formatBytes(0), '0 B');
  assert.equal(formatBytes(1023), '1023 B');
  assert.equal(formatBytes(27_853), '27.2 KiB');
  assert.equal(formatBytes(150 * 1024 * 1024), '150 MiB');
});

test('counted_one_isSingular', () => {
  assert.equal(counted(1, 'run'), '1 run');
  assert.equal(counted(12345, 'run'), '12,345 runs');
});

test('formatMoment_numberThatNoDateHolds_isShownAsItIs', () => {
  const nanoseconds = 1_764_000_000_000_000_000;
  assert.ok(isTime(8.64e15) && isTime(-8.64e15));
  assert.ok(!isTime(nanoseconds) && !isTime(NaN));
  assert.equal(formatMoment(nanoseconds), '1764000000000000000 (no valid time)');
  assert.equal(formatMinute(nanoseconds), '1764000000000000000 (no valid time)');
  assert.deepEqual(dateAndTime(nanoseconds), {date: '', time: '1764000000000000000'});
});
