package io.headrace.query.run;

import io.headrace.api.InvalidRequest;
import io.headrace.api.Limits;
import io.headrace.api.RequestFields;
import io.headrace.error.HeadraceException;

/** The field {@code skip} of a request: how many items to pass over before a page. */
final class Skip {

  private Skip() {}

  /**
   * The number given, or 0.
   *
   * @throws HeadraceException when it is negative or more than there is room to look for
   */
  static int of(RequestFields fields) {
    Long given = fields.integer("skip");
    if (given != null && (given < 0 || given > Limits.ROWS_SKIPPED)) {
      throw InvalidRequest.refused(
          "'skip' must be between 0 and %d, and is %d.".formatted(Limits.ROWS_SKIPPED, given));
    }
    return given == null ? 0 : given.intValue();
  }
}
