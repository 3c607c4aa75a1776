/** How runs are found by what somebody types. Pure. */

/** The whole id of a run, as MLflow makes them. */
export function isRunId(text) {
  return /^[0-9a-f]{32}$/i.test(text.trim());
}

/** The filter that finds runs whose name contains a text; quotes in it match anything. */
export function runFilter(text) {
  const words = text.trim();
  if (words === '') {
    return undefined;
  }
  // The grammar has no escape: within one kind of quote the other may stand.
  const quote = words.includes("'") ? '"' : "'";
  return `attributes.run_name ILIKE ${quote}%${words.replaceAll(quote, '_')}%${quote}`;
}
