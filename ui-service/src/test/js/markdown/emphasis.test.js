import assert from 'node:assert/strict';
import {test} from 'node:test';
import {emphasised, signsAt} from '../../../main/resources/web/app/markdown/emphasis.js';

/** Nodes of a line in which there is nothing but words and signs. */
function nodesOf(text) {
  const nodes = [];
  for (const {0: piece, index} of text.matchAll(/(\*+|_+|~+)|[^*_~]+/g)) {
    nodes.push(/^[*_~]/.test(piece) ? signsAt(text, index) : {text: piece});
  }
  return nodes;
}

/** What emphasis there is, as elements would say it. */
function said(nodes) {
  return nodes
    .map(({text, mark, nodes: inner}) => text ?? `<${mark}>${said(inner)}</${mark}>`)
    .join('');
}

const saidOf = (text) => said(emphasised(nodesOf(text)));

test('signsAt_besideWords_opensBeforeAndClosesBehind', () => {
  assert.deepEqual(signsAt('**a** b', 0), {sign: '*', length: 2, opens: true, closes: false});
  assert.deepEqual(signsAt('**a** b', 3), {sign: '*', length: 2, opens: false, closes: true});
  assert.deepEqual(signsAt('a * b', 2), {sign: '*', length: 1, opens: false, closes: false});
});

test('signsAt_withinAWord_underscoresDoNothing', () => {
  assert.deepEqual(signsAt('a*b', 1), {sign: '*', length: 1, opens: true, closes: true});
  assert.deepEqual(signsAt('a_b', 1), {sign: '_', length: 1, opens: false, closes: false});
  assert.deepEqual(signsAt('"_b', 1), {sign: '_', length: 1, opens: true, closes: false});
});

test('signsAt_punctuationWithin_needsBlankOrPunctuationOutside', () => {
  assert.equal(signsAt('a*"b"', 1).opens, false);
  assert.equal(signsAt('a *"b"', 2).opens, true);
  assert.equal(signsAt('(*"b"', 1).opens, true);
});

test('emphasised_runsOfDifferentLength_takeWhatBothHave', () => {
  assert.equal(saidOf('***a** b*'), '<em><strong>a</strong> b</em>');
  assert.equal(saidOf('**a*'), '*<em>a</em>');
  assert.equal(saidOf('*a**'), '<em>a</em>*');
  assert.equal(saidOf('~~a~ b~~'), '<del>a~ b</del>');
});

test('emphasised_openedWithinAPair_isTextUnlessClosedThere', () => {
  assert.equal(saidOf('*a _b* c_'), '<em>a _b</em> c_');
  assert.equal(saidOf('**a *b* c**'), '<strong>a <em>b</em> c</strong>');
});

test('emphasised_otherNodes_stayAndTextsBecomeOne', () => {
  const code = {code: 'x'};
  assert.deepEqual(emphasised([{text: 'a', bracket: '['}, {text: 'b'}, code, {text: ''}, code]), [
    {text: 'ab'},
    code,
    code,
  ]);
  assert.deepEqual(emphasised(nodesOf('*a')), [{text: '*a'}]);
});

test('emphasised_depth_countsWhatIsWithinAndEnds', () => {
  const [outer] = emphasised(nodesOf('*a **b** c*'));
  assert.equal(outer.depth, 2);
  assert.equal(outer.nodes[1].depth, 1);
  const [, deepest] = emphasised(nodesOf(`${'*a '.repeat(20)}b${'*'.repeat(20)}`));
  assert.ok(deepest.depth <= 12);
});

test('emphasised_manyRuns_takeNoTime', () => {
  for (const piece of ['*a ', 'a* ', '*a* ', '*a **b ', '_a ', '~~a ', '*a _b ']) {
    const nodes = nodesOf(piece.repeat(20_000));
    const start = process.cpuUsage().user;
    emphasised(nodes);
    assert.ok(process.cpuUsage().user - start < 500_000, piece);
  }
});
