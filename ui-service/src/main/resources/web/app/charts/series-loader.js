/**
 * Fetches the series of panels: requests of one moment go together into few calls, few calls are
 * under way at once, and while the server says that it is busy nobody asks.
 */

import {packed} from './batches.js';
import {BusyError, fetchSeries} from './series-call.js';

const CALLS_AT_ONCE = 3;
const GATHER_MS = 10;

/** A server that is busy for longer than this many waits is something that people want to know. */
const MOST_WAITS = 8;

export class SeriesLoader {
  #waiting = [];
  #calls = 0;
  #timer = 0;
  #notBefore = 0;
  #onLag;

  /** @param onLag is told after each call how many events its answer lacked at most */
  constructor(onLag) {
    this.#onLag = onLag;
  }

  /**
   * @param question {key, runIds, axis, range, buckets}, as fetchSeries takes them
   * @returns a Map of run IDs to series; one whose runs have no points is there all the same
   */
  load(question, signal) {
    return new Promise((resolve, reject) => {
      const request = {...question, signal, resolve, reject, found: new Map(), waits: 0, parts: 0};
      signal.addEventListener('abort', () => this.#drop(request), {once: true});
      this.#waiting.push(request);
      this.#later(GATHER_MS);
    });
  }

  close() {
    clearTimeout(this.#timer);
    this.#waiting = [];
  }

  #drop(request) {
    this.#waiting = this.#waiting.filter((other) => other !== request);
    request.reject(request.signal.reason);
  }

  #later(ms) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#start(), Math.max(ms, this.#notBefore - Date.now()));
  }

  #start() {
    while (this.#waiting.length > 0 && this.#calls < CALLS_AT_ONCE && Date.now() >= this.#notBefore) {
      const kind = kindOf(this.#waiting[0]);
      const alike = this.#waiting.filter((request) => kindOf(request) === kind);
      const [call] = packed(alike);
      // A request that one call cannot hold goes on with the rest of its runs.
      for (const request of call.requests) {
        request.parts += 1;
        request.runIds = request.runIds.slice(call.runIds.length);
      }
      this.#waiting = this.#waiting.filter(({runIds}) => runIds.length > 0);
      this.#send(call);
    }
  }

  async #send(call) {
    const {axis, range} = call.requests[0];
    const controller = new AbortController();
    const abortIfUnwanted = () => {
      if (call.requests.every(({signal}) => signal.aborted)) {
        controller.abort();
      }
    };
    call.requests.forEach(({signal}) => signal.addEventListener('abort', abortIfUnwanted));
    this.#calls += 1;
    try {
      const answer = await fetchSeries({...call, axis, range}, controller.signal);
      this.#onLag(answer.lag);
      deliver(call, answer.series);
    } catch (error) {
      this.#fail(call, error);
    } finally {
      call.requests.forEach(({signal}) => signal.removeEventListener('abort', abortIfUnwanted));
      this.#calls -= 1;
      if (this.#waiting.length > 0) {
        this.#later(0);
      }
    }
  }

  #fail(call, error) {
    const wanted = call.requests.filter(({signal}) => !signal.aborted);
    for (const request of wanted) {
      request.parts -= 1;
      request.waits += 1;
      if (error instanceof BusyError && request.waits <= MOST_WAITS) {
        const again = request.runIds.length === 0;
        request.runIds = [...call.runIds, ...request.runIds];
        if (again) {
          this.#waiting.push(request);
        }
        this.#notBefore = Date.now() + error.retryMs;
      } else {
        this.#waiting = this.#waiting.filter((other) => other !== request);
        request.reject(error);
      }
    }
  }
}

function kindOf({axis, range}) {
  return `${axis} ${range?.from} ${range?.to}`;
}

function deliver(call, series) {
  const byKey = new Map(call.requests.map((request) => [request.key, []]));
  for (const one of series) {
    byKey.get(one.metric_key)?.push(one);
  }
  for (const request of call.requests) {
    request.parts -= 1;
    byKey.get(request.key).forEach((one) => request.found.set(one.run_id, one));
    if (request.parts === 0 && request.runIds.length === 0) {
      request.resolve(request.found);
    }
  }
}
