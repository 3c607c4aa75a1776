/** Why an EventSource was refused: it does not say itself, so the same is asked in another way. */

import {ApiError} from './api.js';
import {retryMsOf} from './charts/series-call.js';

const LEAST_RETRY_MS = 3000;

/**
 * @returns {status, message, final, waitMs}: status 0 where the server was not reached, final
 *   whether the same would be refused again, and how long to wait before the next try, a little
 *   longer here than there so that pages do not come back all at once
 */
export async function whyRefused(url) {
  const asked = new AbortController();
  try {
    const response = await fetch(url, {signal: asked.signal});
    const {status, ok, headers} = response;
    const {message = ''} = ok ? {} : await response.json().catch(() => ({}));
    const least = ok ? 0 : retryMsOf(headers.get('Retry-After'));
    return {
      status,
      message,
      final: new ApiError(status, '', message).refused,
      waitMs: waitFrom(least),
    };
  } catch {
    // Not reached: the next try will tell.
    return {status: 0, message: '', final: false, waitMs: waitFrom(0)};
  } finally {
    asked.abort();
  }
}

function waitFrom(least) {
  return Math.max(LEAST_RETRY_MS, least) + LEAST_RETRY_MS * Math.random();
}
