import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';
import {openEditing} from '../../../main/resources/web/app/run/editing.js';

let fields;
let focused;
let editing;

globalThis.CSS = {escape: (text) => text};

/** Stands for the page: the fields of the editor that is open, and buttons that take the focus. */
const host = {
  querySelectorAll: () => fields,
  querySelector: (selector) => ({focus: () => focused.push(selector)}),
};

const field = (value) => ({value, focus: () => focused.push('field')});
const button = (what) => `[data-edit="${what}"]`;

function promised() {
  let settle;
  const promise = new Promise((resolve, reject) => {
    settle = {resolve, reject};
  });
  return {promise, ...settle};
}

beforeEach(() => {
  globalThis.document = {activeElement: null, body: {}};
  fields = [];
  focused = [];
  editing = openEditing(host, () => {});
});

test('save_done_closesAndGivesTheButtonItsFocus', async () => {
  editing.open('note', 'a');
  await editing.save(async () => {});
  assert.ok(!editing.is('note'));
  assert.deepEqual(focused, [button('note')]);
});

test('save_anotherEditorOpenedMeanwhile_leavesThatOpen', async () => {
  const saved = promised();
  editing.open('note');
  const saving = editing.save(() => saved.promise);
  editing.close();
  editing.open('name');
  saved.resolve();
  await saving;
  assert.ok(editing.is('name'));
});

test('save_failsAfterAnotherWasOpened_isNoErrorOfThat', async () => {
  const saved = promised();
  editing.open('note');
  const saving = editing.save(() => saved.promise);
  editing.close();
  editing.open('name');
  saved.reject(new Error('no'));
  await saving;
  assert.equal(editing.error, null);
  assert.ok(!editing.saving);
  assert.equal(editing.errorOf('note').message, 'no');
});

test('open_wordsInTheOpenEditor_areKept', () => {
  editing.open('note', 'a\r\nb');
  fields = [field('a\nb and more')];
  editing.open('name', 'x');
  assert.ok(editing.is('note'));
  assert.match(editing.error.message, /Save or cancel/);
  assert.deepEqual(focused, ['field']);
});

test('open_nothingTypedInTheOpenEditor_opensTheOther', () => {
  editing.open('note', 'a\r\nb');
  fields = [field('a\nb')];
  editing.open('name', 'x');
  assert.ok(editing.is('name'));
  assert.equal(editing.initial, 'x');
});

test('act_buttonTakenAwayByIt_givesTheNextTheFocus', async () => {
  editing.open('note');
  await editing.act('remove a', async () => {}, 'tag b');
  assert.deepEqual(focused, [button('tag b')]);
  assert.ok(editing.is('note'));
  globalThis.document.activeElement = {};
  await editing.act('remove b', async () => {}, 'tag');
  assert.equal(focused.length, 1);
});

test('act_fails_hasItsErrorUntilTheNextTry', async () => {
  await editing.act('stage', async () => {
    throw new Error('no');
  });
  assert.equal(editing.errorOf('stage').message, 'no');
  assert.equal(editing.error, null);
  await editing.act('stage', async () => {});
  assert.equal(editing.errorOf('stage'), null);
});
