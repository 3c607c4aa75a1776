import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';
import {hasDrafts} from '../../../main/resources/web/app/run/drafts.js';
import {openEditing} from '../../../main/resources/web/app/run/editing.js';

let fields;
let focused;
let editing;
let kept;
let listeners;

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
  kept = new Map();
  listeners = new Map();
  globalThis.window = {
    addEventListener: (name, listener) => listeners.set(name, listener),
    removeEventListener: (name) => listeners.delete(name),
  };
  editing = opened();
});

function storage() {
  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index],
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, text) => kept.set(name, text),
    removeItem: (name) => kept.delete(name),
  };
}

function opened() {
  return openEditing(host, () => {}, 'run a', storage);
}

/** Whether the browser would ask before it leaves the app. */
function asks() {
  return hasDrafts(storage);
}

/** Whether the page itself would have it ask. */
function pageAsks() {
  let asked = false;
  listeners.get('beforeunload')?.({preventDefault: () => (asked = true)});
  return asked;
}

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

test('save_wordsTypedMeanwhile_areKeptInTheEditor', async () => {
  const saved = promised();
  editing.open('note', 'a');
  fields = [field('b')];
  editing.type('note', 'b');
  const saving = editing.save(() => saved.promise);
  editing.type('note', 'b and more');
  saved.resolve();
  await saving;
  assert.ok(editing.is('note') && editing.isDraft && !editing.saving);
  assert.equal(editing.valueOf('note'), 'b and more');
  assert.ok(!editing.isBehind('b'), 'it is known that b was saved');
  assert.deepEqual(focused, [], 'the focus stays where it was');
  assert.ok(asks() && opened().is('note'));
  editing.type('note', 'b');
  assert.ok(!asks(), 'as it was saved');
});

test('save_typedMeanwhileAndTakenBack_closes', async () => {
  const saved = promised();
  editing.open('note', 'a');
  const saving = editing.save(() => saved.promise);
  editing.type('note', 'ab');
  editing.type('note', 'a');
  saved.resolve();
  await saving;
  assert.ok(!editing.is('note'));
});

test('save_wordsTypedMeanwhileInOneOfTwoFields_areKeptInIt', async () => {
  const saved = promised();
  editing.open('tag');
  fields = [field('a'), field('')];
  editing.type('key', 'a');
  const saving = editing.save(() => saved.promise);
  editing.type('value', '1');
  saved.resolve();
  await saving;
  assert.ok(editing.is('tag'));
  assert.equal(editing.valueOf('key'), 'a');
  assert.equal(editing.valueOf('value'), '1');
});

test('save_wordsTypedMeanwhileAndAnotherOpened_comeBack', async () => {
  const saved = promised();
  editing.open('note', 'a');
  fields = [field('b')];
  editing.type('note', 'b');
  const saving = editing.save(() => saved.promise);
  editing.type('note', 'b and more');
  fields = [];
  editing.open('name', 'x');
  saved.resolve();
  await saving;
  assert.ok(editing.is('name'));
  editing.close();
  assert.ok(editing.is('note'));
  assert.equal(editing.valueOf('note'), 'b and more');
});

test('lostTag_tagRemovedByAnotherWhileItsValueIsTyped_isNamed', () => {
  const tags = [{key: 'foo', value: '1'}, {key: 'bar', value: '2'}];
  assert.equal(editing.lostTag(tags), null);
  editing.open('tag foo', '1');
  editing.type('value', '12');
  assert.equal(editing.lostTag(tags), null);
  assert.equal(editing.lostTag(tags.slice(1)), 'foo');
  editing.close();
  editing.open('tag');
  assert.equal(editing.lostTag([]), null);
});

test('forget_drafts_areGoneAndNothingAsks', () => {
  editing.open('note', 'a');
  editing.type('note', 'b');
  editing.open('name', 'x');
  editing.type('name', 'y');
  editing.forget();
  assert.ok(!editing.is('name') && !editing.is('note') && !editing.hasDrafts && !asks());
});

test('open_wordsInTheOpenEditor_areKept', () => {
  editing.open('note', 'a\r\nb');
  fields = [field('a\nb and more')];
  editing.type('note', 'a\nb and more');
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
  assert.equal(editing.valueOf('name'), 'x');
});

test('type_pageIsLeftAndOpenedAgain_findsTheEditorWithTheWords', async () => {
  editing.open('note', 'a');
  editing.type('note', 'a\r\nb');
  assert.ok(asks());
  editing.leave();
  assert.ok(asks(), 'on other pages, too');
  editing = opened();
  assert.ok(editing.is('note') && editing.isDraft && asks());
  assert.equal(editing.valueOf('note'), 'a\r\nb');
  assert.ok(editing.isBehind('changed by another') && !editing.isBehind('a'));
  await editing.save(async () => {});
  assert.ok(!asks());
  assert.ok(!opened().is('note'));
});

test('type_asItWas_isNoDraft', () => {
  editing.open('note', 'a\r\n');
  editing.type('note', 'b');
  editing.type('note', 'a\n');
  assert.ok(!asks());
  assert.equal(kept.size, 0);
});

test('open_wordsInOneThatIsNotSeen_comesBackAfterTheOther', () => {
  editing.open('note', 'a');
  editing.type('note', 'b');
  editing.open('name', 'x');
  assert.equal(editing.valueOf('name'), 'x');
  editing.close();
  assert.ok(editing.is('note'));
  assert.equal(editing.valueOf('note'), 'b');
  editing.close();
  assert.ok(!editing.is('note') && !asks());
});

test('type_storageRefuses_lastsAsLongAsThePage', () => {
  const refuses = openEditing(host, () => {}, 'run a', () => {
    throw new Error('no');
  });
  refuses.open('note');
  refuses.type('note', 'b');
  assert.equal(refuses.valueOf('note'), 'b');
  refuses.open('note');
  assert.equal(refuses.valueOf('note'), 'b');
  assert.ok(pageAsks());
  refuses.leave();
  assert.ok(!pageAsks());
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

test('act_done_saysSoWithAWayBackUntilTheNext', async () => {
  const done = {words: 'Removed a.', undo: () => {}};
  await editing.act('remove a', async () => {}, 'tag b', done);
  assert.equal(editing.done, done);
  editing.open('note');
  assert.equal(editing.done, done);
  await editing.act('tag a', async () => {});
  assert.equal(editing.done, null);
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
