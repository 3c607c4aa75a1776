/** The tree of artifacts. Folders are read page by page; images of a series are one entry. */

import {counted, formatBytes, formatCount} from '../format.js';
import {icon} from '../parts/icons.js';
import {troubleView} from '../parts/trouble.js';
import {baseName} from '../preview.js';
import {withValues} from '../router.js';
import {html, nothing} from '../view.js';
import {imageSeries} from './image-series.js';

const NO_QUERY = new URLSearchParams();

/** @param route {path, query} of what is chosen */
export function treeView(folders, route) {
  return folderView(folders, route, '');
}

function folderView(folders, route, path) {
  const folder = folders.get(path);
  const {series, others} = imageSeries(folder.files);
  const shown = others.slice(0, limitOf(folders, route, path, others));
  return html`<ul>
      ${series.map((one) => html`<li>${seriesEntry(folders, route, path, one)}</li>`)}
      ${shown.map((file) => html`<li>${entry(folders, route, file)}</li>`)}
      ${series.length === 0 ? nothing : html`<li>${imageFiles(folders, route, path)}</li>`}
    </ul>
    ${rest(folders, path, shown.length, others.length)}`;
}

/** The file that is chosen is drawn, wherever it stands. */
function limitOf(folders, route, path, files) {
  const chosen = route.path.startsWith(path)
    ? files.findIndex((file) => file.path === route.path)
    : -1;
  return Math.max(folders.limit(path), chosen + 1);
}

function entry(folders, route, file) {
  return file.is_dir ? branch(folders, route, file) : leaf(folders, route, file);
}

function branch(folders, route, {path}) {
  const open = folders.open.has(path);
  return html`<button
      type="button"
      class="entry"
      aria-expanded=${String(open)}
      title=${path}
      @click=${() => folders.toggle(path)}
    >
      <span class="turn">${icon('chevron')}</span>${icon('folder')}<span>${baseName(path)}</span>
    </button>
    ${open ? folderView(folders, route, path) : nothing}`;
}

function leaf(folders, route, {path, file_size: size}) {
  const chosen = route.path === path && !route.query.has('series');
  return html`<a
    class="entry"
    href=${folders.source.href(path, NO_QUERY)}
    title=${path}
    aria-current=${chosen ? 'true' : 'false'}
  >
    ${icon('file')}<span>${baseName(path)}</span>
    <span class="size">${size === undefined ? '' : formatBytes(size)}</span>
  </a>`;
}

function seriesEntry(folders, route, path, {key, images}) {
  return html`<a
    class="entry"
    href=${folders.source.href(path, withValues(NO_QUERY, {series: key}))}
    aria-current=${route.path === path && route.query.get('series') === key ? 'true' : 'false'}
  >
    ${icon('images')}<span>${key}</span>
    <span class="size">${counted(images.length, 'image')}</span>
  </a>`;
}

/** The files of the series, for who wants one of them as it is. */
function imageFiles(folders, route, path) {
  const name = `${path}\0images`;
  const open = folders.open.has(name);
  const images = new Set(imageSeries(folders.get(path).files).others);
  const files = folders.get(path).files.filter((file) => !images.has(file));
  return html`<button
      type="button"
      class="entry"
      aria-expanded=${String(open)}
      @click=${() => folders.toggle(name, false)}
    >
      <span class="turn">${icon('chevron')}</span>
      <span class="quiet">${counted(files.length, 'image file')}</span>
    </button>
    ${open
      ? html`<ul>
            ${files
              .slice(0, folders.limit(name))
              .map((file) => html`<li>${leaf(folders, route, file)}</li>`)}
          </ul>
          ${files.length > folders.limit(name)
            ? moreView(folders.limit(name), files.length, () => folders.more(name))
            : nothing}`
      : nothing}`;
}

/** What stands below the entries of a folder: that there is more, or why it cannot be seen. */
function rest(folders, path, shown, all) {
  const {files, next, loading, error} = folders.get(path);
  if (error) {
    return troubleView(error, () => folders.read(path));
  }
  if (loading) {
    return html`<p class="tree-words">Loading…</p>`;
  }
  if (next !== undefined || shown < all) {
    return moreView(shown, next === undefined ? all : undefined, () => folders.more(path));
  }
  return files.length === 0 ? html`<p class="tree-words">Empty</p>` : nothing;
}

/** all is undefined where nobody knows how many there are. */
function moreView(shown, all, more) {
  return html`<p class="tree-words">
    The first ${formatCount(shown)}${all === undefined ? '' : ` of ${formatCount(all)}`}
    <button type="button" @click=${more}>Show more</button>
  </p>`;
}
