import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  baseName,
  foldersAbove,
  prettyJson,
  previewOf,
} from '../../main/resources/web/app/preview.js';

test('previewOf_name_decides', () => {
  assert.deepEqual(previewOf('plots/a.PNG'), {kind: 'image', type: 'image/png'});
  assert.deepEqual(previewOf('a/MLmodel'), {kind: 'text'});
  assert.deepEqual(previewOf('config.json'), {kind: 'json'});
  assert.deepEqual(previewOf('model.pkl'), {kind: 'none'});
  assert.deepEqual(previewOf('dir.png/file'), {kind: 'none'});
});

test('previewOf_html_isTextOnly', () => {
  assert.deepEqual(previewOf('report.html'), {kind: 'text'});
});

test('prettyJson_numbers_keepEveryDigit', () => {
  assert.equal(
    prettyJson('{"id":12345678901234567890,"x":1.0,"list":[1,2],"none":{},"s":"a{\\"b"}'),
    [
      '{',
      '  "id": 12345678901234567890,',
      '  "x": 1.0,',
      '  "list": [',
      '    1,',
      '    2',
      '  ],',
      '  "none": {},',
      '  "s": "a{\\"b"',
      '}',
    ].join('\n'),
  );
});

test('prettyJson_notJson_isLeftAsItIs', () => {
  assert.equal(prettyJson('{"a": NaN}'), '{"a": NaN}');
});

test('foldersAbove_path_areOutermostFirst', () => {
  assert.deepEqual(foldersAbove('a/b/c.txt'), ['a', 'a/b']);
  assert.deepEqual(foldersAbove('c.txt'), []);
  assert.equal(baseName('a/b/c.txt'), 'c.txt');
});
