/** What a run is: its description, metrics, params, tags, data, source and relatives. */

import {pairsView} from '../parts/pairs.js';
import {runHref} from '../router.js';
import {html, nothing} from '../view.js';
import {childrenView} from './children.js';
import {datasetsView} from './datasets.js';
import {factsView} from './facts.js';
import {findBar, listSection} from './list-section.js';
import {byKey, metricItems, metricRow} from './metric-values.js';
import {metricsTable} from './metrics-table.js';
import {NOTE_TAG, noteView} from './note.js';
import {sourceView} from './source.js';
import {tagSections} from './tags.js';
import '../models/models-view.js';

const NONE = [];
const SYSTEM_METRIC = 'system/';

/**
 * @param page {run, parent, find, onFind, editing, extremes, children, live: Map, hearing, limits,
 *   more, note, tags}: what the run page keeps. hearing() says whether every new point comes by
 *   itself; find, limits and more are as listSection has them; note(text) and tags {set, remove}
 *   change the run, null where it is deleted
 */
export function overviewView(page) {
  const {run, find} = page;
  const pairs = run.data?.tags ?? NONE;
  const tags = new Map(pairs.map(({key, value}) => [key, value ?? '']));
  const metrics = metricItems(run.data?.metrics ?? NONE, page.live);
  const params = byKey(run.data?.params ?? NONE);
  const inputs = run.inputs?.dataset_inputs ?? NONE;
  const own = metrics.filter((one) => !isSystem(one));
  return html`${findBar(find, metrics.length + params.length + pairs.length, page.onFind)}
    <div class="columns">
      <div>
        ${noteView(tags.get(NOTE_TAG) ?? '', page.editing, page.note, (path) =>
          runHref(run.info.experiment_id, run.info.run_id, 'artifacts', path),
        )}
        ${metricsSection(page, 'Metrics', own)}
        ${listSection('Params', params, page, (some) => pairsView(some, 'Params'))}
        ${metricsSection(page, 'System metrics', metrics.filter(isSystem))}
      </div>
      <div>
        ${factsView(run, tags, page.parent, page.live)} ${tagSections(byKey(pairs), page)}
        ${sourceView(run, tags)} ${inputs.length === 0 ? nothing : datasetsView(inputs)}
      </div>
    </div>
    ${childrenView(page.children, run.info.experiment_id, run.info.run_id)}
    <models-view .run=${run}></models-view>`;
}

function isSystem({key}) {
  return key.startsWith(SYSTEM_METRIC);
}

/** A run may have thousands of metrics; least and greatest values are asked for those shown. */
function metricsSection(page, title, metrics) {
  if (metrics.length === 0 && title !== 'Metrics') {
    return nothing;
  }
  return listSection(title, metrics, page, (some) => {
    const rows = some.map((metric) => metricRow(metric, page.live, page.extremes.known));
    page.extremes.want(rows, page.hearing());
    return metricsTable(page.run.info, rows, title);
  });
}
