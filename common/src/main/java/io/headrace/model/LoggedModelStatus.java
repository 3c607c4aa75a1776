package io.headrace.model;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** MLflow's statuses of a logged model, by their names on the wire. */
public enum LoggedModelStatus {
  LOGGED_MODEL_STATUS_UNSPECIFIED(0),
  LOGGED_MODEL_PENDING(1),
  LOGGED_MODEL_READY(2),
  LOGGED_MODEL_UPLOAD_FAILED(3);

  private static final String PREFIX = "LOGGED_MODEL_";

  /** The numbers by which requests may name them. */
  public static final Map<Integer, LoggedModelStatus> BY_NUMBER =
      Stream.of(values())
          .collect(Collectors.toUnmodifiableMap(LoggedModelStatus::number, Function.identity()));

  private final int number;

  LoggedModelStatus(int number) {
    this.number = number;
  }

  /** MLflow's number, by which they are ordered. */
  public int number() {
    return number;
  }

  /** The name by which searches know it, {@code READY}. */
  public String shortName() {
    return name().substring(PREFIX.length());
  }

  /**
   * The short name of the status that a search means: by its short or long name, its number, or the
   * Python client's name for it. What means none comes back as it is.
   */
  public static String shortNameOf(String written) {
    String name = written.startsWith(PREFIX) ? written.substring(PREFIX.length()) : written;
    return switch (name) {
      case "UNSPECIFIED", "0" -> LOGGED_MODEL_STATUS_UNSPECIFIED.shortName();
      case "1" -> LOGGED_MODEL_PENDING.shortName();
      case "2" -> LOGGED_MODEL_READY.shortName();
      case "FAILED", "3" -> LOGGED_MODEL_UPLOAD_FAILED.shortName();
      default -> name;
    };
  }
}
