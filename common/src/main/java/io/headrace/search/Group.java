package io.headrace.search;

import java.util.List;

/**
 * Rows that have the same texts for what they are grouped by.
 *
 * @param keys the texts, {@code null} where rows have none
 * @param rows how many there are
 * @param values of each aggregate; {@code null} when no row has a number for it
 */
public record Group(List<String> keys, long rows, List<Double> values) {}
