/**
 * Where a key leads in the table, as in every grid: arrows, Home, End, Page Up and Down. A place is
 * {row, column}; row -1 is the head. Pure.
 */

/**
 * @param event {key, ctrlKey, metaKey}
 * @param size {rows, columns, page}: page is how many rows are in view
 * @returns the other place, or null when the key is none that moves
 */
export function placeAfter(event, place, {rows, columns, page}) {
  const whole = event.ctrlKey || event.metaKey;
  const to = target(event.key, place, whole, {rows, columns, page});
  return to === null
    ? null
    : {row: clamp(to.row, -1, rows - 1), column: clamp(to.column, 0, columns - 1)};
}

function target(key, {row, column}, whole, {rows, columns, page}) {
  switch (key) {
    case 'ArrowDown':
      return {row: row + 1, column};
    case 'ArrowUp':
      return {row: row - 1, column};
    case 'ArrowLeft':
      return {row, column: column - 1};
    case 'ArrowRight':
      return {row, column: column + 1};
    case 'PageDown':
      return {row: row + page, column};
    case 'PageUp':
      return {row: Math.max(0, row - page), column};
    case 'Home':
      return whole ? {row: 0, column: 0} : {row, column: 0};
    case 'End':
      return whole ? {row: rows - 1, column: columns - 1} : {row, column: columns - 1};
    default:
      return null;
  }
}

function clamp(value, least, most) {
  return Math.max(least, Math.min(most, value));
}
