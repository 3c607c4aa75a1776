/** The folders of artifacts that have been opened, and what is known to be in them. */

import {foldersAbove} from '../preview.js';
import {MOST_FILES} from './source.js';

/** So many entries of a folder are drawn at first, and then more: nobody reads thousands. */
const FIRST_ENTRIES = 300;
const MORE_ENTRIES = 1000;

/** Part 10 comes after part 2. */
const ORDER = new Intl.Collator('en', {numeric: true});

/** A folder of many pages takes many calls, so it is listed anew no more often than this. */
const LIST_LONG_AGAIN_MS = 15000;

/**
 * A folder is {files, next, pages, loading, error}: files of the pages that were read, how many
 * these are, next the token of the one after them. onChange is called when any changes.
 *
 * @param source as artifacts/source.js makes them
 */
export function openFolders(source, onChange) {
  const loading = new AbortController();
  const folders = new Map();
  const open = new Set();
  const wanted = new Set();
  const reading = new Map();
  const readingAgain = new Set();
  /** Path to when a folder of many pages was listed anew. */
  const readAgain = new Map();
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
    const {files = [], next, pages = 0} = folders.get(path) ?? {};
    folders.set(path, {files, next, pages, loading: true});
    onChange();
    try {
      const page = await source.list(path, next, loading.signal);
      folders.set(path, {
        files: [...files, ...page.files.sort(foldersFirst)],
        next: page.next,
        pages: pages + 1,
      });
    } catch (error) {
      folders.set(path, {files, next, pages, error});
    }
    if (!loading.signal.aborted) {
      onChange();
    }
  }

  async function readAll(path) {
    while (hasMore(folders.get(path)) && !loading.signal.aborted) {
      await read(path);
    }
  }

  /** Reads on, or again what failed; a folder that is wanted as a whole, to its end. */
  async function readOn(path) {
    await read(path);
    if (wanted.has(path)) {
      await readAll(path);
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
    read: readOn,
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
        open.add(path);
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
        if (!folder.loading && (path === '' || open.has(path) || wanted.has(path))) {
          again(path, folder);
        }
      }
    },
    close: () => loading.abort(),
  };

  /** As much of a folder as is known, anew; one that is known to its end, to its end. */
  async function again(path, before) {
    const long = before.next !== undefined || before.pages > 1;
    const rested = Date.now() - (readAgain.get(path) ?? 0) >= LIST_LONG_AGAIN_MS;
    if (readingAgain.has(path) || (long && !rested)) {
      return;
    }
    readingAgain.add(path);
    readAgain.set(path, Date.now());
    try {
      const now = await listed(path, before.next === undefined ? MOST_FILES : before.files.length);
      const changed =
        before.error !== undefined ||
        now.files.length !== before.files.length ||
        (now.next === undefined) !== (before.next === undefined);
      // A page that was read meanwhile has more than this.
      if (changed && folders.get(path) === before) {
        folders.set(path, now);
        onChange();
        if (wanted.has(path)) {
          readAll(path);
        }
      }
    } catch {
      // What is shown is still true; the next look may succeed.
    } finally {
      readingAgain.delete(path);
    }
  }

  /** A folder from its beginning, until so many files are there. */
  async function listed(path, most) {
    let files = [];
    let pages = 0;
    let next;
    do {
      const page = await source.list(path, next, loading.signal);
      files = [...files, ...page.files.sort(foldersFirst)];
      pages += 1;
      next = page.next;
    } while (next !== undefined && files.length < most);
    return {files, next, pages};
  }
}

function hasMore(folder) {
  return (
    folder === undefined ||
    folder.loading ||
    (folder.error === undefined && folder.next !== undefined && folder.files.length < MOST_FILES)
  );
}

function foldersFirst(a, b) {
  return Number(b.is_dir ?? false) - Number(a.is_dir ?? false) || ORDER.compare(a.path, b.path);
}
