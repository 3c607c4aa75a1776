package io.headrace.http;

import io.headrace.api.schema.FieldType;
import io.headrace.error.HeadraceException;
import java.util.Locale;

/**
 * What a read of recorded points shall do when the recorder stays behind what was acknowledged
 * before the read. Asked for by the request header {@value #HEADER}; docs/adr/0009 says why there
 * are two.
 */
public enum Consistency {
  /** Answer 503, for the client to come again: what it is given is never old. */
  STRICT,
  /** Answer with what is recorded, and say with {@value #LAG_HEADER} how much is not. */
  AVAILABLE;

  public static final String HEADER = "Headrace-Consistency";

  /** A response header: {@code events=} and the number of events that the answer does not show. */
  public static final String LAG_HEADER = "Headrace-Lag";

  /**
   * What the request asks for.
   *
   * @throws HeadraceException with INVALID_PARAMETER_VALUE for a word that is none of ours
   */
  public static Consistency of(ApiRequest request, Consistency unlessAsked) {
    String asked = request.http().getHeader(HEADER);
    if (asked == null) {
      return unlessAsked;
    }
    for (Consistency each : values()) {
      if (FieldType.word(each).equals(asked.strip().toLowerCase(Locale.ROOT))) {
        return each;
      }
    }
    throw HeadraceException.invalid(
        HEADER
            + " must be one of '"
            + String.join("' and '", FieldType.words(Consistency.class))
            + "'.");
  }
}
