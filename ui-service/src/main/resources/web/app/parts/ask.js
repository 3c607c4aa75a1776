/** A dialog that asks before something is done: fields, a button that does it, refusals in place. */

import {html, nothing, render} from '../view.js';
import {refusalView} from './trouble.js';

/**
 * Shows the dialog. Nothing else can be done meanwhile; Escape leaves it, unless words
 * would be lost with it.
 *
 * @param title what is asked
 * @param words more about it, or nothing
 * @param fields [{name, label, value, long, required, most}]: long is for texts of several lines,
 *   most is how many characters there may be
 * @param action what the button says
 * @param danger whether the action takes something away
 * @param act called with {name: text}, gives a promise; what it is refused with is shown
 * @returns a promise of what act gave, or of undefined if the dialog was left
 */
export function ask({title, words = nothing, fields = [], action, danger = false, act}) {
  const dialog = document.createElement('dialog');
  dialog.className = 'ask';
  dialog.setAttribute('aria-labelledby', 'ask-title');
  let result;
  let error = null;
  let busy = false;

  async function submit(event) {
    event.preventDefault();
    if (busy) {
      return;
    }
    const form = event.target;
    const values = Object.fromEntries(fields.map(({name}) => [name, form.elements[name].value]));
    // To the browser spaces are enough.
    const blank = fields.find(({name, required}) => required && values[name].trim() === '');
    if (blank !== undefined) {
      error = new Error(`${blank.label}: spaces alone will not do.`);
      show();
      form.elements[blank.name].focus();
      return;
    }
    busy = true;
    error = null;
    show();
    try {
      result = await act(values);
      dialog.close();
    } catch (refused) {
      error = refused;
      busy = false;
      show();
    }
  }

  function show() {
    render(
      html`<form @submit=${submit}>
        <h2 id="ask-title">${title}</h2>
        ${words === nothing ? nothing : html`<p>${words}</p>`}
        ${fields.map((field) => fieldView(field, busy))}
        ${refusalView(error)}
        <div class="ask-buttons">
          <button type="button" @click=${() => dialog.close()}>Cancel</button>
          <button type="submit" class=${danger ? 'danger' : 'primary'} aria-busy=${String(busy)}>
            ${action}
          </button>
        </div>
      </form>`,
      dialog,
    );
  }

  function isTyped({name, value = ''}) {
    return dialog.querySelector('form').elements[name].value !== value.replace(/\r\n?/g, '\n');
  }

  document.body.append(dialog);
  show();
  dialog.addEventListener('cancel', (event) => {
    if (fields.some(isTyped)) {
      event.preventDefault();
      error = new Error(`${action} or cancel this first.`);
      show();
    }
  });
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(result);
    });
  });
}

function fieldView({name, label, value = '', long = false, required = false, most}, busy) {
  return html`<label class="ask-field">
    <span>${label}</span>
    ${long
      ? html`<textarea
          name=${name}
          rows="8"
          maxlength=${most ?? nothing}
          ?required=${required}
          ?readonly=${busy}
          .value=${value}
        ></textarea>`
      : html`<input
          name=${name}
          type="text"
          autocomplete="off"
          maxlength=${most ?? nothing}
          ?required=${required}
          ?readonly=${busy}
          .value=${value}
        />`}
  </label>`;
}
