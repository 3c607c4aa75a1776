/** The frame of an editor: its fields, buttons to save and to leave, and what went wrong. */

import {refusalView} from '../parts/trouble.js';
import {html, live, nothing} from '../view.js';

/** A field of lines does not push its buttons off the screen. */
const MOST_ROWS = 12;

/**
 * A value is one line nearly always, so Enter saves it, and Shift+Enter begins a line. The field is
 * as high as there are lines: none is in it unseen.
 *
 * @param value of a tag
 * @param label for screen readers, where no label stands around the field
 */
export function valueField(value, label = nothing) {
  return html`<textarea
    name="value"
    class="enter-saves"
    rows=${rowsOf(value)}
    aria-label=${label}
    title="Enter saves, Shift+Enter begins a line"
    .value=${live(value)}
    @input=${({target}) => {
      target.rows = rowsOf(target.value);
    }}
  ></textarea>`;
}

function rowsOf(text) {
  return Math.min(MOST_ROWS, text.split(/\r\n?|\n/).length);
}

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
  const press = (event) => {
    if (event.isComposing) {
      // The key chooses a character, or gives up choosing.
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      editing.close();
    } else if (saves(event)) {
      event.preventDefault();
      if (!editing.saving) {
        event.currentTarget.requestSubmit();
      }
    }
  };
  return html`<form
    class="editor"
    aria-label=${label}
    @submit=${submit}
    @keydown=${press}
    @input=${({target}) => editing.type(target.name, target.value)}
  >
    ${fields}
    ${editing.isDraft ? html`<p class="quiet">Typed, not saved yet.</p>` : nothing}
    <div class="editor-buttons">
      <button type="submit" class="primary" ?disabled=${editing.saving}>Save</button>
      <button type="button" @click=${() => editing.close()}>Cancel</button>
    </div>
    ${refusalView(editing.error)}
  </form>`;
}

/** Enter in a field of a value, and with Ctrl or Cmd in any. */
function saves({key, target, shiftKey, ctrlKey, metaKey}) {
  return (
    key === 'Enter' &&
    target.localName === 'textarea' &&
    (ctrlKey || metaKey || (!shiftKey && target.classList.contains('enter-saves')))
  );
}
