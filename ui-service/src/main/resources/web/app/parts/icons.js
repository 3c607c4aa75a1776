/** Small drawings, always beside words: a screen reader passes over them. */

import {html, svg} from '../view.js';

const PATHS = {
  arrowDown: svg`<path d="M8 3v10M4 9l4 4 4-4"/>`,
  arrowUp: svg`<path d="M8 13V3M4 7l4-4 4 4"/>`,
  check: svg`<path d="M3 8.5 6.5 12 13 4.5"/>`,
  chevron: svg`<path d="m6 4 4 4-4 4"/>`,
  clock: svg`<circle cx="8" cy="8" r="5.5"/><path d="M8 5v3l2 1.5"/>`,
  columns: svg`<path d="M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10"/>`,
  copy: svg`<path d="M6 5.5h7v8H6zM3 10.5v-8h7"/>`,
  cross: svg`<path d="m4 4 8 8M12 4l-8 8"/>`,
  dark: svg`<path d="M13 9.5A5.5 5.5 0 1 1 6.5 3 4.5 4.5 0 0 0 13 9.5z"/>`,
  dot: svg`<circle class="solid" cx="8" cy="8" r="3.5"/>`,
  download: svg`<path d="M8 2.5v8M4.5 7.5 8 11l3.5-3.5M3 13.5h10"/>`,
  file: svg`<path d="M4 2h5l3 3v9H4zM9 2v3h3"/>`,
  folder: svg`<path d="M2 4h4l1.5 1.5H14V13H2z"/>`,
  images: svg`<path d="M4.5 2.5h9v8h-9zM11.5 10.5v3h-9v-8h2M4.5 9 7 6.5 9.5 9l1.5-1.5 2.5 2"/>`,
  light: svg`<circle cx="8" cy="8" r="3"/><path d="M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1"/>`,
  pause: svg`<path d="M5.5 3.5v9M10.5 3.5v9"/>`,
  pencil: svg`<path d="m3 13 .8-3.2L10.5 3 13 5.5 6.2 12.2zM9 4.5 11.5 7"/>`,
  play: svg`<path d="M5 3.5 12 8l-7 4.5z"/>`,
  plus: svg`<path d="M8 3v10M3 8h10"/>`,
  refresh: svg`<path d="M13 8a5 5 0 1 1-1.5-3.5L13 6M13 2.5V6H9.5"/>`,
  search: svg`<circle cx="7" cy="7" r="4"/><path d="m10 10 4 4"/>`,
  stop: svg`<path class="solid" d="M5 5h6v6H5z"/>`,
  system: svg`<circle cx="8" cy="8" r="5.5"/><path class="solid" d="M8 2.5v11a5.5 5.5 0 0 0 0-11z"/>`,
  curve: svg`<path d="M2 12c3 0 3-8 6-8s3 6 6 6"/>`,
  pin: svg`<path d="M5.5 2.5h5M6.5 2.5v4L4 9.5h8L9.5 6.5v-4M8 9.5v4"/>`,
  trash: svg`<path d="M3 4.5h10M6 4.5v-2h4v2M4.5 4.5l.6 9h5.8l.6-9"/>`,
};

export function icon(name) {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${PATHS[name]}</svg>`;
}

export function logo() {
  return html`<svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
    <g class="water"><path d="M2 7c7 0 9 4.5 14 4.5" /><path d="M2 13c6 0 7 2 11 2" /><path d="M2 19c5 0 6-.5 9-.5" /></g>
    <g class="wheel"><circle cx="21.5" cy="20" r="8.2" /><path d="M21.5 11.8v16.4M13.3 20h16.4" /></g>
  </svg>`;
}
