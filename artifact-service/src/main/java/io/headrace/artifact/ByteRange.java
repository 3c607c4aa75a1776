package io.headrace.artifact;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that an HTTP Range asks for (RFC 9110, 14.1.2).
 *
 * @param first byte of it
 * @param last byte of it, which it has as well
 */
record ByteRange(long first, long last) {

  private static final Pattern ONE =
      Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*", Pattern.CASE_INSENSITIVE);

  /**
   * The part of a file that a header's value asks for. Empty for what is answered with the whole
   * file, several ranges or one that is not well formed, and for {@linkplain #isUnreached what the
   * file does not reach}.
   *
   * @param size of the file, in bytes
   */
  static Optional<ByteRange> of(String header, long size) {
    return asked(header, size)
        .filter(range -> range.first < size)
        .map(range -> new ByteRange(range.first, Math.min(range.last, size - 1)));
  }

  /**
   * Whether a header is well formed and asks for one part, of which the file has nothing.
   *
   * @param size of the file, in bytes
   */
  static boolean isUnreached(String header, long size) {
    return asked(header, size).filter(range -> range.first >= size).isPresent();
  }

  /** What is asked for, be it in the file or not. */
  private static Optional<ByteRange> asked(String header, long size) {
    Matcher range = ONE.matcher(header);
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return Optional.empty();
    }
    if (range.group(1).isEmpty()) {
      long length = Math.min(size, Long.parseLong(range.group(2)));
      return Optional.of(new ByteRange(size - length, size - 1));
    }
    long first = Long.parseLong(range.group(1));
    long last = range.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(range.group(2));
    return last < first ? Optional.empty() : Optional.of(new ByteRange(first, last));
  }

  long length() {
    return last - first + 1;
  }

  /** The value of Content-Range. */
  String contentRange(long size) {
    return "bytes " + first + "-" + last + "/" + size;
  }
}
