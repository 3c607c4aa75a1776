/** The frame of an editor: its fields, buttons to save and to leave, and what went wrong. */

import {html, nothing} from '../view.js';

/**
 * @param editing as openEditing makes it
 * @param fields a template of the fields
 * @param onSave called with the form's FormData; returns a promise
 */
export function editorView(editing, fields, onSave, label) {
  const submit = (event) => {
    event.preventDefault();
    const data = new FormData(event.target);
    editing.save(() => onSave(data));
  };
  const leave = (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      editing.close();
    }
  };
  return html`<form class="editor" aria-label=${label} @submit=${submit} @keydown=${leave}>
    ${fields}
    <div class="editor-buttons">
      <button type="submit" class="primary" ?disabled=${editing.saving}>Save</button>
      <button type="button" @click=${() => editing.close()}>Cancel</button>
    </div>
    ${editing.error === null
      ? nothing
      : html`<p class="refusal" role="alert">${editing.error.message}</p>`}
  </form>`;
}
