/**
 * What curves can be drawn over: the names of metrics/series for it, where a live point lies on it,
 * and how its values are written. Pure; times are milliseconds.
 */

import {
  DAY,
  HOUR,
  MINUTE,
  SECOND,
  dateAndTime,
  formatClock,
  formatCompact,
  formatDuration,
  formatMoment,
  zoneAt,
} from '../format.js';

/** How far marks of a relative time may be apart. */
const DURATIONS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 4, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 5, 10, 20, 50, 100].map((n) => n * DAY),
];

const STEPS = Array.from({length: 16}, (_, power) => [1, 2, 5].map((n) => n * 10 ** power)).flat();

export const AXES = {
  step: {
    title: 'Step',
    name: 'step',
    of: (step) => step,
    ticks: (values) => values.map(stepTick),
    read: (x) => `step ${Math.round(x).toLocaleString('en-US')}`,
    height: 28,
    apart: STEPS,
    logarithmic: true,
  },
  time: {
    title: 'Time',
    name: 'timestamp',
    of: (step, timestamp) => timestamp,
    ticks: timeTicks,
    read: (x) => formatMoment(x),
    height: 44,
    apart: undefined,
    logarithmic: false,
  },
  relative: {
    title: 'Time since the start',
    name: 'relative_time',
    of: (step, timestamp, start) => timestamp - (start ?? 0),
    ticks: (values, apart) => values.map((x) => relativeTick(x, apart)),
    read: (x) => (x < 0 ? `${formatDuration(-x)} before the start` : formatDuration(x)),
    height: 28,
    apart: DURATIONS,
    logarithmic: true,
  },
};

function stepTick(x) {
  return x === null ? '' : x >= 1e5 ? formatCompact(x) : String(x);
}

/** "0:40" and so on; below a second "250 ms", beyond days "3 d". */
export function relativeTick(x, apart) {
  if (x === null) {
    return '';
  }
  if (x < 0) {
    return '−' + relativeTick(-x, apart);
  }
  if (apart < SECOND && x !== 0) {
    return x < SECOND ? `${x} ms` : `${x / SECOND} s`;
  }
  return apart >= DAY ? `${Math.round(x / DAY)} d` : formatClock(x / SECOND);
}

/** Times of day, with their zone beside and the date below where these begin to hold. */
function timeTicks(values, apart) {
  let shownDate = '';
  let shownZone = '';
  return values.map((x) => {
    const {date, time} = dateAndTime(x);
    const clock = apart < MINUTE ? time : time.slice(0, 5);
    const line = date === shownDate ? '' : `\n${date}`;
    const zone = zoneAt(x);
    const beside = zone === shownZone ? '' : ` ${zone}`;
    shownDate = date;
    shownZone = zone;
    return clock + beside + line;
  });
}
