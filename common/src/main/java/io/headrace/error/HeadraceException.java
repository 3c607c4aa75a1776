package io.headrace.error;

import java.time.Duration;
import java.util.Optional;

/**
 * A refusal or failure with the code that the client is told. Thrown and failed with anywhere; only
 * the HTTP failure handler turns it into a status.
 *
 * <p>Carries a stack trace only when it wraps a cause: a client's mistake is an answer, not an
 * incident, and must cost no stack walk on the hot path.
 */
public final class HeadraceException extends RuntimeException {

  /** Until a burst is over. */
  private static final Duration RETRY_SOON = Duration.ofSeconds(1);

  /**
   * Until something is started again. The stock client repeats seven times and waits as long as it
   * is told: with a second each it would give up on a restart.
   */
  private static final Duration RETRY_AFTER_OUTAGE = Duration.ofSeconds(10);

  private final ErrorCode code;

  public HeadraceException(ErrorCode code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  public HeadraceException(ErrorCode code, String message, Throwable cause) {
    super(message, cause, true, true);
    this.code = code;
  }

  public static HeadraceException invalid(String message) {
    return new HeadraceException(ErrorCode.INVALID_PARAMETER_VALUE, message);
  }

  public static HeadraceException notFound(String message) {
    return new HeadraceException(ErrorCode.RESOURCE_DOES_NOT_EXIST, message);
  }

  /** Something behind us does not answer; the same request may succeed later. */
  public static HeadraceException unavailable(String message, Throwable cause) {
    return new HeadraceException(ErrorCode.TEMPORARILY_UNAVAILABLE, message, cause);
  }

  /** Whether {@code failure} is one of ours with that code. */
  public static boolean is(Throwable failure, ErrorCode code) {
    return failure instanceof HeadraceException known && known.code == code;
  }

  public ErrorCode code() {
    return code;
  }

  /** How long the client should wait before it repeats the request, when repeating makes sense. */
  public Optional<Duration> retryAfter() {
    return switch (code) {
      case RESOURCE_EXHAUSTED -> Optional.of(RETRY_SOON);
      case TEMPORARILY_UNAVAILABLE -> Optional.of(RETRY_AFTER_OUTAGE);
      default -> Optional.empty();
    };
  }
}
