/** How to log a first run, ready to be pasted, with this server's own address. */

import {html} from '../view.js';
import {copyButton} from './copy.js';

export function serverUrl() {
  return new URL('.', document.baseURI.split('#')[0]).href.replace(/\/$/, '');
}

export function firstRunView(experimentName) {
  const code = firstRun(serverUrl(), experimentName);
  return html`<div class="snippet">
    <pre><code>${code}</code></pre>
    ${copyButton(code, 'the code')}
  </div>`;
}

/** JSON's quotes and escapes are Python's too. */
function firstRun(url, experimentName) {
  return `import mlflow

mlflow.set_tracking_uri(${JSON.stringify(url)})
mlflow.set_experiment(${JSON.stringify(experimentName)})

with mlflow.start_run():
    mlflow.log_param("learning_rate", 0.01)
    for step in range(100):
        mlflow.log_metric("loss", 1 / (step + 1), step=step)`;
}
