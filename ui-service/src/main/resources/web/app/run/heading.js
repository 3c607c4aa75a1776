/** What stands above every tab of a run: its name, status, and what can be done with it. */

import {copyButton} from '../parts/copy.js';
import {icon} from '../parts/icons.js';
import {durationView} from '../parts/moment.js';
import {statusView} from '../parts/status.js';
import {html, live, nothing} from '../view.js';
import {editorView} from './editor.js';

const NAME = 'name';
const STAGE = 'stage';

/**
 * @param info of the run
 * @param actions {rename(name), remove(), restore()}, promises each; follow(on)
 * @param following whether changes are shown as they come; undefined where there are none to come
 */
export function headingView(info, editing, actions, following) {
  const deleted = info.lifecycle_stage === 'deleted';
  return html`<div class="heading">
    ${editing.is(NAME) && !deleted
      ? nameEditor(editing, actions)
      : nameView(info, editing, deleted)}
    <div class="facts">
      ${statusView(info.status)}
      <span>${durationView(info)}</span>
      <span>ID <code>${info.run_id}</code>${copyButton(info.run_id, 'the run ID')}</span>
      <span class="heading-buttons">
        ${following === undefined ? nothing : followButton(following, actions)}
        ${deleted
          ? nothing
          : html`<button
              type="button"
              data-edit=${STAGE}
              @click=${() => editing.act(STAGE, actions.remove)}
            >
              ${icon('trash')}Delete
            </button>`}
      </span>
    </div>
    ${deleted ? deletedView(editing, actions) : nothing}
    ${editing.errorOf(STAGE) === null
      ? nothing
      : html`<p class="refusal" role="alert">${editing.errorOf(STAGE).message}</p>`}
  </div>`;
}

function nameView(info, editing, deleted) {
  return html`<div class="titled">
    <h1>${info.run_name || info.run_id}</h1>
    ${deleted
      ? nothing
      : html`<button
          type="button"
          class="plain"
          data-edit=${NAME}
          aria-label="Change the name"
          title="Change the name"
          @click=${() => editing.open(NAME, info.run_name ?? '')}
        >
          ${icon('pencil')}
        </button>`}
  </div>`;
}

function nameEditor(editing, actions) {
  return editorView(
    editing,
    html`<input
      name="name"
      class="name-input"
      aria-label="Name"
      required
      maxlength="250"
      autocomplete="off"
      .value=${live(editing.valueOf('name'))}
    />`,
    (data) => actions.rename(data.get('name')),
    'Change the name',
  );
}

function followButton(following, actions) {
  return html`<button
    type="button"
    title=${following ? 'Changes are shown as they come' : 'Changes are not shown'}
    @click=${() => actions.follow(!following)}
  >
    ${icon(following ? 'pause' : 'play')}${following ? 'Stop following' : 'Follow'}
  </button>`;
}

function deletedView(editing, actions) {
  return html`<p class="deleted">
    <span>This run is deleted. It can be restored until the bin is emptied.</span>
    <button
      type="button"
      data-edit=${STAGE}
      @click=${() => editing.act(STAGE, actions.restore)}
    >
      Restore
    </button>
  </p>
  ${editing.hasDrafts
    ? html`<p class="deleted">
        <span>What was typed and not saved waits until the run is restored.</span>
        <button type="button" @click=${editing.forget}>Discard</button>
      </p>`
    : nothing}`;
}
