import assert from 'node:assert/strict';
import {test} from 'node:test';
import {rangeText, readSettings, toggled} from '../../../main/resources/web/app/charts/address.js';

const settings = (text) => readSettings(new URLSearchParams(text));

test('readSettings_nothing_isTheUsual', () => {
  const usual = settings('');
  assert.equal(usual.x, 'step');
  assert.equal(usual.range, null);
  assert.equal(usual.smoothing, 0);
  assert.deepEqual(usual.added, []);
});

test('readSettings_everything_isRead', () => {
  const all = settings(
    'c.x=relative&c.xlog=1&c.y=log&c.smooth=0.6&c.outliers=out&c.find=loss&c.regex=1&c.range=-5..90' +
      '&c.fold=val&c.fold=a&c.large=loss&c.panel=params',
  );
  assert.ok(all.logX && all.logY && all.pattern && all.withoutOutliers);
  assert.equal(all.smoothing, 0.6);
  assert.deepEqual(all.range, {from: -5, to: 90});
  assert.deepEqual([...all.folded], ['val', 'a']);
});

test('readSettings_nonsense_isPassedOver', () => {
  const odd = settings('c.x=toString&c.smooth=x&c.range=9..3');
  assert.deepEqual([odd.x, odd.smoothing, odd.range], ['step', 0, null]);
  assert.equal(settings('c.smooth=7').smoothing, 0.99);
  assert.equal(settings('c.x=time&c.xlog=1').logX, false);
});

test('rangeText_anyRange_isReadBackAsWholeNumbersAround', () => {
  assert.equal(rangeText({from: 1.4, to: 8.2}), '1..9');
  assert.equal(rangeText({from: -3.5, to: -3.4}), '-4..-3');
});

test('toggled_name_goesInAndOut', () => {
  assert.deepEqual(toggled(new Set(['a']), 'b'), ['a', 'b']);
  assert.deepEqual(toggled(new Set(['a', 'b']), 'a'), ['b']);
});
