/** A description in Markdown, and its editor. */

import {icon} from '../parts/icons.js';
import {markdownView} from '../markdown/markdown-view.js';
import {html, live, nothing} from '../view.js';
import {editorView} from './editor.js';

export const NOTE_TAG = 'mlflow.note.content';

const WHAT = 'note';

/**
 * @param note Markdown, '' where there is none
 * @param save called with the new text, returns a promise; null where it cannot be changed
 */
export function noteView(note, editing, save) {
  if (note === '' && save === null) {
    return nothing;
  }
  const changing = save !== null && editing.is(WHAT);
  return html`<section class="description">
    <div class="titled">
      <h2>Description</h2>
      ${save === null || changing ? nothing : button(note, editing)}
    </div>
    ${changing
      ? editorView(
          editing,
          html`<textarea
              name="note"
              rows="8"
              aria-label="Description, in Markdown"
              .value=${live(editing.valueOf('note'))}
            ></textarea>
            <p class="quiet">Markdown: # headings, **bold**, lists, tables, \`code\`, links</p>
            ${editing.isBehind(note)
              ? html`<p class="refusal">Somebody has changed it meanwhile: Save replaces that.</p>`
              : nothing}`,
          (data) => save(data.get('note')),
          'Change the description',
        )
      : note === ''
        ? html`<p class="none">None</p>`
        : markdownView(note)}
  </section>`;
}

function button(note, editing) {
  return html`<button
    type="button"
    class="plain"
    data-edit=${WHAT}
    aria-label="Change the description"
    title="Change"
    @click=${() => editing.open(WHAT, note)}
  >
    ${icon('pencil')}
  </button>`;
}
