/** Markdown that people wrote, drawn as elements: nothing in it is taken for HTML. */

import {html, nothing} from '../view.js';
import {parseMarkdown} from './blocks.js';

/** Trees of the texts drawn last: pages are drawn again and again, of which few texts change. */
const MOST_KEPT = 4;
const kept = new Map();

/** What a page has above: a text's own headings begin below its section's. */
const HEADINGS_ABOVE = 2;

/** @param text Markdown; its links open beside the page, its images are links */
export function markdownView(text) {
  return html`<div class="markdown">${treeOf(text).map(blockView)}</div>`;
}

function treeOf(text) {
  const tree = kept.get(text) ?? parseMarkdown(text);
  kept.delete(text);
  kept.set(text, tree);
  if (kept.size > MOST_KEPT) {
    kept.delete(kept.keys().next().value);
  }
  return tree;
}

function blockView(block) {
  if (block.paragraph !== undefined) {
    return html`<p>${block.paragraph.map(nodeView)}</p>`;
  }
  if (block.heading !== undefined) {
    return headingView(block.heading + HEADINGS_ABOVE, block.nodes.map(nodeView));
  }
  if (block.code !== undefined) {
    return html`<pre tabindex="0"><code>${block.code}</code></pre>`;
  }
  if (block.quote !== undefined) {
    return html`<blockquote>${block.quote.map(blockView)}</blockquote>`;
  }
  if (block.list !== undefined) {
    return block.ordered
      ? html`<ol start=${block.start}>
          ${block.list.map(itemView)}
        </ol>`
      : html`<ul>
          ${block.list.map(itemView)}
        </ul>`;
  }
  return block.table === undefined ? html`<hr />` : tableView(block);
}

function headingView(level, content) {
  switch (level) {
    case 3:
      return html`<h3>${content}</h3>`;
    case 4:
      return html`<h4>${content}</h4>`;
    case 5:
      return html`<h5>${content}</h5>`;
    default:
      return html`<h6>${content}</h6>`;
  }
}

/** A single paragraph stands in its item without space around it. */
function itemView({blocks, checked}) {
  const [first, ...rest] = blocks;
  const inline = first?.paragraph !== undefined;
  return html`<li class=${checked === undefined ? nothing : 'task'}>
    ${checked === undefined
      ? nothing
      : html`<input
          type="checkbox"
          disabled
          .checked=${checked}
          aria-label=${checked ? 'done' : 'to do'}
        />`}
    ${inline ? first.paragraph.map(nodeView) : nothing}${(inline ? rest : blocks).map(blockView)}
  </li>`;
}

function tableView({table, head, aligns}) {
  const cell = (nodes, column) => html`<td class=${aligns[column]}>${nodes.map(nodeView)}</td>`;
  return html`<div class="table-frame" role="region" aria-label="Table" tabindex="0">
    <table>
      <thead>
        <tr>
          ${head.map(
            (nodes, column) =>
              html`<th scope="col" class=${aligns[column]}>${nodes.map(nodeView)}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${table.map(
          (row) =>
            html`<tr>
              ${row.map(cell)}${row.length < head.length
                ? html`<td colspan=${head.length - row.length}></td>`
                : nothing}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function nodeView(node) {
  if (node.text !== undefined) {
    return node.text;
  }
  if (node.code !== undefined) {
    return html`<code>${node.code}</code>`;
  }
  if (node.break) {
    return html`<br />`;
  }
  if (node.link !== undefined) {
    return linkView(node.link, node.nodes.map(nodeView));
  }
  return node.image === undefined
    ? markView(node.mark, node.nodes.map(nodeView))
    : linkView(node.image, node.alt || node.image);
}

/** An image is not fetched: that alone would tell its host who reads this page, and when. */
function linkView(address, content) {
  return html`<a href=${address} target="_blank" rel="noopener noreferrer nofollow">${content}</a>`;
}

function markView(mark, content) {
  switch (mark) {
    case 'strong':
      return html`<strong>${content}</strong>`;
    case 'em':
      return html`<em>${content}</em>`;
    default:
      return html`<del>${content}</del>`;
  }
}
