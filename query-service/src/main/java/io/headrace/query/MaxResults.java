package io.headrace.query;

import io.headrace.api.InvalidRequest;
import io.headrace.api.RequestFields;
import io.headrace.error.HeadraceException;
import java.util.OptionalLong;

/** The field {@code max_results} of a request: how many items a page may have. */
public final class MaxResults {

  private MaxResults() {}

  /**
   * The number given, or {@code absent}.
   *
   * @throws HeadraceException with MLflow's text unless it is from 1 to {@code most}
   */
  public static int of(RequestFields fields, int absent, int most) {
    Long given = fields.integer("max_results");
    if (given == null) {
      return absent;
    }
    if (given < 1) {
      throw invalid(given, ". It must be a positive integer");
    }
    if (given > most) {
      throw invalid(given, ". It must be at most " + most);
    }
    return given.intValue();
  }

  /**
   * The number given, or {@code absent}, for calls of our own.
   *
   * @throws HeadraceException when it is not between 1 and {@code most}
   */
  public static int between(RequestFields fields, int absent, int most) {
    Long given = fields.integer("max_results");
    if (given != null && (given < 1 || given > most)) {
      throw InvalidRequest.refused(
          "'max_results' must be between 1 and %d, and is %d.".formatted(most, given));
    }
    return given == null ? absent : given.intValue();
  }

  /**
   * Checks the upper bound alone, as {@code runs/search} does before it looks at anything else.
   *
   * @throws HeadraceException with MLflow's text, which takes a number that is too large for one of
   *     the wrong type
   */
  public static void requireAtMost(RequestFields fields, int most) {
    Long given = fields.integer("max_results");
    if (given != null && given > most) {
      throw HeadraceException.invalid(
          fields.invalid("max_results").getMessage() + " It must be at most " + most + ".");
    }
  }

  /**
   * The number given, or {@code absent} for none and 0; {@code most} if it is more.
   *
   * @throws HeadraceException with MLflow's text when it is negative
   */
  public static int upTo(RequestFields fields, int absent, int most) {
    Long given = fields.integer("max_results");
    if (given != null && given < 0) {
      throw invalid(given, ". It must be a positive integer.");
    }
    return given == null || given == 0 ? absent : (int) Math.min(given, most);
  }

  /**
   * The number given; empty when there is none.
   *
   * @throws HeadraceException with MLflow's text unless it is positive
   */
  public static OptionalLong ifAny(RequestFields fields) {
    Long given = fields.integer("max_results");
    if (given != null && given < 1) {
      throw invalid(given, ". It must be a positive integer.");
    }
    return given == null ? OptionalLong.empty() : OptionalLong.of(given);
  }

  /**
   * The number given, or {@code most} if that is less or none is given; may be 0.
   *
   * @throws HeadraceException when it is negative
   */
  public static int atMost(RequestFields fields, int most) {
    Long given = fields.integer("max_results");
    if (given != null && given < 0) {
      throw invalid(given, ". It must be a positive integer.");
    }
    return given == null ? most : (int) Math.min(given, most);
  }

  private static HeadraceException invalid(long given, String reason) {
    return HeadraceException.invalid(
        "Invalid value " + given + " for parameter 'max_results' supplied" + reason);
  }
}
