/** What groups are called, and runs of several experiments that are shown together. Pure. */

/**
 * The whole name of a group, of what its keys are called.
 *
 * @param keyName gives, of a key and its index, what it is called; null or undefined for none
 */
export function groupTitle(keys, keyName) {
  return keys
    .map((key, index) => (key === '' ? 'empty' : (keyName(key, index) ?? 'none')))
    .join(' · ');
}
