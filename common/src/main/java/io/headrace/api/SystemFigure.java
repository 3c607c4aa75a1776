package io.headrace.api;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The few of a service's meters that tell people how it is. The page and scripts get them as JSON;
 * all others are for Prometheus alone.
 */
public enum SystemFigure {
  RECORDER_PUBLISHED_EVENTS(ApiCall.Owner.TRACKING, Kind.TOTAL, "events"),
  RECORDER_EVENTS(ApiCall.Owner.TRACKING, Kind.TOTAL, "events"),
  RECORDER_POINTS(ApiCall.Owner.TRACKING, Kind.TOTAL, "points"),
  RECORDER_LAG_EVENTS(ApiCall.Owner.TRACKING, Kind.LEVEL, "events"),
  RECORDER_LAG_SECONDS(ApiCall.Owner.TRACKING, Kind.LEVEL, "seconds"),
  RECORDER_DEAD_LETTERS_KEPT(ApiCall.Owner.TRACKING, Kind.LEVEL, "events"),
  LOG_IN_FLIGHT_BYTES(ApiCall.Owner.TRACKING, Kind.LEVEL, "bytes"),
  COMPACTOR_RUNS_WAITING(ApiCall.Owner.TRACKING, Kind.LEVEL, "runs"),
  COMPACTOR_FAILURES(ApiCall.Owner.TRACKING, Kind.TOTAL, "failures"),

  LIVE_STREAMS(ApiCall.Owner.QUERY, Kind.LEVEL, "streams"),
  VIEW_BYTES(ApiCall.Owner.QUERY, Kind.LEVEL, "bytes"),
  VIEW_MAX_BYTES(ApiCall.Owner.QUERY, Kind.LEVEL, "bytes"),
  VIEW_RUNS(ApiCall.Owner.QUERY, Kind.LEVEL, "runs"),
  VIEW_SCANS(ApiCall.Owner.QUERY, Kind.TOTAL, "searches"),

  ARTIFACTS_PUBLISHED_EVENTS(ApiCall.Owner.ARTIFACT, Kind.TOTAL, "events"),
  ARTIFACTS_FILES(ApiCall.Owner.ARTIFACT, Kind.TOTAL, "files"),
  ARTIFACTS_BYTES(ApiCall.Owner.ARTIFACT, Kind.TOTAL, "bytes"),
  ARTIFACTS_OPEN(ApiCall.Owner.ARTIFACT, Kind.LEVEL, "files"),
  ARTIFACTS_LAG_EVENTS(ApiCall.Owner.ARTIFACT, Kind.LEVEL, "events"),
  ARTIFACTS_LAG_SECONDS(ApiCall.Owner.ARTIFACT, Kind.LEVEL, "seconds"),
  ARTIFACTS_DEAD_LETTERS_KEPT(ApiCall.Owner.ARTIFACT, Kind.LEVEL, "events");

  /** How a figure is to be read. */
  public enum Kind {
    /** Grows: what matters is by how much in a time. */
    TOTAL,
    /** Rises and falls. */
    LEVEL
  }

  private final ApiCall.Owner owner;
  private final Kind kind;
  private final String unit;

  SystemFigure(ApiCall.Owner owner, Kind kind, String unit) {
    this.owner = owner;
    this.kind = kind;
    this.unit = unit;
  }

  public Kind kind() {
    return kind;
  }

  /** In the plural: {@code events}. */
  public String unit() {
    return unit;
  }

  /** The meter that it is taken from: {@code headrace.recorder.lag.events}. */
  public String meter() {
    return "headrace." + name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /**
   * The figures of a service, in the order of the table.
   *
   * @param service by its name
   */
  public static List<SystemFigure> of(String service) {
    return Stream.of(values())
        .filter(figure -> figure.owner.name().equalsIgnoreCase(service))
        .toList();
  }
}
