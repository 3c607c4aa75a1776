import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readEnd, textOfEnd} from '../../../main/resources/web/app/artifacts/bytes.js';

const encoder = new TextEncoder();
const decoded = (bytes) => new TextDecoder().decode(bytes);

function serve(chunks, options) {
  let asked;
  const body = new ReadableStream({
    start(controller) {
      chunks.forEach((chunk) => controller.enqueue(encoder.encode(chunk)));
      controller.close();
    },
  });
  globalThis.fetch = async (url, {headers}) => {
    asked = headers;
    return new Response(body, options);
  };
  return () => asked;
}

test('readEnd_range_isAskedForAndTellsTheWholeSize', async () => {
  const asked = serve(['ab', 'cd'], {status: 206, headers: {'Content-Range': 'bytes 6-9/10'}});
  const {bytes, size} = await readEnd('http://x/', 4);
  assert.deepEqual(asked(), {Range: 'bytes=-4'});
  assert.equal(decoded(bytes), 'abcd');
  assert.equal(size, 10);
});

test('readEnd_rangeDropped_keepsTheEndOnly', async () => {
  serve(['abc', 'de', 'f', 'gh']);
  const {bytes, size} = await readEnd('http://x/', 4);
  assert.equal(decoded(bytes), 'efgh');
  assert.equal(size, 8);
});

test('textOfEnd_cutText_beginsWithAWholeLine', () => {
  assert.equal(textOfEnd(encoder.encode('alf\nline\n'), 99), 'line\n');
  assert.equal(textOfEnd(encoder.encode('all\nof it'), 9), 'all\nof it');
  assert.equal(textOfEnd(encoder.encode('ü and on').slice(1), 99), ' and on');
  assert.equal(textOfEnd(encoder.encode('one long line\n'), 99), 'one long line\n');
});
