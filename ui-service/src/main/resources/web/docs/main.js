/** The page about the API: Swagger UI on our own document, in the theme of the web app. */

import {followTheme} from './dark.js';

followTheme();

window.SwaggerUIBundle({
  url: 'openapi.json',
  domNode: document.getElementById('docs'),
  presets: [window.SwaggerUIBundle.presets.apis],
  layout: 'BaseLayout',
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  deepLinking: true,
  filter: true,
  tryItOutEnabled: false,
  // Nothing leaves this origin: no badge of a validator elsewhere.
  validatorUrl: null,
  onComplete: nameServers,
});

/** The choice of a server has no name for those who cannot see what is around it. */
function nameServers() {
  document.getElementById('servers')?.setAttribute('aria-label', 'Server');
}
