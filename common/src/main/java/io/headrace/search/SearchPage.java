package io.headrace.search;

import java.util.List;
import java.util.function.Function;

/**
 * A page of a search's rows, in order.
 *
 * @param nextPageToken {@code null} on the last page
 * @param matches how many rows all pages come to, as of now
 */
public record SearchPage<R>(List<R> rows, String nextPageToken, long matches) {

  /** The same page with something else in each row's place. */
  public <T> SearchPage<T> map(Function<? super R, ? extends T> change) {
    return new SearchPage<>(rows.stream().<T>map(change).toList(), nextPageToken, matches);
  }
}
