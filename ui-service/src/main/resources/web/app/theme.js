/** Light, dark, or what the system says; the choice is kept in this browser. */

const KEY = 'headrace.theme';
const CHOICES = ['system', 'light', 'dark'];

/** Dispatched on window when colours have changed. */
export const THEME_CHANGED = 'headrace:theme';

export function chosenTheme() {
  return document.documentElement.dataset.theme ?? 'system';
}

/** Takes the next of system, light, dark; returns it. */
export function nextTheme() {
  const next = CHOICES[(CHOICES.indexOf(chosenTheme()) + 1) % CHOICES.length];
  if (next === 'system') {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = next;
  }
  keep(next);
  announce();
  return next;
}

/** Tells drawings, which cannot see style sheets, that colours have changed. */
export function watchSystemTheme() {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', announce);
}

/** The value of a colour token now, for canvases. */
export function colour(token) {
  return getComputedStyle(document.documentElement).getPropertyValue(token).trim();
}

function announce() {
  window.dispatchEvent(new Event(THEME_CHANGED));
}

function keep(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}
