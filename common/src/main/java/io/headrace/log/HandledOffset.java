package io.headrace.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a partition is handled, as it stands in a group's commit. As a rule that is the committed
 * offset. Where something that is not finished begins before, the offset stays there, so that who
 * takes over is handed it again, and the metadata say how far all else is done.
 */
final class HandledOffset {

  private static final Pattern METADATA = Pattern.compile("handled=(\\d{1,18})");

  private HandledOffset() {}

  /** The metadata of a commit. */
  static String metadata(long committed, long handled) {
    return handled > committed ? "handled=" + handled : "";
  }

  /** What a commit says; metadata that are not ours say nothing. */
  static long of(long committed, String metadata) {
    Matcher handled = METADATA.matcher(metadata == null ? "" : metadata);
    return handled.matches() ? Math.max(committed, Long.parseLong(handled.group(1))) : committed;
  }
}
