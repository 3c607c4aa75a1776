package io.headrace.gc;

import io.headrace.error.HeadraceException;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long ago, as MLflow's {@code gc} has it: days, hours, minutes and seconds in this order, each
 * of them optional and with decimals if wanted: {@code 30d}, {@code 1d2h3m4s}, {@code 1.5h}.
 *
 * @param text as it was given
 */
record Age(String text, long millis) {

  static final Age NONE = new Age("0s", 0);

  private static final String NUMBER = "(\\d+(?:\\.\\d*)?|\\.\\d+)";
  private static final Pattern PARTS =
      Pattern.compile("(?:%1$sd)?(?:%1$sh)?(?:%1$sm)?(?:%1$ss)?".formatted(NUMBER));
  private static final long[] MILLIS = {86_400_000, 3_600_000, 60_000, 1_000};

  /**
   * Reads it.
   *
   * @throws HeadraceException with MLflow's words
   */
  static Age parse(String text) {
    Matcher parts = PARTS.matcher(text);
    if (text.isEmpty() || !parts.matches()) {
      throw HeadraceException.invalid(
          "Could not parse any time information from '"
              + text
              + "'. Examples of valid strings: '8h', '2d8h5m20s', '2m4s'");
    }
    BigDecimal millis = BigDecimal.ZERO;
    for (int part = 0; part < MILLIS.length; part++) {
      String number = parts.group(part + 1);
      if (number != null) {
        millis = millis.add(new BigDecimal(number).multiply(BigDecimal.valueOf(MILLIS[part])));
      }
    }
    if (millis.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw HeadraceException.invalid("'" + text + "' is too long ago");
    }
    return new Age(text, millis.longValue());
  }

  /** The moment so long before {@code now}, both ms since the epoch; never before the epoch. */
  long before(long now) {
    return Math.max(0, now - millis);
  }
}
