/** When Escape ends a zoom, though no plot has the focus. Pure. */

/** What has a use of its own for Escape. */
const FIELDS = 'input:not([type=range], [type=checkbox]), textarea, select';

/**
 * @param event that of a key, after all others have had it
 * @param charts the element of the charts
 */
export function endsZoom(event, charts) {
  const {key, target, isComposing, defaultPrevented, ctrlKey, metaKey, altKey, shiftKey} = event;
  if (key !== 'Escape' || isComposing || defaultPrevented) {
    return false;
  }
  if (ctrlKey || metaKey || altKey || shiftKey) {
    return false;
  }
  const {body} = charts.ownerDocument;
  return target === body
    ? body.querySelector('dialog[open]') === null
    : charts.contains(target) && target.closest(FIELDS) === null;
}
