/** How menus behave: they close with Escape, and when the focus goes elsewhere. */

export function closeOnEscape(event) {
  if (event.key === 'Escape') {
    event.currentTarget.open = false;
    event.currentTarget.querySelector('summary').focus();
  }
}

export function closeOnLeave(event) {
  if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) {
    event.currentTarget.open = false;
  }
}
