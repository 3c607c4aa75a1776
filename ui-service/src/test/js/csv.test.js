import assert from 'node:assert/strict';
import {test} from 'node:test';
import {csvText} from '../../main/resources/web/app/csv.js';

test('csvText_beginsLikeAFormula_isKeptFromBeingOne', () => {
  for (const text of ['=1+1', '+A1', '-1+1', '@SUM(A1)', '-', '＝1', '＋1', '－x', '＠a', '\t=1', '--no-cache', '+-1', '-1 2', '-1 ']) {
    assert.equal(csvText(text), `'${text}`);
  }
  assert.equal(csvText('\n=1'), `"'\n=1"`);
  assert.equal(csvText('=HYPERLINK("x")'), `"'=HYPERLINK(""x"")"`);
});

test('csvText_numberOrNoFormula_isAsItIs', () => {
  for (const text of ['-0.5', '+0.5', '-1e-3', '-.5', '-5.', '-inf', '-Infinity', '+nan', '1=1', 'a@b', "'=1", ' plain; text']) {
    assert.equal(csvText(text), text);
  }
});

test('csvText_emptyText_isNotNothing', () => {
  assert.equal(csvText(''), '""');
  assert.equal(csvText(null), '');
});

test('csvText_separators_areInQuotes', () => {
  assert.equal(csvText('a,b'), '"a,b"');
  assert.equal(csvText('say "a"'), '"say ""a"""');
  assert.equal(csvText('two\rlines'), '"two\rlines"');
});
