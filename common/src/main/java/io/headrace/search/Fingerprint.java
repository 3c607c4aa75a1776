package io.headrace.search;

import io.headrace.error.HeadraceException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** What tells two searches apart: 4 bytes of a digest over each part of what they ask for. */
record Fingerprint(int scope, int filter, int order) {

  static Fingerprint of(List<String> scope, String filter, List<SortKey> order) {
    return new Fingerprint(
        digest(scope),
        digest(List.of(filter == null ? "" : filter)),
        digest(List.of(order.toString())));
  }

  private static int digest(List<String> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
      }
      return ByteBuffer.wrap(digest.digest()).getInt();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /**
   * Refuses the fingerprint of another search.
   *
   * @throws HeadraceException {@code INVALID_PARAMETER_VALUE}, saying which part is another
   */
  void requireSame(Fingerprint other) {
    if (scope != other.scope) {
      throw HeadraceException.invalid(
          "Experiment IDs in the page token do not match the requested"
              + " experiment IDs, or view type, or datasets.");
    }
    if (filter != other.filter) {
      throw HeadraceException.invalid(
          "Filter string in the page token does not match the requested filter" + " string.");
    }
    if (order != other.order) {
      throw HeadraceException.invalid(
          "Order by in the page token does not match the requested order by.");
    }
  }
}
