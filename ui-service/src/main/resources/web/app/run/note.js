/** A description in Markdown, and its editor. */

import {icon} from '../parts/icons.js';
import {markdownView} from '../markdown/markdown-view.js';
import {pathFrom} from '../preview.js';
import {html, live, nothing} from '../view.js';
import {editorView} from './editor.js';

export const NOTE_TAG = 'mlflow.note.content';

const WHAT = 'note';

/**
 * @param note Markdown, '' where there is none
 * @param save called with the new text, returns a promise; null where it cannot be changed
 * @param href gives the address that shows an artifact by its path
 */
export function noteView(note, editing, save, href) {
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
        : markdownView(note, (path, alt) => pictureLink(path, alt, href))}
  </section>`;
}

/** An image among the artifacts is a link to it: a description is no place to load many. */
function pictureLink(address, alt, href) {
  const path = pathFrom('', address);
  return path === null ? null : html`<a href=${href(path)}>${alt || path}</a>`;
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
