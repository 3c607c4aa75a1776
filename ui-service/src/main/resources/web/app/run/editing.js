/**
 * What is being changed on a page: one editor is open at a time, and what fails has its error
 * beside it. What is typed is kept until it is saved or cancelled, on other tabs and other pages,
 * too; who comes back finds its editor open.
 */

import {openDrafts} from './drafts.js';

/**
 * @param host the element in which editors are drawn, for the focus
 * @param onChange called to draw anew
 * @param owner whose editors these are, as "run 4f2…"
 * @param storage gives what keeps drafts
 */
export function openEditing(host, onChange, owner, storage = () => sessionStorage) {
  const drafts = openDrafts(owner, storage);
  let state = {...opened(drafts.last), failed: null, done: null};
  /** Changes with each editor that is opened or closed: who saved in one knows it again. */
  let turn = 0;

  /** An editor with what was typed into it before; without any it begins with initial. */
  function opened(what, initial = '') {
    const draft = drafts.get(what);
    return {
      what,
      initial: withLines(draft?.initial ?? initial),
      values: draft?.values ?? {},
      isDraft: draft !== undefined,
      saving: false,
    };
  }

  /** The app has the browser ask while drafts are kept; where none can be, only this page knows. */
  function hold(event) {
    if (drafts.last !== null) {
      event.preventDefault();
    }
  }

  window.addEventListener('beforeunload', hold);

  function change(values) {
    state = {...state, ...values};
    onChange();
  }

  /**
   * What was typed is forgotten, and the button that opened the editor has the focus again. One
   * that was left with words in it for this one comes back.
   */
  function close() {
    const {what} = state;
    drafts.drop(what);
    turn += 1;
    change({...opened(drafts.last), failed: null});
    focusButton(what);
  }

  function focusButton(what) {
    host.querySelector(`[data-edit="${CSS.escape(what)}"]`)?.focus();
  }

  function errorOf(what) {
    return state.failed?.what === what ? state.failed.error : null;
  }

  function fields() {
    return [...host.querySelectorAll('.editor input, .editor textarea')];
  }

  function hasWords() {
    return drafts.get(state.what) !== undefined;
  }

  /**
   * What was saved is no draft any more. What was typed into it meanwhile is: its editor begins
   * with what was saved, but for one of several fields, in which anything can be saved anew.
   *
   * @param before the editor's state as it was saved
   * @param isSeen whether it is still that editor
   */
  function settle({what, initial, values}, isOnly, isSeen) {
    const now = isSeen ? state.values : drafts.get(what)?.values ?? values;
    const isAsSaved = Object.keys(now).every(
      (field) => now[field] === (values[field] ?? initial),
    );
    if (!isAsSaved) {
      const saved = isOnly ? Object.values(values)[0] ?? initial : initial;
      const draft = {initial: withLines(saved), values: now};
      drafts.keep(what, draft);
      if (isSeen) {
        change({...draft, isDraft: true, saving: false});
      }
    } else if (isSeen) {
      close();
    } else if (state.what !== what) {
      drafts.drop(what);
    }
  }

  return {
    /** The error of the editor that is open, or null. */
    get error() {
      return errorOf(state.what);
    },
    get saving() {
      return state.saving;
    },
    /** Whether the editor that is open has words of before in it. */
    get isDraft() {
      return state.isDraft;
    },
    errorOf,
    /** {words, undo} of what was done last without an editor, or null. */
    get done() {
      return state.done;
    },
    dismiss: () => change({done: null}),
    /** What stands in a field of the editor that is open. */
    valueOf: (field) => state.values[field] ?? state.initial,
    /** Whether what the editor that is open changes is not any more what it began with. */
    isBehind: (now) => withLines(now) !== state.initial,
    /** Takes what somebody has typed into a field of it. */
    type(field, value) {
      const {what, initial} = state;
      const values = {...state.values, [field]: value};
      state = {...state, values};
      if (Object.values(values).every((one) => one === initial)) {
        drafts.drop(what);
      } else {
        drafts.keep(what, {initial, values});
      }
    },
    is: (what) => state.what === what,
    get hasDrafts() {
      return drafts.last !== null;
    },
    /** Drops all of them: they cannot be saved any more, or nobody wants them. */
    forget() {
      turn += 1;
      drafts.clear();
      change({...opened(null), failed: null});
    },
    /** The key of the tag whose editor is open though others have removed the tag, or null. */
    lostTag(tags) {
      const [, key] = /^tag (.*)$/s.exec(state.what) ?? [];
      return key === undefined || tags.some((tag) => tag.key === key) ? null : key;
    },
    /**
     * initial is what the editor begins with, whatever others change meanwhile. One that is seen
     * stays where somebody has typed something into it, and says so.
     */
    open(what, initial = '') {
      if (hasWords() && fields().length > 0) {
        change({failed: {what: state.what, error: new Error('Save or cancel this first.')}});
      } else {
        turn += 1;
        change({...opened(what, initial), failed: null});
      }
      fields()[0]?.focus();
    },
    close,
    /**
     * Does a change and closes its editor. One that fails leaves it open with what was typed, and so
     * does what was typed while it was being done.
     */
    async save(action) {
      const before = state;
      const {what} = before;
      const mine = turn;
      const isOnly = fields().length === 1;
      change({saving: true, failed: null});
      try {
        await action();
        settle(before, isOnly, turn === mine);
      } catch (error) {
        change({failed: {what, error}, ...(turn === mine ? {saving: false} : {})});
      }
    },
    /**
     * Does a change that has no editor; one that is open stays so. The focus goes to the button of
     * next where its own was taken away by the change.
     *
     * @param done {words, undo}: what is said then, and the way back; null where nothing is
     */
    async act(what, action, next = what, done = null) {
      if (state.failed?.what === what) {
        change({failed: null});
      }
      try {
        await action();
        change({done});
        if (document.activeElement === null || document.activeElement === document.body) {
          focusButton(next);
        }
      } catch (error) {
        change({failed: {what, error}});
      }
    },
    /** The page is left. */
    leave: () => window.removeEventListener('beforeunload', hold),
  };
}

/** As fields have lines, whatever ends them. */
function withLines(text) {
  return text.replace(/\r\n?/g, '\n');
}
