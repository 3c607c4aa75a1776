/** What stands where there is no value, and where the value has no characters: not the same. */

import {html} from '../view.js';

export const ABSENT = html`<span class="absent">–</span>`;

export const EMPTY = html`<span class="absent">empty</span>`;
