import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  baseName,
  foldersAbove,
  hasScripts,
  hostsNeeded,
  pathFrom,
  prettyJson,
  previewKind,
} from '../../main/resources/web/app/preview.js';

test('previewKind_name_decides', () => {
  assert.equal(previewKind('plots/a.PNG'), 'image');
  assert.equal(previewKind('clips/a.mp4'), 'video');
  assert.equal(previewKind('a.wav'), 'audio');
  assert.equal(previewKind('paper.pdf'), 'pdf');
  assert.equal(previewKind('report.html'), 'page');
  assert.equal(previewKind('README.md'), 'markdown');
});

test('previewKind_allElse_isForTheServerToJudge', () => {
  for (const path of ['a/MLmodel', 'config.json', 'model.pkl', 'dir.png/file', 'png']) {
    assert.equal(previewKind(path), 'data');
  }
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
  assert.equal(prettyJson('{"a"', false), '{"a"');
});

test('prettyJson_pythonsJson_isSetOutWhereTheServerReadIt', () => {
  assert.equal(prettyJson('{"a": NaN}', true), '{\n  "a": NaN\n}');
});

test('hasScripts_anyWayToRun_isSeen', () => {
  for (const page of ['<SCRIPT src=a>', '<img onerror = "x">', '<a href="JavaScript:x">']) {
    assert.equal(hasScripts(page), true, page);
  }
  assert.equal(hasScripts('<p>on = off, a script</p>'), false);
});

test('hostsNeeded_partsFromElsewhere_areNamedOnce', () => {
  const page =
    '<script charset="utf-8" src="https://CDN.plot.ly/plotly-3.0.js"></script>' +
    '<link rel=stylesheet href=//cdn.plot.ly/a.css><img src="data:image/png;base64,AA==">' +
    '<script src="https://x.test:8080/a"></script><a href="https://not.needed">a</a>';
  assert.deepEqual(hostsNeeded(page), ['cdn.plot.ly', 'x.test:8080']);
});

test('foldersAbove_path_areOutermostFirst', () => {
  assert.deepEqual(foldersAbove('a/b/c.txt'), ['a', 'a/b']);
  assert.deepEqual(foldersAbove('c.txt'), []);
  assert.equal(baseName('a/b/c.txt'), 'c.txt');
});

test('hasScripts_hostilePages_takeNoTime', () => {
  for (const piece of [
    '<',
    '<a ',
    ' on',
    '<img src=',
    ' src= ',
    '<a onaaaaaaa',
    '<script src="//a ',
  ]) {
    const page = piece.repeat(Math.floor(4_000_000 / piece.length));
    const start = process.cpuUsage().user;
    hasScripts(page);
    hostsNeeded(page);
    assert.ok(process.cpuUsage().user - start < 3_000_000, piece);
  }
});

test('pathFrom_addresses_stayBelowTheRoot', () => {
  assert.equal(pathFrom('docs', 'plots/final.png'), 'docs/plots/final.png');
  assert.equal(pathFrom('docs', './../a%20b.png?x#y'), 'a b.png');
  assert.equal(pathFrom('', 'a//b.png'), 'a/b.png');
  assert.equal(pathFrom('docs', '../../a.png'), null);
  assert.equal(pathFrom('docs', '%2e%2e/%2e%2e/a.png'), null);
  assert.equal(pathFrom('docs', '%zz.png'), null);
});
