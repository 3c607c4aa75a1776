import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ApiError} from '../../main/resources/web/app/api.js';

test('refused_whatPasses_isNotRefused', () => {
  const refused = (status) => new ApiError(status, 'X', '').refused;
  assert.deepEqual([400, 404, 408, 429, 500, 503].map(refused), [
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
  assert.ok(new ApiError(400, 'INVALID_PARAMETER_VALUE', '').impossible);
  assert.ok(!new ApiError(429, 'REQUEST_LIMIT_EXCEEDED', '').impossible);
});
