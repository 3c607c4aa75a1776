package io.headrace.query.series;

import io.headrace.api.InvalidRequest;
import io.headrace.api.Limits;
import io.headrace.api.RequestFields;
import io.headrace.error.HeadraceException;
import io.headrace.model.SeriesAxis;
import java.util.List;

/**
 * Which series a request asks for, and of what range.
 *
 * @param runIds in the order asked for, none twice
 * @param metricKeys in the order asked for, none twice
 * @param start the least x
 * @param end the greatest x, not before the least
 * @param buckets that each series may come to
 */
record SeriesRequest(
    List<String> runIds,
    List<String> metricKeys,
    SeriesAxis axis,
    long start,
    long end,
    int buckets) {

  /**
   * Reads a request.
   *
   * @throws HeadraceException with what is wrong and what the limits are
   */
  static SeriesRequest of(RequestFields fields) {
    List<String> runIds = names(fields, "run_ids");
    List<String> metricKeys = names(fields, "metric_keys");
    long series = (long) runIds.size() * metricKeys.size();
    if (series > Limits.SERIES_PER_REQUEST) {
      throw InvalidRequest.refused(
          "%d runs and %d metrics are %d series; a request may ask for at most %d."
              .formatted(runIds.size(), metricKeys.size(), series, Limits.SERIES_PER_REQUEST));
    }
    SeriesAxis axis = fields.word("x_axis", SeriesAxis.class, SeriesAxis.STEP);
    long start = bound(fields, "start", Long.MIN_VALUE);
    long end = bound(fields, "end", Long.MAX_VALUE);
    if (start > end) {
      throw InvalidRequest.refused(
          "'end' must not be less than 'start'. Found start=%d and end=%d.".formatted(start, end));
    }
    return new SeriesRequest(runIds, metricKeys, axis, start, end, buckets(fields, (int) series));
  }

  private static List<String> names(RequestFields fields, String name) {
    List<String> names = fields.strings(name);
    if (names.isEmpty()) {
      throw fields.missing(name);
    }
    return InvalidRequest.requireAtMost(name, names, Limits.SERIES_PER_REQUEST).stream()
        .distinct()
        .toList();
  }

  private static long bound(RequestFields fields, String name, long absent) {
    Long given = fields.integer(name);
    return given == null ? absent : given;
  }

  private static int buckets(RequestFields fields, int series) {
    Long given = fields.integer("buckets");
    if (given == null) {
      return Math.min(Limits.BUCKETS_UNASKED, Limits.BUCKETS_PER_ANSWER / series);
    }
    if (given < 1 || given > Limits.BUCKETS_PER_SERIES) {
      throw InvalidRequest.refused(
          "'buckets' must be between 1 and %d, and is %d."
              .formatted(Limits.BUCKETS_PER_SERIES, given));
    }
    if (given * series > Limits.BUCKETS_PER_ANSWER) {
      throw InvalidRequest.refused(
          "%d series of %d buckets are %d buckets; a request may ask for at most %d."
              .formatted(series, given, given * series, Limits.BUCKETS_PER_ANSWER));
    }
    return given.intValue();
  }
}
