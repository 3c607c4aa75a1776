/**
 * What was typed into editors and not saved: it outlives the page that they are on, until the tab
 * of the browser is closed.
 */

const PREFIX = 'drafts of ';

/**
 * Whether anything waits to be saved, of whatever page.
 *
 * @param storage gives what keeps drafts
 */
export function hasDrafts(storage) {
  try {
    const kept = storage();
    return Array.from({length: kept.length}, (_, i) => kept.key(i)).some((name) =>
      name.startsWith(PREFIX),
    );
  } catch {
    return false;
  }
}

/**
 * A draft is {initial, values}: what its editor began with, and its fields by their names.
 *
 * @param owner whose they are, as "run 4f2…"
 * @param storage as the browser's sessionStorage, which may refuse everything
 */
export function openDrafts(owner, storage) {
  const name = PREFIX + owner;
  const drafts = new Map(stored());

  function stored() {
    try {
      return Object.entries(JSON.parse(storage().getItem(name)) ?? {});
    } catch {
      return [];
    }
  }

  function store() {
    try {
      if (drafts.size === 0) {
        storage().removeItem(name);
      } else {
        storage().setItem(name, JSON.stringify(Object.fromEntries(drafts)));
      }
    } catch {
      // There is no room, or none is given: they last as long as the page.
    }
  }

  return {
    get: (what) => drafts.get(what),
    /** Of which editor the youngest is, or null. */
    get last() {
      return [...drafts.keys()].at(-1) ?? null;
    },
    keep(what, draft) {
      drafts.set(what, draft);
      store();
    },
    drop(what) {
      if (drafts.delete(what)) {
        store();
      }
    },
    clear() {
      drafts.clear();
      store();
    },
  };
}
