/** Tags that can be changed, added and removed: of a run, or of a logged model. */

import {formatCount} from '../format.js';
import {announce} from '../parts/announcer.js';
import {icon} from '../parts/icons.js';
import {pairsView, valueView} from '../parts/pairs.js';
import {refusalView} from '../parts/trouble.js';
import {html, live, nothing} from '../view.js';
import {editorView, valueField} from './editor.js';
import {listSection} from './list-section.js';
import {byKey, matching} from './metric-values.js';
import {NOTE_TAG} from './note.js';

const NEW = 'tag';
const UNDO = 'undo';
const SYSTEM_TAG = 'mlflow.';

/**
 * Those that people gave, which can be changed, and those that MLflow's clients set. One that was
 * removed while somebody types its value keeps its row, so that nothing moves and no word is lost.
 *
 * @param page {find, limits, more, editing, tags}
 */
export function tagSections(tags, page) {
  const lost = page.tags === null ? null : page.editing.lostTag(tags);
  const given = tags.filter(({key}) => !key.startsWith(SYSTEM_TAG));
  const own = lost === null ? given : byKey([...given, {key: lost, isLost: true}]);
  const system = tags.filter(({key}) => key.startsWith(SYSTEM_TAG) && key !== NOTE_TAG);
  const found = matching(system, page.find);
  return html`${listSection(
    'Tags',
    own,
    page,
    (some) => tagsView(some, page.editing, page.tags),
    true,
  )}
  ${found.length === 0
    ? nothing
    : html`<details class="fold" ?open=${page.find !== ''}>
        <summary>${icon('chevron')}Tags that MLflow set (${formatCount(found.length)})</summary>
        ${pairsView(found, 'Tags that MLflow set')}
      </details>`}`;
}

/**
 * @param tags [{key, value, isLost}] in the order in which they are to be seen
 * @param editing as openEditing makes it
 * @param changes {set(key, value), remove(key)}, each a promise; null where nothing can be changed
 */
function tagsView(tags, editing, changes) {
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
            ${tags.map((tag, index) => {
              const next = tags[index + 1] ?? tags[index - 1];
              return row(tag, editing, changes, next === undefined ? NEW : whatOf(next));
            })}
          </tbody>
        </table>
      </div>`}
  ${doneView(editing)} ${changes === null ? nothing : adding(editing, changes)}`;
}

/** What was removed can be had back. */
function doneView(editing) {
  if (editing.done === null) {
    return nothing;
  }
  const {words, undo} = editing.done;
  const error = editing.errorOf(UNDO);
  return html`<p class="said">
      ${words} <button type="button" class="link" @click=${undo}>Undo</button>
      <button type="button" class="link" @click=${editing.dismiss}>Dismiss</button>
    </p>
    ${refusalView(error)}`;
}

/** @param next what has the focus when the tag is removed */
function remove({key, value = ''}, editing, changes, next) {
  const words = `Removed the tag ${key}.`;
  const undo = () => editing.act(UNDO, () => changes.set(key, value), whatOf({key}));
  const removed = () => changes.remove(key).then(() => announce(words));
  return editing.act(removing({key}), removed, next, {words, undo});
}

function whatOf({key}) {
  return `tag ${key}`;
}

function removing({key}) {
  return `remove ${key}`;
}

/** @param next what has the focus when the tag is removed */
function row({key, value = '', isLost}, editing, changes, next) {
  const what = whatOf({key});
  if (editing.is(what) && changes !== null) {
    return html`<tr>
      <th scope="row">${key}</th>
      <td colspan="2">
        ${editorView(
          editing,
          html`${valueField(editing.valueOf('value'), `Value of ${key}`)}
          ${isLost
            ? html`<p class="refusal">Somebody has removed it meanwhile: Save sets it again.</p>`
            : nothing}`,
          (data) => changes.set(key, data.get('value')),
          `Change ${key}`,
        )}
      </td>
    </tr>`;
  }
  const error = editing.errorOf(removing({key}));
  return html`<tr>
    <th scope="row">${key}</th>
    <td>
      ${valueView(value)}
      ${refusalView(error)}
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
            @click=${() => remove({key, value}, editing, changes, next)}
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
      <label
        >Name<input
          name="key"
          required
          maxlength="250"
          autocomplete="off"
          .value=${live(editing.valueOf('key'))}
      /></label>
      <label>Value${valueField(editing.valueOf('value'))}</label>
    </div>`,
    (data) => changes.set(data.get('key').trim(), data.get('value')),
    'Add a tag',
  );
}
