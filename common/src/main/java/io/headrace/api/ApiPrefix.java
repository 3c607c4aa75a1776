package io.headrace.api;

import java.util.List;

/** The prefixes below which calls of the API are served. */
public final class ApiPrefix {

  /** For clients. */
  public static final String PUBLIC = "/api";

  /** For pages in a browser. */
  public static final String BROWSER = "/ajax-api";

  /** Those of nearly all calls. */
  public static final List<String> BOTH = List.of(PUBLIC, BROWSER);

  private ApiPrefix() {}

  /** Whether a path is below {@link #PUBLIC}. */
  public static boolean isPublic(String path) {
    return path.startsWith(PUBLIC + "/");
  }

  /** Whether a path is below one of the two. */
  public static boolean leadsTo(String path) {
    return isPublic(path) || path.startsWith(BROWSER + "/");
  }
}
