/**
 * What the page was told while it was open: samples as the server gave them (docs/system.md), the
 * oldest first. Pure.
 */

/** How long ago the left edge of a chart may be. */
const SPANS_MS = [1, 2, 5, 10].map((minutes) => minutes * 60_000);

/** Nothing older is kept. */
export const LONGEST_SPAN_MS = SPANS_MS[SPANS_MS.length - 1];

/** {time, services: Map of name to {started, ready, complaints, backends, figures: Map}} */
export function sampleOf(answer) {
  return {
    time: answer.time,
    services: new Map(answer.services.map((service) => [service.name, serviceOf(service)])),
  };
}

function serviceOf({started_time: started, ready, complaints, backends, figures}) {
  return {
    started,
    ready,
    complaints,
    backends,
    figures: new Map(figures.map(({name, value}) => [name, Number(value)])),
  };
}

/** The samples with one more, of which those that are too old to be drawn are dropped. */
export function withSample(samples, sample, keepMs) {
  return [...samples.filter(({time}) => time > sample.time - keepMs), sample];
}

/** A figure in a sample; NaN where it is not known. */
export function figureIn(sample, service, figure) {
  return sample.services.get(service)?.figures.get(figure) ?? NaN;
}

/** A level over time: [{time, value}], NaN where it is not known. */
export function levels(samples, service, figure) {
  return samples.map((sample) => ({
    time: sample.time,
    value: figureIn(sample, service, figure),
  }));
}

/**
 * By how much a total grew, per second: [{time, value}], a point for each sample after the first.
 * NaN where it cannot be said: from one process to the next, and where the figure is not known.
 */
export function rates(samples, service, figure) {
  return samples.slice(1).map((sample, index) => ({
    time: sample.time,
    value: rate(samples[index], sample, service, figure),
  }));
}

function rate(before, after, service, figure) {
  const seconds = (after.time - before.time) / 1000;
  const grown = figureIn(after, service, figure) - figureIn(before, service, figure);
  const same = before.services.get(service)?.started === after.services.get(service)?.started;
  return same && seconds > 0 && grown >= 0 ? grown / seconds : NaN;
}

/** How long ago the left edge of the charts is, in ms: no more than is needed for what there is. */
export function spanOf(samples) {
  const shown = samples[samples.length - 1].time - samples[0].time;
  return SPANS_MS.find((span) => span >= shown) ?? SPANS_MS[SPANS_MS.length - 1];
}

/** The last value that is known, NaN if the latest is not. */
export function latest(points) {
  return points.length === 0 ? NaN : points[points.length - 1].value;
}

/** The mean of what is known of the last so many ms: a rate of two seconds jumps. */
export function meanOfLast(points, ms) {
  const end = points.length === 0 ? 0 : points[points.length - 1].time;
  const known = points.filter(({time, value}) => time > end - ms && !Number.isNaN(value));
  return known.reduce((sum, {value}) => sum + value, 0) / known.length;
}

/**
 * What a curve is drawn from: stretches of points without a gap, each [x, y] with x and y from 0 to
 * 1, y = 1 for the greatest value, or for least if none is greater.
 *
 * @param spanMs how long ago the left edge is
 */
export function stretchesOf(points, spanMs, least) {
  const end = points.length === 0 ? 0 : points[points.length - 1].time;
  const top = greatest(points, least);
  const stretches = [[]];
  for (const {time, value} of points) {
    if (Number.isNaN(value)) {
      stretches.push([]);
    } else if (time >= end - spanMs) {
      stretches[stretches.length - 1].push([1 - (end - time) / spanMs, value / top]);
    }
  }
  return stretches.filter((stretch) => stretch.length > 0);
}

/** The greatest value that is known, at least least. */
export function greatest(points, least) {
  return points.reduce((top, {value}) => (value > top ? value : top), least);
}
