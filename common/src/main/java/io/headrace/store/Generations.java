package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.Row;
import io.headrace.event.LogPosition;

/**
 * How far the generations of a run's segments have come.
 *
 * @param current the one that is written: of lower ones all segments are there, and no others come
 * @param compacted how many are chunks now, and so the first whose segments are to be read
 * @param checkpoint the position up to which the row's checkpoint covers the segments
 */
public record Generations(int current, int compacted, long checkpoint) {

  static final String COLUMNS = "generation, compacted, latest_position";

  /** Those of a run that has none but the first. */
  public static final Generations FIRST = new Generations(0, 0, LogPosition.NONE);

  static Generations of(Row row) {
    return new Generations(
        row.getInt("generation"), row.getInt("compacted"), row.getLong("latest_position"));
  }
}
