/** Markdown that people wrote, drawn as elements: nothing in it is taken for HTML. */

import {html, nothing} from '../view.js';
import {parseMarkdown} from './blocks.js';

/** Trees of the texts drawn last: pages are drawn again and again, of which few texts change. */
const MOST_KEPT = 4;
const kept = new Map();

/** What a page has above: a text's own headings begin below its section's. */
const HEADINGS_ABOVE = 2;

/**
 * @param text Markdown; its links open beside the page, its images are links
 * @param pictureView called with the path and the words of an image that is beside the text, gives
 *   what to draw, null for the words alone
 */
export function markdownView(text, pictureView = () => null) {
  return html`<div class="markdown">${blockViews(treeOf(text), pictureView)}</div>`;
}

function blockViews(blocks, pictureView) {
  return blocks.map((block) => blockView(block, pictureView));
}

function nodeViews(nodes, pictureView) {
  return nodes.map((node) => nodeView(node, pictureView));
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

function blockView(block, pictureView) {
  if (block.paragraph !== undefined) {
    return html`<p>${nodeViews(block.paragraph, pictureView)}</p>`;
  }
  if (block.heading !== undefined) {
    return headingView(block.heading + HEADINGS_ABOVE, nodeViews(block.nodes, pictureView));
  }
  if (block.code !== undefined) {
    return html`<pre tabindex="0"><code>${block.code}</code></pre>`;
  }
  if (block.quote !== undefined) {
    return html`<blockquote>${blockViews(block.quote, pictureView)}</blockquote>`;
  }
  if (block.list !== undefined) {
    return block.ordered
      ? html`<ol start=${block.start}>
          ${block.list.map((item) => itemView(item, pictureView))}
        </ol>`
      : html`<ul>
          ${block.list.map((item) => itemView(item, pictureView))}
        </ul>`;
  }
  return block.table === undefined ? html`<hr />` : tableView(block, pictureView);
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
function itemView({blocks, checked}, pictureView) {
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
    ${inline ? nodeViews(first.paragraph, pictureView) : nothing}${blockViews(
      inline ? rest : blocks,
      pictureView,
    )}
  </li>`;
}

function tableView({table, head, aligns}, pictureView) {
  const cell = (nodes, column) =>
    html`<td class=${aligns[column]}>${nodeViews(nodes, pictureView)}</td>`;
  return html`<div class="table-frame" role="region" aria-label="Table" tabindex="0">
    <table>
      <thead>
        <tr>
          ${head.map(
            (nodes, column) =>
              html`<th scope="col" class=${aligns[column]}>
                ${nodeViews(nodes, pictureView)}
              </th>`,
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

function nodeView(node, pictureView) {
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
    return linkView(node.link, nodeViews(node.nodes, pictureView));
  }
  if (node.picture !== undefined) {
    return pictureView(node.picture, node.alt) ?? (node.alt || node.picture);
  }
  return node.image === undefined
    ? markView(node.mark, nodeViews(node.nodes, pictureView))
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
