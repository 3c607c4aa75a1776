/** The artifacts of a run: a tree of folders, and a look at the file that is chosen. */

import {artifactUrl, listArtifacts} from '../api.js';
import {formatBytes} from '../format.js';
import {icon} from '../parts/icons.js';
import {skeletonView, troubleView} from '../parts/trouble.js';
import {baseName, foldersAbove} from '../preview.js';
import {runHref} from '../router.js';
import {html, nothing} from '../view.js';
import './artifact-preview.js';

/**
 * The folders that have been opened: what is in them, or why that is not known.
 * onChange is called when one has been listed.
 */
export function openArtifacts(runId, onChange) {
  const loading = new AbortController();
  /** Folder path to {files}, {error} or {} while it is listed. */
  const folders = new Map();
  const open = new Set();

  async function list(folder) {
    folders.set(folder, {});
    try {
      folders.set(folder, {files: await listArtifacts(runId, folder, loading.signal)});
    } catch (error) {
      folders.set(folder, {error});
    }
    if (!loading.signal.aborted) {
      onChange();
    }
  }

  function expand(folder) {
    open.add(folder);
    if (!folders.has(folder)) {
      list(folder);
    }
  }

  return {
    runId,
    folders,
    open,
    list,
    /** Lists what leads to a path, so that it can be seen in the tree. */
    show(path) {
      ['', ...foldersAbove(path)].forEach(expand);
    },
    toggle(folder) {
      if (open.has(folder)) {
        open.delete(folder);
      } else {
        expand(folder);
      }
      onChange();
    },
    close: () => loading.abort(),
  };
}

export function artifactsView(artifacts, route) {
  const root = artifacts.folders.get('') ?? {};
  if (root.error) {
    return troubleView(root.error, () => artifacts.list(''));
  }
  if (root.files === undefined) {
    return skeletonView(5);
  }
  if (root.files.length === 0) {
    return html`<div class="empty">
      <p class="empty-title">No artifacts</p>
      <p>Files that the run logs with <code>mlflow.log_artifact</code> appear here.</p>
    </div>`;
  }
  return html`<div class="artifacts">
    <nav class="tree" aria-label="Artifacts">${folderView(artifacts, route, '')}</nav>
    <section class="preview" aria-label="Preview">${chosenView(artifacts, route)}</section>
  </div>`;
}

function folderView(artifacts, route, folder) {
  const {files, error} = artifacts.folders.get(folder) ?? {};
  if (error) {
    return troubleView(error, () => artifacts.list(folder));
  }
  if (files === undefined) {
    return html`<p class="quiet">Loading…</p>`;
  }
  return html`<ul>
    ${sorted(files).map(
      (file) => html`<li>
        ${file.is_dir ? branch(artifacts, route, file) : leaf(route, file)}
      </li>`,
    )}
  </ul>`;
}

function sorted(files) {
  return [...files].sort(
    (a, b) => Number(b.is_dir ?? false) - Number(a.is_dir ?? false) || a.path.localeCompare(b.path),
  );
}

function branch(artifacts, route, {path}) {
  const open = artifacts.open.has(path);
  return html`<button
      type="button"
      class="entry"
      aria-expanded=${String(open)}
      @click=${() => artifacts.toggle(path)}
    >
      <span class="turn">${icon('chevron')}</span>${icon('folder')}<span>${baseName(path)}</span>
    </button>
    ${open ? folderView(artifacts, route, path) : nothing}`;
}

function leaf(route, {path, file_size: size}) {
  return html`<a
    class="entry"
    href=${runHref(route.experimentId, route.runId, 'artifacts', path)}
    aria-current=${route.path === path ? 'true' : 'false'}
  >
    ${icon('file')}<span>${baseName(path)}</span>
    <span class="size">${size === undefined ? '' : formatBytes(size)}</span>
  </a>`;
}

function chosenView(artifacts, {path, runId}) {
  if (path === '') {
    return html`<p class="none">Choose a file to look at it.</p>`;
  }
  return html`<header>
      <h2>${path}</h2>
      <a class="button" href=${artifactUrl(runId, path)} download=${baseName(path)}
        >${icon('download')}Download</a
      >
    </header>
    <artifact-preview .artifact=${{runId, path}}></artifact-preview>`;
}
