import assert from 'node:assert/strict';
import {test} from 'node:test';
import {groupTitle} from '../../../main/resources/web/app/runs/names.js';

test('groupTitle_severalKeys_saysAllOfThemByTheirNames', () => {
  const nameOf = (key, index) => (index === 0 ? `a long name of ${key}` : key);
  assert.equal(groupTitle(['7', '', null, '32'], nameOf), 'a long name of 7 · empty · none · 32');
});
