/** The templates' language: everything put into them is text, never markup. */
export {html, nothing, render, svg} from '../lib/lit-html/lit-html.js';

/** For fields that people type in: compares with what stands there, not with what was drawn. */
export {live} from '../lib/lit-html/directives/live.js';
