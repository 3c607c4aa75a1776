/** What there is to set for all charts at once. */

import {icon} from '../parts/icons.js';
import {menuToggled} from '../parts/menu.js';
import {html, live, nothing} from '../view.js';
import {MOST_SMOOTHING} from './address.js';
import {AXES} from './axes.js';
import {chartIcon} from './panel-frame.js';

/** Panels that are added by hand: their names in the address, and what they show. */
export const ADDED = {
  parallel: 'Parallel coordinates',
  scatter: 'Scatter plot',
  bars: 'Bars',
  params: 'Params that differ',
};

/**
 * @param bar {settings, error: of the search, or null, ask(values), onSmoothing(strength),
 *   onAdd(kind), several: whether there is more than one run}
 */
export function chartsToolbar({settings, error, ask, onSmoothing, onAdd, several}) {
  return html`<form class="toolbar charts-bar" role="search" @submit=${(event) => event.preventDefault()}>
      <span class="field grow">
        ${icon('search')}
        <input
          type="search"
          aria-label="Find metrics"
          aria-invalid=${error === null ? 'false' : 'true'}
          aria-describedby=${error === null ? nothing : 'chart-find-error'}
          placeholder=${settings.pattern ? 'Find metrics: ^val/.*loss' : 'Find metrics'}
          .value=${live(settings.find)}
          @input=${(event) => ask({'c.find': event.target.value})}
        />
        <button
          type="button"
          class="plain pattern code"
          aria-label="Regular expression"
          title="Regular expression"
          aria-pressed=${settings.pattern ? 'true' : 'false'}
          @click=${() => ask({'c.regex': settings.pattern ? null : '1'})}
        >
          .*
        </button>
      </span>
      <label class="field axis">
        <span aria-hidden="true">x</span>
        <select aria-label="Horizontal axis" @change=${({target}) => ask(axisValues(target.value))}>
          ${Object.entries(AXES).map(
            ([name, {title}]) =>
              html`<option value=${name} .selected=${live(name === settings.x)}>${title}</option>`,
          )}
        </select>
      </label>
      <label class="field smoothing">
        <span>Smoothing</span>
        <input
          type="range"
          min="0"
          max=${MOST_SMOOTHING}
          step="0.01"
          .value=${live(String(settings.smoothing))}
          @input=${({target}) => onSmoothing(Number(target.value))}
          @change=${({target}) => ask({'c.smooth': target.value === '0' ? null : target.value})}
        />
        <output>${settings.smoothing.toFixed(2)}</output>
      </label>
      ${choice('Log y', settings.logY, (on) => ask({'c.y': on ? 'log' : null}))}
      ${AXES[settings.x].logarithmic
        ? choice('Log x', settings.logX, (on) => ask({'c.xlog': on ? '1' : null}))
        : nothing}
      ${choice('Ignore outliers', settings.withoutOutliers, (on) =>
        ask({'c.outliers': on ? 'out' : null}),
      )}
      ${settings.range === null
        ? nothing
        : html`<button type="button" @click=${() => ask({'c.range': null})}>
            ${chartIcon('zoomOut')}Show all
          </button>`}
      ${several ? addMenu(onAdd) : nothing}
    </form>
    ${error === null
      ? nothing
      : html`<p class="refusal" id="chart-find-error" role="alert">
          This is no regular expression: ${error}
        </p>`}`;
}

/** A range of steps is none of times. */
function axisValues(name) {
  return {'c.x': name === 'step' ? null : name, 'c.range': null};
}

function choice(title, checked, onChange) {
  return html`<label class="choice">
    <input
      type="checkbox"
      .checked=${live(checked)}
      @change=${(event) => onChange(event.target.checked)}
    />
    <span>${title}</span>
  </label>`;
}

function addMenu(onAdd) {
  const add = (kind) => (event) => {
    event.currentTarget.closest('details').open = false;
    onAdd(kind);
  };
  return html`<details class="panel-menu" @toggle=${menuToggled}>
    <summary>${chartIcon('bars')}Add a panel</summary>
    <div class="menu-body" tabindex="-1">
      ${Object.entries(ADDED).map(
        ([kind, title]) => html`<button type="button" @click=${add(kind)}>${title}</button>`,
      )}
    </div>
  </details>`;
}
