package io.headrace.api;

import java.util.Set;

/**
 * The paths that health checks and monitoring ask, whatever the server is called and wherever its
 * other paths begin.
 */
public final class OperatorPath {

  /** Does it live? */
  public static final String HEALTH = "/health";

  /** Can it work, and if not, why? */
  public static final String READY = "/ready";

  /** How are its services, as JSON? */
  public static final String STATE = "/state";

  /** For Prometheus. */
  public static final String METRICS = "/metrics";

  /** Which MLflow does it behave like? */
  public static final String VERSION = "/version";

  private static final Set<String> ALL = Set.of(HEALTH, READY, STATE, METRICS, VERSION);

  private OperatorPath() {}

  /** Whether a path is one of them. */
  public static boolean is(String path) {
    return ALL.contains(path);
  }
}
