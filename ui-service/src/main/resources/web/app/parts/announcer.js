/** Says to screen readers what eyes see happen. */

const region = document.createElement('div');
region.className = 'visually-hidden';
region.setAttribute('role', 'status');

/** Call once, before anything is to be said. */
export function mountAnnouncer() {
  document.body.append(region);
}

export function announce(words) {
  region.textContent = words;
}
