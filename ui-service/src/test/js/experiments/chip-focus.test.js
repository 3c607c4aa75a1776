import assert from 'node:assert/strict';
import {test} from 'node:test';
import {keepChipFocus} from '../../../main/resources/web/app/experiments/chip-focus.js';

/** A page of so many chips and a notice, whose nodes are reused as a draw leaves fewer of them. */
function page(count) {
  const focusable = (name, notice = null) => ({
    name,
    focus() {
      document.activeElement = this;
    },
    closest: () => notice,
  });
  const heading = focusable('h1');
  const button = focusable('take them out', {});
  let chips = Array.from({length: count}, (_, index) => focusable(`chip ${index}`));
  let here = [heading, button, ...chips];
  const body = {name: 'body'};
  globalThis.document = {activeElement: body};
  const element = {
    querySelector: () => heading,
    querySelectorAll: () => chips,
    contains: (node) => here.includes(node),
  };
  return {
    focused: () => document.activeElement.name,
    at: (index) => chips[index].focus(),
    atNotice: () => button.focus(),
    /** What is drawn when so many are left, without the notice. */
    drawn: (left) =>
      keepChipFocus(element, () => {
        chips = chips.slice(0, left);
        here = [heading, ...chips];
        if (!here.includes(document.activeElement)) {
          document.activeElement = body;
        }
      }),
  };
}

test('keepChipFocus_lastChipTakenOut_isAtTheLastOfTheOthers', () => {
  const {at, drawn, focused} = page(3);
  at(2);
  drawn(2);
  assert.equal(focused(), 'chip 1');
});

test('keepChipFocus_chipInBetweenTakenOut_isAtTheNext', () => {
  const {at, drawn, focused} = page(3);
  at(1);
  drawn(2);
  assert.equal(focused(), 'chip 1');
});

test('keepChipFocus_onlyChipTakenOut_isAtTheHeading', () => {
  const {at, drawn, focused} = page(1);
  at(0);
  drawn(0);
  assert.equal(focused(), 'h1');
});

test('keepChipFocus_thoseThatAreNotHereTakenOut_isAtTheHeading', () => {
  const {atNotice, drawn, focused} = page(3);
  atNotice();
  drawn(2);
  assert.equal(focused(), 'h1');
});

test('keepChipFocus_focusElsewhere_isLeftThere', () => {
  const {drawn, focused} = page(3);
  drawn(2);
  assert.equal(focused(), 'body');
});
