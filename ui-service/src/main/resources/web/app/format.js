/** Numbers, times and sizes as people read them. Pure; times are milliseconds since 1970. */

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** What a Date can hold, either way. */
const LAST_TIME = 8.64e15;

/** Whether a number is a time at all: one in nanoseconds is beyond what calendars are made for. */
export function isTime(time) {
  return Math.abs(time) <= LAST_TIME;
}

/** A metric's value as JSON brings it: a number, or the names of those that JSON cannot say. */
export function toNumber(value) {
  return typeof value === 'number' ? value : Number(value);
}

/** Up to six significant digits; what is not a finite number by its name. */
export function formatNumber(value) {
  if (Number.isNaN(value)) {
    return 'NaN';
  }
  if (!Number.isFinite(value)) {
    return value > 0 ? '∞' : '−∞';
  }
  if (Number.isInteger(value) && Math.abs(value) < 1e9) {
    return minus(String(value));
  }
  const size = Math.abs(value);
  if (size < 1e-4 || size >= 1e9) {
    return minus(value.toExponential(4).replace(/\.?0+e/, 'e').replace('e+', 'e'));
  }
  return minus(String(Number(value.toPrecision(6))));
}

const COMPACT = new Intl.NumberFormat('en-US', {notation: 'compact', maximumSignificantDigits: 6});

/** 250000000 as "250M". */
export function formatCompact(value) {
  return minus(COMPACT.format(value));
}

/** A number beside an axis, where room is dear: 250000000 as "250M". */
export function formatTick(value) {
  const size = Math.abs(value);
  return size >= 1e5 && size < 1e15 ? formatCompact(value) : formatNumber(value);
}

/** All digits that there are, for those who want to copy them. */
export function exactNumber(value) {
  return Object.is(value, -0) ? '-0' : String(value);
}

function minus(text) {
  return text.replace(/-/g, '−');
}

/** 1234567 as "1,234,567". */
export function formatCount(count) {
  return count.toLocaleString('en-US');
}

/** "1 run", "2 runs". */
export function counted(count, noun) {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

export function formatBytes(bytes) {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${units[unit]}`;
}

/** Two units at most: "340 ms", "12.5 s", "3 min 04 s", "2 h 05 min", "3 d 4 h". */
export function formatDuration(ms) {
  if (ms < SECOND) {
    return `${Math.max(0, Math.round(ms))} ms`;
  }
  if (ms < MINUTE) {
    return `${Math.floor(ms / 100) / 10} s`;
  }
  if (ms < HOUR) {
    return `${Math.floor(ms / MINUTE)} min ${two(Math.floor((ms % MINUTE) / SECOND))} s`;
  }
  if (ms < DAY) {
    return `${Math.floor(ms / HOUR)} h ${two(Math.floor((ms % HOUR) / MINUTE))} min`;
  }
  return `${Math.floor(ms / DAY)} d ${Math.floor((ms % DAY) / HOUR)} h`;
}

/** For the marks of an axis: "0:40", "12:05", "1:02:03". */
export function formatClock(seconds) {
  const whole = Math.round(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = two(whole % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** "just now", "5 min ago", "in 3 d"; beyond a month the distance says less than the date. */
export function formatDistance(time, now) {
  const distance = Math.abs(now - time);
  if (distance < 10 * SECOND) {
    return 'just now';
  }
  const [size, unit] =
    distance < MINUTE
      ? [SECOND, 's']
      : distance < HOUR
        ? [MINUTE, 'min']
        : distance < DAY
          ? [HOUR, 'h']
          : [DAY, 'd'];
  const words = `${Math.floor(distance / size)} ${unit}`;
  return time <= now ? `${words} ago` : `in ${words}`;
}

/** "2026-11-23 23:07" in a time zone (the browser's when absent); the caller says which. */
export function formatMinute(time, timeZone = undefined) {
  if (!isTime(time)) {
    return noTime(time);
  }
  const {date, time: clock} = dateAndTime(time, timeZone);
  return `${date} ${clock.slice(0, 5)}`;
}

/**
 * "2026-11-23" and "23:07:43" in a time zone (the browser's when absent); of what is no time the
 * number and no date.
 */
export function dateAndTime(time, timeZone = undefined) {
  if (!isTime(time)) {
    return {date: '', time: String(time)};
  }
  const part = parts(time, timeZone, false);
  return {
    date: `${part.year}-${part.month}-${part.day}`,
    time: `${part.hour}:${part.minute}:${part.second}`,
  };
}

/** "GMT+1": the zone at a time, which is another in summer; of what is no time ''. */
export function zoneAt(time, timeZone = undefined) {
  return isTime(time) ? parts(time, timeZone, true).timeZoneName : '';
}

/** "2026-11-23 23:07:43 GMT+1": to the second, with its zone. */
export function formatMoment(time, timeZone = undefined) {
  if (!isTime(time)) {
    return noTime(time);
  }
  const part = parts(time, timeZone, true);
  return (
    `${part.year}-${part.month}-${part.day} ` +
    `${part.hour}:${part.minute}:${part.second} ${part.timeZoneName}`
  );
}

function noTime(time) {
  return `${time} (no valid time)`;
}

/** The name of the zone in which this browser shows times, as "Europe/Berlin". */
export function zoneName() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Made once: that takes longer than to format a hundred times. */
const formats = new Map();

function parts(time, timeZone, zoned) {
  const key = `${timeZone} ${zoned}`;
  if (!formats.has(key)) {
    formats.set(key, dateFormat(timeZone, zoned));
  }
  const format = formats.get(key);
  return Object.fromEntries(format.formatToParts(time).map(({type, value}) => [type, value]));
}

function dateFormat(timeZone, zoned) {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: zoned ? 'short' : undefined,
  });
}

function two(number) {
  return String(number).padStart(2, '0');
}
