/**
 * What is being changed on a page: one editor is open at a time, and what fails has its error
 * beside it.
 */

const CLOSED = {what: null, initial: '', saving: false};

/**
 * @param host the element in which editors are drawn, for the focus
 * @param onChange called to draw anew
 */
export function openEditing(host, onChange) {
  let state = {...CLOSED, failed: null};
  /** Changes with each editor that is opened or closed: who saved in one knows it again. */
  let turn = 0;

  function change(values) {
    state = {...state, ...values};
    onChange();
  }

  /** The button that opened an editor has the focus again when that is closed. */
  function close() {
    const {what} = state;
    turn += 1;
    change({...CLOSED, failed: null});
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
    const initial = state.initial.replace(/\r\n?/g, '\n');
    return state.what !== null && fields().some(({value}) => value !== initial);
  }

  return {
    /** The error of the editor that is open, or null. */
    get error() {
      return errorOf(state.what);
    },
    get saving() {
      return state.saving;
    },
    get initial() {
      return state.initial;
    },
    errorOf,
    is: (what) => state.what === what,
    /**
     * initial is what the editor begins with, whatever others change meanwhile. One that is open
     * stays where somebody has typed something into it, and says so.
     */
    open(what, initial = '') {
      if (hasWords()) {
        change({failed: {what: state.what, error: new Error('Save or cancel this first.')}});
      } else {
        turn += 1;
        change({what, initial, saving: false, failed: null});
      }
      fields()[0]?.focus();
    },
    close,
    /** Does a change and closes its editor; one that fails leaves it open with what was typed. */
    async save(action) {
      const {what} = state;
      const mine = turn;
      change({saving: true, failed: null});
      try {
        await action();
        if (turn === mine) {
          close();
        }
      } catch (error) {
        change({failed: {what, error}, ...(turn === mine ? {saving: false} : {})});
      }
    },
    /**
     * Does a change that has no editor; one that is open stays so. The focus goes to the button of
     * next where its own was taken away by the change.
     */
    async act(what, action, next = what) {
      if (state.failed?.what === what) {
        change({failed: null});
      }
      try {
        await action();
        if (document.activeElement === null || document.activeElement === document.body) {
          focusButton(next);
        }
      } catch (error) {
        change({failed: {what, error}});
      }
    },
  };
}
