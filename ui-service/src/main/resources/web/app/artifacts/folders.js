/** The folders of artifacts that have been opened, and what is known to be in them. */

import {foldersAbove} from '../preview.js';

/** So many entries of a folder are drawn at first, and then more: nobody reads thousands. */
const FIRST_ENTRIES = 300;
const MORE_ENTRIES = 1000;

/** Part 10 comes after part 2. */
const ORDER = new Intl.Collator('en', {numeric: true});

/** An image series is listed to its end, page by page, to find its steps; no further than this. */
const MOST_IMAGES = 50000;

/**
 * A folder is {files, next, loading, error}: files of the pages that were read, next the token of
 * the one after them. onChange is called when any changes.
 *
 * @param source as artifacts/source.js makes them
 */
export function openFolders(source, onChange) {
  const loading = new AbortController();
  const folders = new Map();
  const open = new Set();
  const wanted = new Set();
  const reading = new Map();
  const limits = new Map();

  /** The next page of a folder; one that is on its way is waited for. */
  function read(path) {
    if (!reading.has(path)) {
      reading.set(
        path,
        readPage(path).finally(() => reading.delete(path)),
      );
    }
    return reading.get(path);
  }

  async function readPage(path) {
    const {files = [], next} = folders.get(path) ?? {};
    folders.set(path, {files, next, loading: true});
    onChange();
    try {
      const page = await source.list(path, next, loading.signal);
      folders.set(path, {files: [...files, ...page.files.sort(foldersFirst)], next: page.next});
    } catch (error) {
      folders.set(path, {files, next, error});
    }
    if (!loading.signal.aborted) {
      onChange();
    }
  }

  async function readAll(path) {
    open.add(path);
    while (hasMore(folders.get(path)) && !loading.signal.aborted) {
      await read(path);
    }
  }

  function expand(path) {
    open.add(path);
    if (!folders.has(path)) {
      read(path);
    }
  }

  return {
    source,
    open,
    get: (path) => folders.get(path) ?? {files: [], loading: true},
    /** Reads the next page of a folder, or again the one that failed. */
    read,
    /** How many entries of a folder are to be drawn. */
    limit: (path) => limits.get(path) ?? FIRST_ENTRIES,
    /** Draws more of a folder (or other named part of the tree), and reads more where it must. */
    more(path) {
      const limit = (limits.get(path) ?? FIRST_ENTRIES) + MORE_ENTRIES;
      const {files = [], next} = folders.get(path) ?? {};
      limits.set(path, limit);
      if (files.length < limit && next !== undefined) {
        read(path);
      } else {
        onChange();
      }
    },
    /** Lists what leads to a path, so that it can be seen in the tree. */
    show(path) {
      ['', ...foldersAbove(path)].forEach(expand);
    },
    /** Whether a path is a folder, as far as what has been listed tells. */
    isFolder(path) {
      const parent = path.slice(0, Math.max(0, path.lastIndexOf('/')));
      return (folders.get(parent)?.files ?? []).some((file) => file.is_dir && file.path === path);
    },
    /** Asks for all of a folder, soon: its images cannot be put in order before. */
    want(path) {
      if (!wanted.has(path)) {
        wanted.add(path);
        queueMicrotask(() => readAll(path));
      }
    },
    /** Opens or closes a folder, or any other part of the tree that has a name of its own. */
    toggle(path, isFolder = true) {
      if (open.has(path)) {
        open.delete(path);
      } else if (isFolder) {
        expand(path);
      } else {
        open.add(path);
      }
      onChange();
    },
    /** Lists anew what is open, as a run that goes on logs more. */
    refresh() {
      for (const [path, folder] of folders) {
        if (!folder.loading && folder.next === undefined && (path === '' || open.has(path))) {
          again(path);
        }
      }
    },
    close: () => loading.abort(),
  };

  /** The first page again, for a folder that has no more than one. */
  async function again(path) {
    try {
      const page = await source.list(path, undefined, loading.signal);
      const before = folders.get(path);
      if (page.next === undefined && !before.loading && page.files.length !== before.files.length) {
        folders.set(path, {files: page.files.sort(foldersFirst), next: undefined});
        onChange();
      }
    } catch {
      // What is shown is still true; the next look may succeed.
    }
  }
}

function hasMore(folder) {
  return (
    folder === undefined ||
    folder.loading ||
    (folder.error === undefined && folder.next !== undefined && folder.files.length < MOST_IMAGES)
  );
}

function foldersFirst(a, b) {
  return Number(b.is_dir ?? false) - Number(a.is_dir ?? false) || ORDER.compare(a.path, b.path);
}
