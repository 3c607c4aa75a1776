package io.headrace.artifact;

import io.headrace.objects.ObjectHead;
import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The conditions of a GET or HEAD, as RFC 9110, section 13, has them. */
final class Preconditions {

  /** What the conditions say of a file. */
  enum Verdict {
    SEND,
    /** The client has it as it is. */
    NOT_MODIFIED,
    FAILED
  }

  private static final String ANY = "*";

  private final String ifMatch;
  private final String ifNoneMatch;
  private final String ifModifiedSince;
  private final String ifUnmodifiedSince;
  private final String ifRange;

  Preconditions(MultiMap headers) {
    this.ifMatch = joined(headers, "If-Match");
    this.ifNoneMatch = joined(headers, "If-None-Match");
    this.ifModifiedSince = headers.get("If-Modified-Since");
    this.ifUnmodifiedSince = headers.get("If-Unmodified-Since");
    this.ifRange = headers.get("If-Range");
  }

  private static String joined(MultiMap headers, String name) {
    return headers.contains(name) ? String.join(",", headers.getAll(name)) : null;
  }

  /** Whether there are none, so that nothing must be known of the file. */
  boolean areNone() {
    return ifMatch == null
        && ifNoneMatch == null
        && ifModifiedSince == null
        && ifUnmodifiedSince == null
        && ifRange == null;
  }

  Verdict judge(ObjectHead file) {
    Instant modified = file.lastModified().truncatedTo(ChronoUnit.SECONDS);
    boolean wanted =
        ifMatch != null
            ? lists(ifMatch, file, true)
            : date(ifUnmodifiedSince).map(since -> !modified.isAfter(since)).orElse(true);
    if (!wanted) {
      return Verdict.FAILED;
    }
    boolean known =
        ifNoneMatch != null
            ? lists(ifNoneMatch, file, false)
            : date(ifModifiedSince).map(since -> !modified.isAfter(since)).orElse(false);
    return known ? Verdict.NOT_MODIFIED : Verdict.SEND;
  }

  /** Whether a part may be sent; else the client's other parts are of another version. */
  boolean allowRange(ObjectHead file) {
    if (ifRange == null) {
      return true;
    }
    return ifRange.startsWith("\"")
        ? file.etag().equals(Optional.of(ifRange.trim()))
        : date(ifRange)
            .map(file.lastModified().truncatedTo(ChronoUnit.SECONDS)::equals)
            .orElse(false);
  }

  private static boolean lists(String tags, ObjectHead file, boolean strongly) {
    if (tags.trim().equals(ANY)) {
      return true;
    }
    for (String tag : tags.split(",", -1)) {
      String text = tag.trim();
      String strong = !strongly && text.startsWith("W/") ? text.substring(2) : text;
      if (file.etag().equals(Optional.of(strong))) {
        return true;
      }
    }
    return false;
  }

  /** Empty without a date, and for one that is none, which does not count. */
  private static Optional<Instant> date(String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ZonedDateTime.parse(text.trim(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
