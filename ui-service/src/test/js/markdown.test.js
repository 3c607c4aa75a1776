import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parseMarkdown} from '../../main/resources/web/app/markdown/blocks.js';
import {firstWords} from '../../main/resources/web/app/markdown/first-words.js';
import {parseInline, safeAddress} from '../../main/resources/web/app/markdown/inline.js';

const words = (text) => [{text}];

/** Nodes without what only the parser needs. */
function plain(nodes) {
  return JSON.parse(JSON.stringify(nodes, (key, value) => (key === 'depth' ? undefined : value)));
}

test('parseMarkdown_headings_haveTheirLevels', () => {
  assert.deepEqual(parseMarkdown('# One #\n\n### Three\nTwo\n---'), [
    {heading: 1, nodes: words('One')},
    {heading: 3, nodes: words('Three')},
    {heading: 2, nodes: words('Two')},
  ]);
  assert.deepEqual(parseMarkdown('#hashtag'), [{paragraph: words('#hashtag')}]);
  assert.deepEqual(parseMarkdown('##   a#  ##  \n#\n# ##'), [
    {heading: 2, nodes: words('a#')},
    {heading: 1, nodes: []},
    {heading: 1, nodes: []},
  ]);
});

test('parseMarkdown_html_isText', () => {
  assert.deepEqual(parseMarkdown('<script>alert(1)</script>'), [
    {paragraph: words('<script>alert(1)</script>')},
  ]);
});

test('parseMarkdown_fence_keepsItsLinesAsTheyAre', () => {
  assert.deepEqual(parseMarkdown('```python x\na = 1\n\n  *b*\n```\nafter'), [
    {code: 'a = 1\n\n  *b*', language: 'python'},
    {paragraph: words('after')},
  ]);
  assert.deepEqual(parseMarkdown('```\nopen to the end'), [
    {code: 'open to the end', language: ''},
  ]);
  assert.deepEqual(parseMarkdown('~~~ a`b\n1\n~~~'), [{code: '1', language: 'a`b'}]);
  assert.deepEqual(parseMarkdown('```a```'), [{paragraph: [{code: 'a'}]}]);
  assert.deepEqual(parseMarkdown('    indented\n    too'), [{code: 'indented\ntoo', language: ''}]);
});

test('parseMarkdown_lists_nestAndKeepTheirNumbers', () => {
  const [list] = parseMarkdown('3. three\n4. four\n   - inner\n   - [x] done\n');
  assert.equal(list.ordered, true);
  assert.equal(list.start, 3);
  assert.deepEqual(list.list[0], {blocks: [{paragraph: words('three')}], checked: undefined});
  const [, inner] = list.list[1].blocks;
  assert.equal(inner.ordered, false);
  assert.deepEqual(
    inner.list.map(({checked}) => checked),
    [undefined, true],
  );
});

test('parseMarkdown_listAfterParagraph_beginsAndEnds', () => {
  const blocks = parseMarkdown('Notes\n- a\nlazy\n\nAfter');
  assert.deepEqual(
    blocks.map((block) => Object.keys(block)[0]),
    ['paragraph', 'list', 'paragraph'],
  );
  assert.deepEqual(blocks[1].list[0].blocks, [{paragraph: words('a\nlazy')}]);
});

test('parseMarkdown_quote_holdsBlocks', () => {
  assert.deepEqual(parseMarkdown('> # A\n> b'), [
    {quote: [{heading: 1, nodes: words('A')}, {paragraph: words('b')}]},
  ]);
});

test('parseMarkdown_table_hasCellsOfEachColumn', () => {
  const [table] = parseMarkdown('| a | b |\n|:--|--:|\n| 1 | x \\| y |\n| 2 |');
  assert.deepEqual(table.aligns, ['left', 'right']);
  assert.deepEqual(table.head, [words('a'), words('b')]);
  assert.deepEqual(table.table, [
    [words('1'), words('x | y')],
    [words('2')],
  ]);
});

test('parseMarkdown_rules_areNoLists', () => {
  assert.deepEqual(parseMarkdown('* * *\n---\n___'), [{rule: true}, {rule: true}, {rule: true}]);
});

test('parseInline_emphasis_nests', () => {
  assert.deepEqual(plain(parseInline('a **b *c* d** ~~e~~')), [
    {text: 'a '},
    {mark: 'strong', nodes: [{text: 'b '}, {mark: 'em', nodes: words('c')}, {text: ' d'}]},
    {text: ' '},
    {mark: 'del', nodes: words('e')},
  ]);
  assert.deepEqual(plain(parseInline('***x***')), [
    {mark: 'em', nodes: [{mark: 'strong', nodes: words('x')}]},
  ]);
});

test('parseInline_signsThatMarkNothing_areText', () => {
  assert.deepEqual(
    parseInline('snake_case_name 2 * 3 * 4 ~1'),
    words('snake_case_name 2 * 3 * 4 ~1'),
  );
  assert.deepEqual(parseInline('**open'), words('**open'));
  assert.deepEqual(parseInline('\\*not\\* `a ` b'), [{text: '*not* '}, {code: 'a '}, {text: ' b'}]);
  assert.deepEqual(parseInline('``a ` b``'), [{code: 'a ` b'}]);
  assert.deepEqual(parseInline('` a b ` `  ` ` c`'), [
    {code: 'a b'},
    {text: ' '},
    {code: '  '},
    {text: ' '},
    {code: ' c'},
  ]);
});

test('parseInline_links_areHttpOnly', () => {
  assert.deepEqual(parseInline('[a](https://x.test/a_b "t")'), [
    {link: 'https://x.test/a_b', nodes: words('a')},
  ]);
  assert.deepEqual(parseInline('[a](javascript:alert(1))'), words('[a](javascript:alert(1))'));
  assert.deepEqual(parseInline('[a](data:text/html,x)'), words('[a](data:text/html,x)'));
  assert.deepEqual(parseInline('[a](/relative) [b]'), words('[a](/relative) [b]'));
});

test('parseInline_addressesAsTheyAre_areLinks', () => {
  assert.deepEqual(parseInline('see https://x.test/a, or <http://y.test>.'), [
    {text: 'see '},
    {link: 'https://x.test/a', nodes: words('https://x.test/a')},
    {text: ', or '},
    {link: 'http://y.test/', nodes: words('http://y.test')},
    {text: '.'},
  ]);
});

test('parseInline_images_areNotFetched', () => {
  assert.deepEqual(parseInline('![a *plot*](https://x.test/p.png)'), [
    {image: 'https://x.test/p.png', alt: 'a plot'},
  ]);
});

test('parseInline_linkInALink_isItsWords', () => {
  assert.deepEqual(parseInline('[a https://y.test b](https://x.test)'), [
    {link: 'https://x.test/', nodes: [{text: 'a '}, {text: 'https://y.test'}, {text: ' b'}]},
  ]);
});

test('parseInline_linkInBrackets_isTheLink', () => {
  assert.deepEqual(parseInline('[a [b](https://x.test)](https://y.test) [c](https://z.test)'), [
    {text: '[a '},
    {link: 'https://x.test/', nodes: words('b')},
    {text: ']('},
    {link: 'https://y.test/', nodes: words('https://y.test')},
    {text: ') '},
    {link: 'https://z.test/', nodes: words('c')},
  ]);
  assert.deepEqual(parseInline('![a [b](https://x.test)](https://y.test/p.png)'), [
    {image: 'https://y.test/p.png', alt: 'a b'},
  ]);
});

test('parseInline_lineEnds_breakWhereAskedTo', () => {
  assert.deepEqual(parseInline('a  \nb\\\nc\nd'), [
    {text: 'a'},
    {break: true},
    {text: 'b'},
    {break: true},
    {text: 'c\nd'},
  ]);
});

test('safeAddress_otherProtocols_areNone', () => {
  for (const address of [
    'javascript:1',
    ' javascript:1',
    'java\nscript:1',
    'vbscript:1',
    'file:///',
    'x',
  ]) {
    assert.equal(safeAddress(address), null);
  }
  assert.equal(safeAddress('HTTP://A.test'), 'http://a.test/');
});

test('parseMarkdown_hostileTexts_takeNoTime', () => {
  const hostile = [
    '*a ',
    '_a',
    '[',
    '![',
    '`',
    '~~',
    '> ',
    '- ',
    '* ',
    '| ',
    'a**b',
    '[a](',
    '<http://',
    '# ',
    '```\n',
    '1. ',
    'http://a ',
    '\\',
    '[a](b ',
    ' - a\n',
    '> - ',
    'a\n=\n',
    '|-|\n',
  ];
  for (const piece of hostile) {
    const start = process.cpuUsage().user;
    parseMarkdown(piece.repeat(Math.floor(64_000 / piece.length)));
    parseMarkdown((piece + '\n').repeat(Math.floor(64_000 / piece.length)));
    assert.ok(process.cpuUsage().user - start < 1_500_000, JSON.stringify(piece));
  }
});

test('parseMarkdown_hostileLines_takeNoTime', () => {
  const many = (piece, length = 64_000) => piece.repeat(Math.floor(length / piece.length));
  const deep = '*a '.repeat(12) + 'b' + ' a*'.repeat(12).replaceAll(' ', '');
  const hostile = {
    'blanks behind a heading': `#${many(' ')}\u2028`,
    'blanks in a heading': `# a${many(' ')}x`,
    'signs behind a heading': `# a${many(' #')}x`,
    'blanks behind a fence': `~~~${many(' ')}\``,
    'a long fence': `${many('~')}\``,
    'blanks in a rule of a table': `a|b\n-${many(' ')}x`,
    'blanks in code': `\` ${many('a')}\``,
    'closers behind what is deep': `${many('*a ', 30_000)}${deep}${many('a* ', 30_000)}`,
    'blanks in a link': `[a](${many(' ')}x`,
    'links in links': `${many('[', 2000)}${many('*a* ', 30_000)}${many('](http://a)', 22_000)}`,
    'addresses that are none': many('http://['),
    'lines': many('a\n'),
    'a wide head over many rows':
      `${many('|', 10_001)}\n${many('-|', 20_000)}\n` + many('x\n', 30_000),
  };
  for (const [name, text] of Object.entries(hostile)) {
    const start = process.cpuUsage().user;
    parseMarkdown(text);
    assert.ok(process.cpuUsage().user - start < 500_000, name);
  }
});

test('parseMarkdown_deepNesting_staysShallow', () => {
  const depthOf = (value) =>
    typeof value === 'object' && value !== null
      ? 1 + Math.max(0, ...Object.values(value).map(depthOf))
      : 0;
  for (const text of [
    '> '.repeat(5000) + 'a',
    '- '.repeat(5000),
    '*a '.repeat(5000) + 'a*'.repeat(5000),
  ]) {
    assert.ok(depthOf(parseMarkdown(text)) < 120);
  }
});

test('parseInline_imagesBesideTheText_arePictures', () => {
  assert.deepEqual(parseInline('![a *b*](plots/final.png "t")![](<../my plot.png>)'), [
    {picture: 'plots/final.png', alt: 'a b'},
    {picture: '../my plot.png', alt: ''},
  ]);
  assert.deepEqual(plain(parseInline('[![p](p.png)](https://x.test/)')), [
    {link: 'https://x.test/', nodes: words('p')},
  ]);
});

test('parseInline_imagesElsewhere_areNoPictures', () => {
  const others = ['//x.test/p.png', '/p.png', 'data:image/png,p', 'javascript:p.png', '#p', ''];
  for (const address of others) {
    assert.deepEqual(parseInline(`![p](${address})`), words(`![p](${address})`));
  }
});

test('firstWords_firstBlockWithWords_isSaidPlainly', () => {
  assert.equal(firstWords('# Sweep\n\nTries **rates**'), 'Sweep');
  assert.equal(
    firstWords('\n---\nTries **rates**,\nsee [the `doc`](https://x.test/).'),
    'Tries rates, see the doc.',
  );
  assert.equal(firstWords('- [x] *one*\n- two'), 'one');
  assert.equal(firstWords('Hello  \nworld\\\nagain'), 'Hello world again');
  assert.equal(firstWords('> quoted'), 'quoted');
  assert.equal(firstWords('| a | b |\n|---|---|\n| 1 | 2 |'), 'a b');
  assert.equal(firstWords('```\ncode\n```'), 'code');
  assert.equal(firstWords('![plot](p.png)'), 'plot');
  assert.equal(firstWords(' \n'), '');
});
