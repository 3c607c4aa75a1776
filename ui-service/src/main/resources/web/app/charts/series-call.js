/** One call of metrics/series (docs/series.md). */

import {ApiError, at} from '../api.js';

export const PATH = 'ajax-api/headrace/v1/metrics/series';
const BUSY = [429, 503];
const RETRY_MS = 2000;

/** The server has too much to do just now, and says when to come again. */
export class BusyError extends ApiError {
  constructor(status, message, retryMs) {
    super(status, 'BUSY', message);
    this.retryMs = retryMs;
  }
}

/**
 * @param axis the call's name for it: step, timestamp, relative_time
 * @param range {from, to} in its units, or null for all there is
 * @returns {series, lag}: lag is how many events, at most, are acknowledged but not shown yet
 */
export async function fetchSeries({runIds, keys, axis, range, buckets}, signal) {
  const response = await reach(signal, {
    run_ids: runIds,
    metric_keys: keys,
    x_axis: axis,
    start: range?.from,
    end: range?.to,
    buckets,
  });
  if (!response.ok) {
    throw await errorOf(response);
  }
  const lag = /events=(\d+)/.exec(response.headers.get('Headrace-Lag') ?? '');
  return {series: (await response.json()).series, lag: lag === null ? 0 : Number(lag[1])};
}

async function reach(signal, fields) {
  try {
    return await fetch(at(PATH, {}), {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify(fields),
      signal,
    });
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    throw new ApiError(0, 'UNREACHABLE', 'The server cannot be reached.');
  }
}

async function errorOf(response) {
  const error = await response.json().catch(() => ({}));
  const message = error.message ?? `The server answered with status ${response.status}.`;
  return BUSY.includes(response.status)
    ? new BusyError(response.status, message, retryMsOf(response.headers.get('Retry-After')))
    : new ApiError(response.status, error.error_code ?? `HTTP ${response.status}`, message);
}

/** Retry-After has seconds, or a date, which no clock but the server's could be held to. */
export function retryMsOf(header) {
  const seconds = Number(header ?? NaN);
  return seconds > 0 ? seconds * 1000 : RETRY_MS;
}
