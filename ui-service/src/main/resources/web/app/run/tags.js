/** Tags that can be changed, added and removed: of a run, or of a logged model. */

import {icon} from '../parts/icons.js';
import {valueView} from '../parts/pairs.js';
import {html, nothing} from '../view.js';
import {editorView} from './editor.js';

const NEW = 'tag';

/**
 * @param tags [{key, value}] in the order in which they are to be seen
 * @param editing as openEditing makes it
 * @param changes {set(key, value), remove(key)}, each a promise; null where nothing can be changed
 */
export function tagsView(tags, editing, changes) {
  return html`${tags.length === 0
    ? html`<p class="none">None</p>`
    : html`<div class="table-frame" role="region" aria-label="Tags" tabindex="0">
        <table class="pairs">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Value</th>
              ${changes === null
                ? nothing
                : html`<th scope="col"><span class="visually-hidden">Change</span></th>`}
            </tr>
          </thead>
          <tbody>
            ${tags.map((tag) => row(tag, editing, changes))}
          </tbody>
        </table>
      </div>`}
  ${changes === null ? nothing : adding(editing, changes)}`;
}

function row({key, value = ''}, editing, changes) {
  const what = `tag ${key}`;
  if (editing.is(what)) {
    return html`<tr>
      <th scope="row">${key}</th>
      <td colspan="2">
        ${editorView(
          editing,
          html`<textarea
            name="value"
            rows="2"
            aria-label="Value of ${key}"
            .value=${editing.initial}
          ></textarea>`,
          (data) => changes.set(key, data.get('value')),
          `Change ${key}`,
        )}
      </td>
    </tr>`;
  }
  const removing = `remove ${key}`;
  return html`<tr>
    <th scope="row">${key}</th>
    <td>
      ${valueView(value)}
      ${editing.is(removing) && editing.error !== null
        ? html`<p class="refusal" role="alert">${editing.error.message}</p>`
        : nothing}
    </td>
    ${changes === null
      ? nothing
      : html`<td class="row-buttons">
          <button
            type="button"
            class="plain"
            data-edit=${what}
            aria-label="Change ${key}"
            title="Change"
            @click=${() => editing.open(what, value)}
          >
            ${icon('pencil')}
          </button>
          <button
            type="button"
            class="plain"
            aria-label="Remove ${key}"
            title="Remove"
            @click=${() => {
              editing.open(removing);
              editing.save(() => changes.remove(key));
            }}
          >
            ${icon('cross')}
          </button>
        </td>`}
  </tr>`;
}

function adding(editing, changes) {
  if (!editing.is(NEW)) {
    return html`<button
      type="button"
      class="more"
      data-edit=${NEW}
      @click=${() => editing.open(NEW)}
    >
      ${icon('plus')}Add a tag
    </button>`;
  }
  return editorView(
    editing,
    html`<div class="editor-fields">
      <label>Name<input name="key" required maxlength="250" autocomplete="off" /></label>
      <label>Value<textarea name="value" rows="1"></textarea></label>
    </div>`,
    (data) => changes.set(data.get('key').trim(), data.get('value')),
    'Add a tag',
  );
}
