/** Artifacts: a tree of folders, and a look at the file or series of images that is chosen. */

import {formatBytes} from '../format.js';
import {copyButton} from '../parts/copy.js';
import {icon} from '../parts/icons.js';
import {skeletonView, troubleView} from '../parts/trouble.js';
import {baseName} from '../preview.js';
import {withValues} from '../router.js';
import {html, nothing} from '../view.js';
import './artifact-preview.js';
import './image-slider.js';
import {imageSeries} from './image-series.js';
import {treeView} from './tree.js';

/**
 * @param folders as openFolders makes them
 * @param route of the page that shows them: path is what is chosen, '' nothing yet; query has
 *   series and step where one image series is, and "step." with the key of each where all are
 * @param why what to say where there are no artifacts
 */
export function artifactsView(folders, route, why) {
  const root = folders.get('');
  if (root.error && root.files.length === 0) {
    return troubleView(root.error, () => folders.read(''));
  }
  if (root.loading && root.files.length === 0) {
    return skeletonView(5);
  }
  if (root.files.length === 0) {
    return html`<div class="empty">
      <p class="empty-title">No artifacts</p>
      <p>${why}</p>
    </div>`;
  }
  return html`<div class="artifacts">
    <nav class="tree" aria-label="Artifacts">${treeView(folders, route)}</nav>
    <section class="preview" aria-label="Preview">${chosenView(folders, route)}</section>
  </div>`;
}

function chosenView(folders, {path, query}) {
  if (query.has('series') || folders.isFolder(path)) {
    return folderView(folders, path, query);
  }
  if (path === '') {
    return html`<p class="none">Choose a file to look at it.</p>`;
  }
  const {source} = folders;
  const size = folders
    .get(path.slice(0, Math.max(0, path.lastIndexOf('/'))))
    .files.find((file) => file.path === path)?.file_size;
  return html`<header>
      <h2>${path}${copyButton(path, 'the path')}</h2>
      ${size === undefined ? nothing : html`<span class="quiet">${formatBytes(size)}</span>`}
      <a class="button" href=${source.url(path)} download=${baseName(path)}
        >${icon('download')}Download</a
      >
    </header>
    <artifact-preview .artifact=${{source, path}}></artifact-preview>`;
}

/** The image series of a folder; other folders have nothing to look at but what the tree shows. */
function folderView(folders, path, query) {
  folders.want(path);
  const folder = folders.get(path);
  const {series} = imageSeries(folder.files);
  const chosen = query.get('series');
  const shown = chosen === null ? series : series.filter(({key}) => key === chosen);
  if (folder.loading && shown.length === 0) {
    return skeletonView(5);
  }
  if (shown.length === 0) {
    return html`<p class="none">
      ${chosen === null
        ? 'Choose a file to look at it.'
        : `There are no images of “${chosen}” here.`}
    </p>`;
  }
  return html`<header><h2>${path || 'Images'}</h2></header>
    ${folder.error ? troubleView(folder.error, () => folders.read(path)) : nothing}
    <div class="image-grid">
      ${shown.map((one) => sliderView(folders.source, path, query, one))}
    </div>`;
}

function sliderView(source, path, query, series) {
  const name = query.has('series') ? 'step' : `step.${series.key}`;
  const href = (step) => source.href(path, withValues(query, {[name]: step}));
  return html`<image-slider
    .shown=${{series, source, step: query.get(name), href}}
  ></image-slider>`;
}
