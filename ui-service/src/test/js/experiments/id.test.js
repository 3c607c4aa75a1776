import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isExperimentId} from '../../../main/resources/web/app/experiments/id.js';

test('isExperimentId_whatTheServerRefuses_isNone', () => {
  for (const id of [
    ...['', 'abc', '01', '-01', '1.0', '+1', ' 1', '1 ', '1\n', '-', '-0', '--1', '1e3', '٣', 'null'],
    ...['9223372036854775808', '-9223372036854775809', '9999999999999999999', '99999999999999999999'],
  ]) {
    assert.equal(isExperimentId(id), false, JSON.stringify(id));
  }
});

test('isExperimentId_anyWholeNumberOf64Bits_isOne', () => {
  for (const id of [
    ...['0', '7', '-1', '901234567890123456', '1000000000000000000'],
    ...['9223372036854775807', '-9223372036854775808'],
  ]) {
    assert.equal(isExperimentId(id), true, id);
  }
});
