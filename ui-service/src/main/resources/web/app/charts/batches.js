/** Requests of panels put together into few calls. Pure. */

/** Limits of one call of metrics/series. */
const SERIES_PER_CALL = 1000;

/** Fewer than a call may have (250,000): an answer of this size is read without a pause that is felt. */
const MARKS_PER_CALL = 20000;

/**
 * @param requests [{key, runIds, buckets, …}] in order of urgency
 * @returns [{runIds, keys, buckets, requests}]: calls, each for the product of its runs and keys;
 *   a request for more runs than a call takes is in several
 */
export function packed(requests) {
  const calls = [];
  const open = new Map();
  for (const request of requests) {
    for (const runIds of portions(request.runIds, portionOf(request.buckets))) {
      const same = `${request.buckets} ${runIds.join()}`;
      let call = open.get(same);
      if (call === undefined || !hasRoom(call)) {
        call = {runIds, keys: [], buckets: request.buckets, requests: []};
        calls.push(call);
        open.set(same, call);
      }
      if (!call.keys.includes(request.key)) {
        call.keys.push(request.key);
      }
      call.requests.push(request);
    }
  }
  return calls;
}

function hasRoom({runIds, keys, buckets}) {
  const series = runIds.length * (keys.length + 1);
  return series <= SERIES_PER_CALL && series * buckets <= MARKS_PER_CALL;
}

function portionOf(buckets) {
  return Math.max(1, Math.min(SERIES_PER_CALL, Math.floor(MARKS_PER_CALL / buckets)));
}

function portions(runIds, most) {
  const parts = [];
  for (let i = 0; i < runIds.length; i += most) {
    parts.push(runIds.slice(i, i + most));
  }
  return parts;
}

/**
 * How many marks a series may come to: about one for two pixels of the plot, fewer when very many
 * runs share it and could not be told apart any more.
 *
 * @param width of the plot, in CSS pixels
 */
export function bucketsFor(width, runs) {
  const each = runs > 50 ? 4 : 2;
  return Math.max(50, Math.min(2000, Math.ceil(width / each / 50) * 50));
}
