/** What a table of models keeps in the address of the page that it is in, whichever that is. */

import {withValues} from '../router.js';

export function addressQuery() {
  return new URLSearchParams(location.hash.split('?').slice(1).join('?'));
}

/** Sets values of the query; null takes one out. The page stays the same, so Back leaves it. */
export function setInAddress(values) {
  const [path] = location.hash.split('?');
  const query = withValues(addressQuery(), values).toString();
  location.replace(path + (query === '' ? '' : `?${query}`));
}
