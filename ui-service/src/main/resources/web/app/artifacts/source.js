/**
 * Whose artifacts are looked at. A source is {owner, list, url, href}: owner names it in our own
 * calls ({run_id} or {model_id}), list(folder, pageToken, signal) gives a page {files, next}, url(path)
 * is where a file is downloaded, href(path, query) the address that shows it.
 */

import {at, get} from '../api.js';
import {modelHref, runHref} from '../router.js';

export function runArtifacts(experimentId, runId) {
  return {
    owner: {run_id: runId},
    list: (folder, pageToken, signal) =>
      page('artifacts/list', signal, {
        run_id: runId,
        path: orAbsent(folder),
        page_token: pageToken,
      }),
    url: (path) => at('get-artifact', {run_id: runId, path}),
    href: (path, query) => runHref(experimentId, runId, 'artifacts', path, query),
  };
}

export function modelArtifacts(experimentId, modelId) {
  const call = `logged-models/${encodeURIComponent(modelId)}/artifacts/`;
  return {
    owner: {model_id: modelId},
    list: (folder, pageToken, signal) =>
      page(call + 'directories', signal, {
        artifact_directory_path: orAbsent(folder),
        page_token: pageToken,
      }),
    url: (path) => at(`ajax-api/2.0/mlflow/${call}files`, {artifact_file_path: path}),
    href: (path, query) => modelHref(experimentId, modelId, 'artifacts', path, query),
  };
}

/** A folder is listed to its end to find its images, but no further than this. */
export const MOST_FILES = 50_000;

/** The files of a folder, page after page: {files, cut}, cut where there are more than may be. */
export async function listAll(source, folder, signal, most = MOST_FILES) {
  const files = [];
  let next;
  do {
    const page = await source.list(folder, next, signal);
    files.push(...page.files);
    next = page.next;
  } while (next !== undefined && files.length < most);
  return {files, cut: next !== undefined};
}

async function page(call, signal, fields) {
  const {files = [], next_page_token: next} = await get(call, signal, fields);
  return {files, next: next || undefined};
}

function orAbsent(folder) {
  return folder === '' ? undefined : folder;
}
