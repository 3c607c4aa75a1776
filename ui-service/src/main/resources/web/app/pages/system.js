/** What the server is doing and how it is, asked again and again while the page is looked at. */

import {getOurs} from '../api.js';
import {formatDuration, formatMoment} from '../format.js';
import {announce} from '../parts/announcer.js';
import {icon} from '../parts/icons.js';
import {skeletonView, troubleView} from '../parts/trouble.js';
import {LONGEST_SPAN_MS, sampleOf, spanOf, withSample} from '../system/history.js';
import {backendsView, chartsView, figuresView, servicesView} from '../system/panels.js';
import {minutes, nameOfTroubles, troubles} from '../system/words.js';
import {html, nothing, render} from '../view.js';

const ASK_AGAIN_MS = 2000;

export function openSystem(element) {
  const loading = new AbortController();
  let timer = 0;
  let samples = [];
  let error = null;
  /** The troubles that were told to screen readers; null before any look. */
  let said = null;

  async function ask() {
    clearTimeout(timer);
    try {
      const answer = await getOurs('system', loading.signal, {});
      samples = withSample(samples, sampleOf(answer), LONGEST_SPAN_MS);
      error = null;
    } catch (failure) {
      if (loading.signal.aborted) {
        return;
      }
      error = failure;
    }
    show();
    timer = setTimeout(askIfSeen, ASK_AGAIN_MS);
  }

  function askIfSeen() {
    if (document.hidden) {
      timer = setTimeout(askIfSeen, ASK_AGAIN_MS);
    } else {
      ask();
    }
  }

  /** Whoever comes back does not wait for the next turn. */
  function seen() {
    if (!document.hidden && samples.length > 0) {
      ask();
    }
  }

  function show() {
    render(view(), element);
  }

  function view() {
    return html`<h1>System</h1>
      ${error === null ? nothing : troubleView(error, ask)}
      ${samples.length > 0 ? content(samples[samples.length - 1]) : waiting()}`;
  }

  function waiting() {
    return error === null ? skeletonView(8) : nothing;
  }

  function content(sample) {
    return html`${error === null ? summary(sample) : asOf(sample)}
      <div class="system-health">
        <section>
          <h2>Services</h2>
          ${servicesView(sample)}
        </section>
        <section>
          <h2>What they stand on</h2>
          ${backendsView(sample)}
        </section>
      </div>
      <h2>Now</h2>
      <p class="system-note quiet">${drawnSince()}</p>
      ${chartsView(samples, spanOf(samples))}
      <h2>More figures</h2>
      ${figuresView(sample)}
      <p class="system-note quiet">
        A dash stands for what is not known now. With several instances of a service behind one
        address, this is about the one that was asked. Scripts ask
        <code>GET /api/headrace/v1/system</code>; Prometheus finds all figures at
        <code>/metrics</code> of each process.
      </p>`;
  }

  function drawnSince() {
    const [first] = samples;
    const shown = samples[samples.length - 1].time - first.time;
    return (
      `The server keeps no history of these. Charts show what this page was told while it was ` +
      `open, at most of the last ${minutes(LONGEST_SPAN_MS)}: ${formatDuration(shown)}, ` +
      `since ${formatMoment(first.time)}.`
    );
  }

  function summary(sample) {
    const found = troubles(sample);
    tell(found);
    if (found.length === 0) {
      return html`<p class="system-summary good">${icon('check')}Everything works.</p>`;
    }
    return html`<ul class="system-troubles">
      ${found.map(
        ({level, words}) => html`<li class=${level}>
          ${icon(level === 'bad' ? 'cross' : 'dot')}${words}
        </li>`,
      )}
    </ul>`;
  }

  /** Once for each change of what is wrong: how bad it is changes every other second. */
  function tell(found) {
    const name = nameOfTroubles(found);
    if (name !== said) {
      said = name;
      announce(
        found.length === 0 ? 'Everything works.' : found.map(({words}) => words).join(' '),
      );
    }
  }

  function asOf(sample) {
    return html`<p class="system-summary warning">
      What follows is as of ${formatMoment(sample.time)}.
    </p>`;
  }

  document.title = 'System · Headrace';
  document.addEventListener('visibilitychange', seen);
  show();
  ask();
  return {
    update: show,
    close() {
      document.removeEventListener('visibilitychange', seen);
      clearTimeout(timer);
      loading.abort();
    },
  };
}
