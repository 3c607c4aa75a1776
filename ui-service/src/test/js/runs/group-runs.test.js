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
});

test('note_runsOfAGroup_needNoQuestion', () => {
  const groups = new GroupRuns(
    () => assert.fail('asked'),
    () => {},
  );
  groups.note('["adam"]', ['a', 'b', 'c']);
  assert.equal(groups.countsIn(new Selection(['a', 'c'])).get('["adam"]'), 2);
});
