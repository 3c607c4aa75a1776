import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parseWidths, widthIds, widthsIn} from '../../../main/resources/web/app/runs/widths.js';

const LOSS = {kind: 'metric', key: 'loss'};
const RATE = {kind: 'param', key: 'lr'};
const at = (room, chosen = new Map(), isCurve = () => false) =>
  widthsIn([LOSS, RATE], {isCurve, chosen, room});

test('widthsIn_roomToSpare_isSharedUpToABound', () => {
  const sum = at(600).reduce((a, b) => a + b, 0);
  assert.ok(sum <= 600 && sum > 596, sum);
  assert.deepEqual(at(3800), [512, 204, 192]);
});

test('widthsIn_littleRoom_keepsWhatIsReadable', () => {
  const [, loss, rate] = at(300);
  assert.deepEqual([loss, rate], [128, 120]);
  assert.equal(at(300, new Map(), () => true)[1], 212);
});

test('widthsIn_chosenWidth_staysAndOthersShareTheRest', () => {
  const [name, loss, rate] = at(1000, new Map([['m:loss', 400]]));
  assert.equal(loss, 400);
  assert.ok(name > 220 && rate > 120 && name + rate <= 600);
});

test('parseWidths_address_holdsTheBounds', () => {
  const widths = parseWidths(['240:m:a:b', '9:p:x', 'wide:m:c', '99999:t:y']);
  assert.deepEqual([...widths], [['m:a:b', 240], ['p:x', 56], ['t:y', 1200]]);
  assert.deepEqual(widthIds(widths), ['240:m:a:b', '56:p:x', '1200:t:y']);
});
