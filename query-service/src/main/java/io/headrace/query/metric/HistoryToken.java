package io.headrace.query.metric;

import io.headrace.error.HeadraceException;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * The page token of a metric's history: the last point of a page, and whose history it is. The next
 * page is what lies behind that point, whatever was logged meanwhile.
 */
record HistoryToken(int series, long step, long timestamp, double value) {

  private static final byte VERSION = 1;
  private static final int BYTES = 1 + Integer.BYTES + 3 * Long.BYTES;

  /** Tells the histories of two metrics apart well enough to refuse a token of the wrong one. */
  static int series(String runId, String key) {
    return 31 * runId.hashCode() + key.hashCode();
  }

  String encode() {
    ByteBuffer bytes =
        ByteBuffer.allocate(BYTES)
            .put(VERSION)
            .putInt(series)
            .putLong(step)
            .putLong(timestamp)
            .putDouble(value);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** Reads a token for the history of {@code series}; refuses any other. */
  static HistoryToken decode(String token, int series) {
    ByteBuffer bytes;
    try {
      bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
    if (bytes.remaining() != BYTES || bytes.get() != VERSION || bytes.getInt() != series) {
      throw invalid();
    }
    return new HistoryToken(series, bytes.getLong(), bytes.getLong(), bytes.getDouble());
  }

  private static HeadraceException invalid() {
    return HeadraceException.invalid("Invalid page token, it was not made for this history");
  }
}
