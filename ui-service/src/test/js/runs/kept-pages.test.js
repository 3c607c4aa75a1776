import assert from 'node:assert/strict';
import {test} from 'node:test';
import {KeptPages} from '../../../main/resources/web/app/runs/kept-pages.js';

/** Pages of two rows, of which three are kept. */
function kept(...pages) {
  const of = new KeptPages(2, 3);
  pages.forEach((page) => of.put(page, [`${page}a`, `${page}b`], of.renewals));
  return of;
}

const rowsOf = (of) => [...of.loaded()].map(([index, row]) => `${index}:${row}`).sort();

test('row_ofAPage_isFoundByItsIndex', () => {
  const of = kept(0, 7);
  assert.equal(of.row(1), '0b');
  assert.equal(of.row(14), '7a');
  assert.equal(of.row(2), undefined);
  of.put(8, ['last'], of.renewals);
  assert.equal(of.row(16), 'last');
  assert.equal(of.row(17), undefined);
  assert.deepEqual(rowsOf(of), ['0:0a', '14:7a', '15:7b', '16:last', '1:0b']);
});

test('put_tooMany_letsGoOfThoseUsedLongestAgo', () => {
  const of = kept(0, 1, 2);
  of.touch(0);
  of.put(3, ['3a', '3b'], of.renewals);
  assert.equal(of.row(0), '0a');
  assert.equal(of.row(2), undefined);
  assert.equal(of.row(4), '2a');
  of.touch(1);
  assert.equal(of.isFresh(1), false, 'what is not here does not come by being looked at');
});

test('renew_pagesThatAreHere_stayAndAreStaleUntilTheyComeAgain', () => {
  const of = kept(0, 1);
  of.renew();
  assert.equal(of.row(0), '0a');
  assert.equal(of.isFresh(0), false);
  of.put(0, ['new', 'newer'], of.renewals);
  assert.equal(of.isFresh(0), true);
  assert.equal(of.isFresh(1), false);
  assert.equal(of.row(0), 'new');
});

test('renew_rowsOnTheirWay_areStaleWhenTheyCome', () => {
  const of = kept();
  const {renewals} = of;
  of.renew();
  of.put(0, ['old', 'older'], renewals);
  assert.equal(of.row(0), 'old');
  assert.equal(of.isFresh(0), false);
});

test('forgetBehind_aPage_keepsItAndThoseBefore', () => {
  const of = kept(0, 1, 5);
  of.forgetBehind(1);
  assert.deepEqual(rowsOf(of), ['0:0a', '1:0b', '2:1a', '3:1b']);
  assert.equal(of.isFresh(5), false);
});
