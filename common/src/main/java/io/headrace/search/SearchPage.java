package io.headrace.search;

import java.util.List;

/**
 * A page of a search's rows, in order.
 *
 * @param nextPageToken {@code null} on the last page
 */
public record SearchPage<R>(List<R> rows, String nextPageToken) {}
