/** A small curve with its greatest value beside it; drawn anew when it is given other points. */

import {html, nothing, render, svg} from '../view.js';
import {greatest, stretchesOf} from './history.js';
import {minutes} from './words.js';

const WIDTH = 300;
const HEIGHT = 60;

class SmallChart extends HTMLElement {
  /** {points: [{time, value}], spanMs, least, describe}: describe says a value in words */
  set drawing({points, spanMs, least, describe}) {
    const stretches = stretchesOf(points, spanMs, least);
    const top = describe(greatest(points, least));
    render(
      html`<svg
          class="small-chart"
          viewBox="0 0 ${WIDTH} ${HEIGHT}"
          preserveAspectRatio="none"
          role="img"
          aria-label=${stretches.length === 0 ? 'Nothing to draw yet' : `Curve, at most ${top}`}
        >
          ${stretches.map(curve)}
        </svg>
        <p class="small-chart-top">${stretches.length === 0 ? nothing : top}</p>
        <p class="small-chart-span">
          <span>${minutes(spanMs)} ago</span><span>now</span>
        </p>`,
      this,
    );
  }
}

function curve(stretch) {
  const places = stretch.map(
    ([x, y]) => `${round(x * WIDTH)},${round((1 - y) * (HEIGHT - 2) + 1)}`,
  );
  const first = round(stretch[0][0] * WIDTH);
  const last = round(stretch[stretch.length - 1][0] * WIDTH);
  return svg`<polygon points="${first},${HEIGHT} ${places.join(' ')} ${last},${HEIGHT}"/>
    <polyline points=${places.join(' ')} />`;
}

function round(value) {
  return Math.round(value * 10) / 10;
}

customElements.define('small-chart', SmallChart);
