import assert from 'node:assert/strict';
import {test} from 'node:test';
import {GroupRuns} from '../../../main/resources/web/app/runs/group-runs.js';
import {Selection} from '../../../main/resources/web/app/runs/selection.js';

test('countsIn_runsOfAnAddress_areAskedForOnce', async () => {
  const asked = [];
  let changes = 0;
  const groups = new GroupRuns(
    async (ids) => {
      asked.push(ids);
      return new Map([['a', '["adam"]'], ['b', '["sgd"]']]);
    },
    () => (changes += 1),
  );
  const selection = new Selection(['a', 'b', 'gone']);
  assert.equal(groups.countsIn(selection).size, 0);
  await new Promise(setImmediate);
  assert.equal(changes, 1);
  assert.deepEqual([...groups.countsIn(selection)], [['["adam"]', 1], ['["sgd"]', 1]]);
  assert.deepEqual(groups.idsIn(selection, '["sgd"]'), ['b']);
  groups.countsIn(selection.without(['b']));
  assert.deepEqual(asked, [['a', 'b', 'gone']]);
  groups.countsIn(selection);
  assert.deepEqual(asked.slice(1), [['b']], 'what was not selected meanwhile may be elsewhere');
});

test('look_runsThatChangeTheirGroup_areCountedWhereTheyAre', async () => {
  let found = new Map([['a', '["RUNNING"]'], ['b', '["RUNNING"]']]);
  let changes = 0;
  const groups = new GroupRuns(
    async () => found,
    () => (changes += 1),
  );
  await groups.look();
  const selection = new Selection(['a', 'b', 'c']);
  groups.countsIn(selection);
  await new Promise(setImmediate);
  found = new Map([['a', '["FINISHED"]'], ['c', '["RUNNING"]']]);
  await groups.look();
  assert.equal(changes, 2);
  assert.deepEqual([...groups.countsIn(selection)], [['["FINISHED"]', 1], ['["RUNNING"]', 1]]);
  assert.deepEqual(groups.idsIn(selection, '["RUNNING"]'), ['c']);
});

test('look_serverIsAway_keepsWhatIsKnown', async () => {
  const groups = new GroupRuns(
    async () => {
      throw new TypeError('away');
    },
    () => {},
  );
  groups.note('["adam"]', ['a']);
  const selection = new Selection(['a']);
  groups.countsIn(selection);
  await groups.look();
  assert.deepEqual(groups.idsIn(selection, '["adam"]'), ['a']);
});

test('note_runsOfAGroup_needNoQuestion', () => {
  const groups = new GroupRuns(
    () => assert.fail('asked'),
    () => {},
  );
  groups.note('["adam"]', ['a', 'b', 'c']);
  assert.equal(groups.countsIn(new Selection(['a', 'c'])).get('["adam"]'), 2);
});
