/** How menus behave: they close with Escape, by a click elsewhere, and when the focus goes elsewhere. */

/** What ends the listening for a menu that is open. */
const listening = new WeakMap();

/** For @toggle of a details element that is a menu. */
export function menuToggled({currentTarget: menu}) {
  listening.get(menu)?.abort();
  if (menu.open) {
    listen(menu);
  }
}

function listen(menu) {
  const end = new AbortController();
  listening.set(menu, end);
  const on = (target, name, act) => target.addEventListener(name, act, {signal: end.signal});
  const close = () => {
    menu.open = false;
    end.abort();
  };
  on(document, 'pointerdown', ({target}) => {
    if (!menu.contains(target)) {
      close();
    }
  });
  on(document, 'keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing) {
      event.preventDefault();
      close();
      menu.querySelector('summary').focus();
    }
  });
  on(menu, 'focusout', ({relatedTarget}) => {
    if (relatedTarget !== null && !menu.contains(relatedTarget)) {
      close();
    }
  });
}
