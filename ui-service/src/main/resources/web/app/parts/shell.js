/** The frame around every page: the name, where to go, the theme. */

import {chosenTheme, nextTheme} from '../theme.js';
import {html, render} from '../view.js';
import {announce} from './announcer.js';
import {icon, logo} from './icons.js';

const THEMES = {system: 'as the system', light: 'light', dark: 'dark'};

/** Draws the frame into host; returns the element that pages draw into. */
export function mountShell(host) {
  show(host);
  return host.querySelector('main');
}

function show(host) {
  const theme = chosenTheme();
  render(
    html`<a class="skip" href="#main" @click=${skip}>Skip to content</a>
      <header class="bar">
        <a class="home" href="#/experiments">${logo()}<span>Headrace</span></a>
        <nav aria-label="Main">
          <a href="#/experiments">Experiments</a>
          <a href="#/system">System</a>
          <a href="docs">API</a>
        </nav>
        <button
          type="button"
          class="plain"
          aria-label="Theme: ${THEMES[theme]}. Change"
          title="Theme: ${THEMES[theme]}"
          @click=${() => changeTheme(host)}
        >
          ${icon(theme)}
        </button>
      </header>
      <main id="main" tabindex="-1"></main>`,
    host,
  );
}

/** The address behind the # belongs to the router, so the jump is made by hand. */
function skip(event) {
  event.preventDefault();
  document.querySelector('main').focus();
}

function changeTheme(host) {
  announce(`Theme: ${THEMES[nextTheme()]}`);
  show(host);
}
