/** The bytes of artifacts, never more of them than asked for. */

import {open} from '../api.js';

/**
 * The first bytes of a file; the rest is not fetched.
 *
 * @returns {bytes: Uint8Array, more}; more says whether the file goes on
 */
export async function readStart(url, limit, signal) {
  const response = await open(url, signal);
  const reader = response.body.getReader();
  const chunks = [];
  let room = limit;
  for (;;) {
    const {done, value} = await reader.read();
    if (done) {
      return {bytes: joined(chunks), more: false};
    }
    chunks.push(value.subarray(0, room));
    if (value.length > room) {
      await reader.cancel();
      return {bytes: joined(chunks), more: true};
    }
    room -= value.length;
  }
}

function joined(chunks) {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
