package io.headrace.search;

import io.headrace.digest.Sha256;
import io.headrace.error.HeadraceException;
import java.util.List;

/** What tells two searches apart: 4 bytes of a digest over each part of what they ask for. */
record Fingerprint(int scope, int filter, int order) {

  static Fingerprint of(List<String> scope, String filter, String order) {
    return new Fingerprint(
        digest(scope), digest(List.of(filter == null ? "" : filter)), digest(List.of(order)));
  }

  private static int digest(List<String> parts) {
    Sha256 digest = new Sha256();
    parts.forEach(digest::add);
    return digest.firstInt();
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
