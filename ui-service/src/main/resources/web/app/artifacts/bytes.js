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

/**
 * The last bytes of a file. Something in between may drop the range: then all of it passes, and no
 * more is kept.
 *
 * @returns {bytes: Uint8Array, size}; size is that of the whole file
 */
export async function readEnd(url, limit, signal) {
  const response = await open(url, signal, {Range: `bytes=-${limit}`});
  const reader = response.body.getReader();
  const chunks = [];
  let kept = 0;
  let read = 0;
  for (;;) {
    const {done, value} = await reader.read();
    if (done) {
      break;
    }
    chunks.push(value);
    kept += value.length;
    read += value.length;
    while (kept - chunks[0].length >= limit) {
      kept -= chunks.shift().length;
    }
  }
  const [, total] = (response.headers.get('Content-Range') ?? '').split('/');
  return {bytes: joined(chunks).slice(-limit), size: total > 0 ? Number(total) : read};
}

/** The end of a text, from the first line that is whole in it. */
export function textOfEnd(bytes, size) {
  const text = new TextDecoder().decode(bytes);
  if (bytes.length >= size) {
    return text;
  }
  const line = text.indexOf('\n');
  return line >= 0 && line < text.length - 1
    ? text.slice(line + 1)
    : text.replace(/^\uFFFD{1,3}/, '');
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
