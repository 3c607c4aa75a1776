/** A button that copies a text, and says that it has. */

import {html} from '../view.js';
import {announce} from './announcer.js';
import {icon} from './icons.js';

const SHOWN_MS = 1500;

export function copyButton(text, what) {
  return html`<button
    type="button"
    class="copy"
    aria-label="Copy ${what}"
    title="Copy ${what}"
    @click=${(event) => copy(event.currentTarget, text, what)}
  >
    ${icon('copy')}
  </button>`;
}

async function copy(button, text, what) {
  const done = await write(text);
  announce(done ? `Copied ${what}` : `${what} could not be copied`);
  button.classList.toggle('copied', done);
  setTimeout(() => button.classList.remove('copied'), SHOWN_MS);
}

async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return writeByCommand(text);
  }
}

/** Without https the clipboard's interface is missing, and only the old command works. */
function writeByCommand(text) {
  const field = document.createElement('textarea');
  field.className = 'visually-hidden';
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  return done;
}
