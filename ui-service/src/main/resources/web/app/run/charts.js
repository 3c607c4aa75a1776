/** The curves of a run, one panel a metric. */

import {icon} from '../parts/icons.js';
import {runHref, withValues} from '../router.js';
import {X_AXES} from '../series.js';
import {html, live, nothing} from '../view.js';
import './metric-panel.js';

export function chartsView(run, route) {
  const {query} = route;
  const metrics = [...(run.data?.metrics ?? [])].sort((a, b) => a.key.localeCompare(b.key));
  if (metrics.length === 0) {
    return html`<div class="empty">
      <p class="empty-title">No metrics yet</p>
      <p>Curves appear here as soon as the run logs a metric.</p>
    </div>`;
  }
  const find = (query.get('find') ?? '').toLowerCase();
  const found = metrics.filter(({key}) => key.toLowerCase().includes(find));
  return html`${toolbar(run.info, query)}
    ${found.length === 0
      ? html`<p class="none">No metric has “${query.get('find')}” in its name.</p>`
      : nothing}
    <div class="panels">${found.map((metric) => panel(run.info, metric, query))}</div>`;
}

function toolbar(info, query) {
  const go = (values) => {
    const {experiment_id: experimentId, run_id: runId} = info;
    location.replace(runHref(experimentId, runId, 'charts', '', withValues(query, values)));
  };
  return html`<form class="toolbar" role="search" @submit=${(event) => event.preventDefault()}>
    <label class="field grow">
      <span class="visually-hidden">Find a metric</span>
      ${icon('search')}
      <input
        type="search"
        placeholder="Find a metric"
        .value=${live(query.get('find') ?? '')}
        @input=${(event) => go({find: event.target.value})}
      />
    </label>
    <label class="field">
      <span aria-hidden="true">x</span>
      <select
        aria-label="Horizontal axis"
        @change=${({target}) => go({x: target.value === 'step' ? null : target.value})}
      >
        ${Object.entries(X_AXES).map(
          ([name, {title}]) =>
            html`<option value=${name} ?selected=${name === (query.get('x') ?? 'step')}>
              ${title}
            </option>`,
        )}
      </select>
    </label>
    <label class="choice">
      <input
        type="checkbox"
        .checked=${live(query.get('y') === 'log')}
        @change=${(event) => go({y: event.target.checked ? 'log' : null})}
      />
      <span>Logarithmic</span>
    </label>
  </form>`;
}

/** The latest point tells a panel that there is more to fetch. */
function panel(info, metric, query) {
  const axis = Object.hasOwn(X_AXES, query.get('x') ?? '') ? query.get('x') : 'step';
  return html`<metric-panel
    .metric=${{
      runId: info.run_id,
      key: metric.key,
      latest: `${metric.step} ${metric.timestamp}`,
      axis,
      logarithmic: query.get('y') === 'log',
    }}
  ></metric-panel>`;
}
