import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';
import {openFollow} from '../../../main/resources/web/app/run/follow.js';

let sources;
let answer;

globalThis.document = {
  baseURI: 'http://localhost/',
  hidden: false,
  addEventListener() {},
  removeEventListener() {},
};
globalThis.fetch = async () => answer();
globalThis.EventSource = class extends EventTarget {
  static CLOSED = 2;
  readyState = 1;

  constructor() {
    super();
    sources.push(this);
  }

  close() {
    this.readyState = 2;
  }

  refuse() {
    this.readyState = 2;
    this.dispatchEvent(new Event('error'));
  }
};

const settled = () => new Promise((resolve) => setImmediate(resolve));

function follow(context) {
  context.mock.timers.enable({apis: ['setTimeout']});
  const opened = openFollow('a', {onLook() {}, onPoints() {}, onGap() {}});
  opened.set({following: true, points: true});
  return opened;
}

beforeEach(() => {
  sources = [];
  answer = () => new Response('{}', {status: 503});
});

test('error_serviceStartsAnew_isFollowedAgain', async (context) => {
  const opened = follow(context);
  sources[0].dispatchEvent(new Event('live'));
  assert.ok(opened.live);
  sources[0].refuse();
  await settled();
  assert.ok(!opened.live);
  assert.equal(sources.length, 1);
  context.mock.timers.tick(7000);
  assert.equal(sources.length, 2);
  sources[1].dispatchEvent(new Event('live'));
  assert.ok(opened.live);
  opened.close();
});

test('error_tooManyStreams_isTriedAfterTheTimeThatTheServerNames', async (context) => {
  answer = () => new Response('{}', {status: 429, headers: {'Retry-After': '20'}});
  const opened = follow(context);
  sources[0].refuse();
  await settled();
  context.mock.timers.tick(19_000);
  assert.equal(sources.length, 1);
  context.mock.timers.tick(5000);
  assert.equal(sources.length, 2);
  opened.close();
});

test('error_runThatIsNotThere_isNotAskedForAgain', async (context) => {
  answer = () => new Response('{"message": "no run"}', {status: 404});
  const opened = follow(context);
  sources[0].refuse();
  await settled();
  context.mock.timers.tick(60_000);
  assert.equal(sources.length, 1);
  opened.close();
});

test('close_whileThePageWaitsToTryAgain_opensNothing', async (context) => {
  const opened = follow(context);
  sources[0].refuse();
  await settled();
  opened.close();
  context.mock.timers.tick(60_000);
  assert.equal(sources.length, 1);
});
