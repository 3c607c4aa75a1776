/** An address that no page has. */

import {notFoundView} from '../parts/trouble.js';
import {html, render} from '../view.js';

export function openUnknown(element, route) {
  const show = ({address}) => {
    document.title = 'Not found · Headrace';
    render(
      html`<h1>Not found</h1>
        ${notFoundView('There is no such page', `Nothing lives at #${address}.`)}`,
      element,
    );
  };
  show(route);
  return {update: show, close() {}};
}
