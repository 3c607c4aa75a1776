/**
 * Follows a run that goes on: its new points by the live stream, all else by looking again. Rests
 * while the page is hidden, and leaves the stream then: a browser has but six connections a server.
 */

import {at} from '../api.js';
import {whyRefused} from '../stream-refusal.js';

const LOOK_AGAIN_MS = 4000;

/** While points are told, what is left to see are params, tags and relatives, which change rarely. */
const LOOK_AGAIN_LIVE_MS = 12000;

/** Points come every 50 ms; a page that people read need not change as often. */
const TELL_MS = 250;

/**
 * @param onLook called to load the run again
 * @param onPoints called with [{key, step, timestamp, value}] lists as the stream has them
 * @param onGap called when points were missed
 * @returns {set, live, close}: set({following, points}) says whether to follow, and whether points
 *   are wanted; live says whether every new point is told
 */
export function openFollow(runId, {onLook, onPoints, onGap}) {
  let wanted = {following: false, points: false};
  let source = null;
  /** Until the stream is tried again, or for good. */
  let refused = false;
  let retry = 0;
  let closed = false;
  let live = false;
  let timer = 0;
  let telling = 0;
  let heard = [];

  function apply() {
    clearTimeout(timer);
    const active = wanted.following && !document.hidden;
    if (active) {
      timer = setTimeout(look, live ? LOOK_AGAIN_LIVE_MS : LOOK_AGAIN_MS);
    }
    const listening = active && wanted.points && !refused;
    if (listening && source === null) {
      listen();
    } else if (!listening && source !== null) {
      hush();
    }
  }

  function look() {
    onLook();
    apply();
  }

  function listen() {
    const url = at('ajax-api/headrace/v1/metrics/live', {run_id: runId, history: 0});
    source = new EventSource(url);
    source.addEventListener('live', () => {
      // What was logged between the page's load and now is not told.
      live = true;
      onGap();
      onLook();
    });
    source.addEventListener('points', (event) => hear(JSON.parse(event.data).series));
    source.addEventListener('gap', () => onGap());
    source.addEventListener('run', () => onLook());
    source.addEventListener('error', () => {
      live = false;
      if (source?.readyState === EventSource.CLOSED) {
        source = null;
        comeBack(url);
      }
    });
  }

  /** What is refused for good is left to looking again; a service that starts anew is tried. */
  async function comeBack(url) {
    refused = true;
    const {final, waitMs} = await whyRefused(url);
    if (!final && !closed) {
      retry = setTimeout(() => {
        refused = false;
        apply();
      }, waitMs);
    }
  }

  function hear(series) {
    heard.push(...series);
    telling ||= setTimeout(tell, TELL_MS);
  }

  function tell() {
    telling = 0;
    const series = heard;
    heard = [];
    onPoints(series);
  }

  function hush() {
    source.close();
    source = null;
    live = false;
  }

  function onVisibility() {
    if (!document.hidden && wanted.following) {
      onLook();
    }
    apply();
  }

  document.addEventListener('visibilitychange', onVisibility);
  return {
    get live() {
      return live;
    },
    set({following, points}) {
      if (following !== wanted.following || points !== wanted.points) {
        wanted = {following, points};
        apply();
      }
    },
    close() {
      closed = true;
      clearTimeout(retry);
      document.removeEventListener('visibilitychange', onVisibility);
      clearTimeout(timer);
      clearTimeout(telling);
      if (source !== null) {
        hush();
      }
    },
  };
}
