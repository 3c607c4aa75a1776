package io.headrace.search;

import io.headrace.error.HeadraceException;

/**
 * Which of the rows of a search make a page.
 *
 * @param pageToken where it begins; {@code null} or empty for the beginning
 * @param skip how many rows to pass over from there
 * @param maxResults most rows of the page, at least 1
 */
public record PageRequest(String pageToken, int skip, int maxResults) {

  /** The rows that follow those of the page that gave the token. */
  public static PageRequest following(String pageToken, int maxResults) {
    return new PageRequest(pageToken, 0, maxResults);
  }

  /** Those to skip, those of the page, and one that shows whether another page follows. */
  int rowsToFind() {
    return Math.addExact(Math.addExact(skip, maxResults), 1);
  }

  HeadraceException tooHeavy() {
    return HeadraceException.invalid(
        "%d rows with these columns are too many to skip. Skip one less with max_results 1 and"
                .formatted(skip)
            + " without columns, and ask for what follows by the token of that page.");
  }
}
