/**
 * Modules that are loaded when they are wanted, with all that they import, asked for at once: by
 * itself a browser finds imports level by level. The server writes them into the page.
 */

/** {path of a module: [it and what it imports]}, below the assets' root. */
const AHEAD = JSON.parse(document.getElementById('modules-ahead')?.textContent ?? '{}');

/** To be called just before the module is imported; nothing happens for one that is not there. */
export function fetchAhead(path) {
  const asked = new Set([...document.head.querySelectorAll('link')].map(({href}) => href));
  for (const needed of AHEAD[path] ?? []) {
    const {href} = new URL(`../${needed}`, import.meta.url);
    if (!asked.has(href)) {
      const link = document.createElement('link');
      link.rel = 'modulepreload';
      link.href = href;
      document.head.append(link);
    }
  }
}
