import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ApiError} from '../../../main/resources/web/app/api.js';
import {nameRefusal, nothingNamed} from '../../../main/resources/web/app/experiments/words.js';

test('nothingNamed_view_saysWhichListWasSearched', () => {
  assert.equal(nothingNamed('ACTIVE_ONLY', 'x'), 'No active experiment has “x” in its name');
  assert.equal(nothingNamed('DELETED_ONLY', 'x'), 'No deleted experiment has “x” in its name');
  assert.equal(nothingNamed('ALL', 'x'), 'No experiment has “x” in its name');
});

test('nameRefusal_nameThatIsTaken_tellsOfTheDeletedOnes', () => {
  const taken = new ApiError(400, 'RESOURCE_ALREADY_EXISTS', 'Experiment(name=a) already exists.');
  assert.match(nameRefusal(taken).message, /^Experiment\(name=a\) already exists\. .*deleted/);
});

test('nameRefusal_another_isAsTheServerHasIt', () => {
  const away = new ApiError(0, 'UNREACHABLE', 'Away.');
  assert.equal(nameRefusal(away), away);
});
