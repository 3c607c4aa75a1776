package io.headrace.search;

import java.util.List;

/**
 * A page of a search's rows, in order.
 *
 * @param nextPageToken {@code null} on the last page
 * @param matches how many rows all pages come to, as of now
 */
public record SearchPage<R>(List<R> rows, String nextPageToken, long matches) {}
