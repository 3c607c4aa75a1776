/** What is being edited on a page: one thing at a time, with its error beside it. */

/**
 * @param host the element in which editors are drawn, for the focus
 * @param onChange called to draw anew
 */
export function openEditing(host, onChange) {
  let state = {what: null, initial: '', error: null, saving: false};

  function change(values) {
    state = {...state, ...values};
    onChange();
  }

  /** The button that opened an editor has the focus again when that is closed. */
  function close() {
    const {what} = state;
    change({what: null, initial: '', error: null, saving: false});
    host.querySelector(`[data-edit="${CSS.escape(what)}"]`)?.focus();
  }

  return {
    get error() {
      return state.error;
    },
    get saving() {
      return state.saving;
    },
    get initial() {
      return state.initial;
    },
    is: (what) => state.what === what,
    /** initial is what the editor begins with, whatever others change meanwhile. */
    open(what, initial = '') {
      change({what, initial, error: null, saving: false});
      host.querySelector('.editor input, .editor textarea')?.focus();
    },
    close,
    /** Does a change and closes the editor; one that fails leaves it open with what was typed. */
    async save(action) {
      change({saving: true, error: null});
      try {
        await action();
        close();
      } catch (error) {
        change({saving: false, error});
      }
    },
  };
}
