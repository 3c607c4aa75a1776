/** What runs of experiments have, so that there are columns when nobody has chosen any. */

import {candidates} from '../columns.js';
import {listKeys} from './calls.js';
import {PARENT_TAG} from './search.js';

const MOST_KEYS = 1000;

/** Params that are looked at to find those that differ. */
const PROBED_PARAMS = 20;

/** {metric, param, hasNested}: keys as [{key, runs}], and whether any run has a parent. */
export async function loadKeys(experimentIds, signal) {
  const [metric, param, nested] = await Promise.all([
    listKeys(experimentIds, 'metric', {}, MOST_KEYS, signal),
    listKeys(experimentIds, 'param', {}, MOST_KEYS, signal),
    listKeys(experimentIds, 'tag', {prefix: PARENT_TAG}, 1, signal),
  ]);
  return {metric: metric.keys, param: param.keys, hasNested: nested.total > 0};
}

/** The columns that the first rows are asked for, so that the default ones can be told. */
export function probeColumns({metric, param}) {
  const own = metric.filter(({key}) => !key.startsWith('system/'));
  const column = (kind) => (key) => ({kind, key});
  return [
    ...candidates(own).map(column('metric')),
    ...candidates(param, PROBED_PARAMS).map(column('param')),
  ];
}
