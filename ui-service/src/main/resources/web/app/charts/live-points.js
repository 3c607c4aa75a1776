/**
 * The points of running runs as they are logged (docs/live.md), from streams of up to 100 runs.
 *
 * A stream begins without history. Once it is live the charts fetch their series, which have all
 * that was logged before, and add what the stream tells. Runs that are not live yet, or had a gap,
 * are told of as missed when they are live again: their series are to be fetched anew.
 */

import {at} from '../api.js';
import {whyRefused} from '../stream-refusal.js';

const PATH = 'ajax-api/headrace/v1/metrics/live';

export const RUNS_PER_STREAM = 100;

/** Browsers open six connections to a server, and the page has other things to ask. */
const MOST_STREAMS = 2;

export const MOST_LIVE_RUNS = MOST_STREAMS * RUNS_PER_STREAM;

/** A page that nobody looks at for this long lets its streams go: other tabs need connections, too. */
const HIDDEN_MS = 15000;

export class LivePoints {
  #streams = [];
  #wanted = [];
  #hiddenTimer = 0;
  #resting = false;
  #listener;
  #onVisibility = () => this.#look();

  /** @param listener {onPoints(runId, series), onRun(run), onMissed(runIds), onGone(runId), onState()} */
  constructor(listener) {
    this.#listener = listener;
    document.addEventListener('visibilitychange', this.#onVisibility);
  }

  /** The runs to follow from now on: the first 200 of these. */
  follow(runIds) {
    this.#wanted = runIds.slice(0, MOST_LIVE_RUNS);
    if (!this.#resting) {
      this.#arrange();
    }
  }

  /** Whether a run's stream is to become live yet, which one that is refused for good never does. */
  isAwaited(runId) {
    return this.#streams.some(
      ({live, refused, runIds}) => !live && !refused && runIds.includes(runId),
    );
  }

  /** How many runs are followed just now. */
  get liveRuns() {
    return this.#streams.reduce(
      (sum, {live, connected, runIds}) => sum + (live && connected ? runIds.length : 0),
      0,
    );
  }

  /** Whether a connection that there was is none any more, and is to be made again. */
  get lost() {
    return this.#streams.some((stream) => stream.lost);
  }

  /** Whether there are runs that are not followed and will not be, as the server refuses it. */
  get refused() {
    return this.#streams.some((stream) => stream.refused);
  }

  close() {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    clearTimeout(this.#hiddenTimer);
    this.#streams.forEach((stream) => stream.close());
    this.#streams = [];
  }

  #look() {
    clearTimeout(this.#hiddenTimer);
    if (document.hidden) {
      this.#hiddenTimer = setTimeout(() => this.#rest(), HIDDEN_MS);
    } else if (this.#resting) {
      this.#resting = false;
      this.#arrange();
    }
  }

  #rest() {
    this.#resting = true;
    this.#streams.forEach((stream) => stream.close());
    this.#streams = [];
    this.#listener.onState();
  }

  /** Streams whose runs are all wanted stay; the others' runs, and new ones, go into new streams. */
  #arrange() {
    const wanted = new Set(this.#wanted);
    const kept = this.#streams.filter(({runIds}) => runIds.some((runId) => wanted.has(runId)));
    this.#streams.filter((stream) => !kept.includes(stream)).forEach((stream) => stream.close());
    this.#streams = kept;
    const followed = new Set(kept.flatMap(({runIds}) => runIds));
    const fresh = this.#wanted.filter((runId) => !followed.has(runId));
    const room = (MOST_STREAMS - kept.length) * RUNS_PER_STREAM;
    if (fresh.length > room) {
      this.#streams.forEach((stream) => stream.close());
      this.#streams = [];
      this.#open(this.#wanted);
    } else {
      this.#open(fresh);
    }
    this.#listener.onState();
  }

  #open(runIds) {
    for (let i = 0; i < runIds.length; i += RUNS_PER_STREAM) {
      const part = runIds.slice(i, i + RUNS_PER_STREAM);
      this.#streams.push(new LiveStream(part, this.#listener));
    }
  }
}

/** Series of which a stream tells less or more than is new are fetched anew after this. */
const BEHIND_MS = 5000;

/** One connection. */
class LiveStream {
  /** Whether what it tells goes on from what panels have; a break does not end that, as it is told what it missed. */
  live = false;
  connected = false;
  lost = false;
  /** Whether there is no use in trying again. */
  refused = false;
  #source = null;
  #timer = 0;
  #listener;
  #closed = false;
  #behind = new Set();
  #behindTimer = 0;

  constructor(runIds, listener) {
    this.runIds = runIds;
    this.#listener = listener;
    this.#connect();
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#behindTimer);
    this.#source?.close();
  }

  #connect() {
    const url = at(PATH, {run_id: this.runIds, history: 0});
    const source = new EventSource(url);
    this.#source = source;
    const on = (name, act) =>
      source.addEventListener(name, (event) => act(event.data === '' ? {} : JSON.parse(event.data)));
    on('start', ({reset, runs}) => this.#started(reset, runs ?? []));
    on('live', () => this.#nowLive());
    on('history', (told) => {
      this.#tell(told);
      this.#isBehind(told.run_id);
    });
    on('points', (told) => this.#tell(told));
    on('run', (run) => this.#listener.onRun(run));
    on('gap', ({run_id: runId}) => this.#listener.onMissed([runId]));
    on('gone', ({run_id: runId}) => this.#gone(runId));
    source.addEventListener('error', () => this.#broken(source, url));
  }

  /** Browsers come back by themselves, unless they were refused. */
  #broken(source, url) {
    if (this.#closed) {
      return;
    }
    this.lost ||= this.connected;
    this.connected = false;
    if (source.readyState === EventSource.CLOSED) {
      this.#refused(url);
    } else {
      this.#listener.onState();
    }
  }

  #started(reset, runs) {
    if (reset) {
      this.live = false;
    }
    this.connected = true;
    this.lost = false;
    runs.forEach((run) => this.#listener.onRun(run));
    this.#listener.onState();
  }

  #nowLive() {
    if (!this.live) {
      this.live = true;
      this.#listener.onMissed(this.runIds);
      this.#listener.onState();
    }
  }

  #tell({run_id: runId, series}) {
    series.forEach((one) => this.#listener.onPoints(runId, one));
    if (series.some(({left_out: leftOut}) => leftOut > 0)) {
      this.#isBehind(runId);
    }
  }

  /**
   * History after a break may have points that are drawn already, and of very many points some are
   * left out: the shape is right, their number is not.
   */
  #isBehind(runId) {
    this.#behind.add(runId);
    this.#behindTimer ||= setTimeout(() => {
      this.#behindTimer = 0;
      const runIds = [...this.#behind];
      this.#behind.clear();
      this.#listener.onMissed(runIds);
    }, BEHIND_MS);
  }

  #gone(runId) {
    this.runIds = this.runIds.filter((other) => other !== runId);
    this.#listener.onGone(runId);
    if (this.runIds.length === 0) {
      this.close();
    }
  }

  /** Runs that are not there are left out, and the others tried again. */
  async #refused(url) {
    this.live = false;
    this.#listener.onState();
    const {status, message, final, waitMs} = await whyRefused(url);
    if (this.#closed) {
      return;
    }
    const gone = this.runIds.filter((runId) => status === 404 && message.includes(runId));
    this.refused = final && gone.length === 0;
    if (this.refused) {
      this.lost = false;
      this.#listener.onState();
      return;
    }
    gone.forEach((runId) => this.#gone(runId));
    if (!this.#closed) {
      this.#timer = setTimeout(() => this.#connect(), gone.length > 0 ? 0 : waitMs);
    }
  }
}
