/** Where the keyboard goes on when the chip that it was at is taken out. */

const TAKE_OUT = '.take-out';

/**
 * Draws a page; who took out the last chip with the keyboard is then at the last of those that are
 * left, who took out what is not here at the heading. A chip in between is followed by the next
 * without this.
 *
 * @param element the page's, with its chips and its heading
 */
export function keepChipFocus(element, draw) {
  const from = document.activeElement;
  const index = [...element.querySelectorAll(TAKE_OUT)].indexOf(from);
  const isConcerned = index >= 0 || (element.contains(from) && from.closest('.compare-gone') !== null);
  draw();
  if (!isConcerned || element.contains(document.activeElement)) {
    return;
  }
  const left = element.querySelectorAll(TAKE_OUT);
  const next = index < 0 ? undefined : left[Math.min(index, left.length - 1)];
  (next ?? element.querySelector('h1')).focus();
}
