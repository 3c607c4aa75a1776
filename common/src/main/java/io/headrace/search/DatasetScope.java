package io.headrace.search;

/**
 * Which of a logged model's metric values count: those measured on a dataset.
 *
 * @param name {@code null} for any
 * @param digest {@code null} for any
 */
public record DatasetScope(String name, String digest) {
  public static final DatasetScope ANY = new DatasetScope(null, null);
}
