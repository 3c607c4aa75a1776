package io.headrace.benchmarks.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of bytes: {@code 512}, {@code 1KiB}, {@code 10MiB}, {@code 1GiB}. */
final class ByteSize implements ITypeConverter<Long> {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,12})(KiB|MiB|GiB)?");

  @Override
  public Long convert(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      throw new TypeConversionException("'" + text + "' is no size such as 512, 1KiB or 10MiB");
    }
    String unit = size.group(2) == null ? "" : size.group(2);
    int shift =
        switch (unit) {
          case "KiB" -> 10;
          case "MiB" -> 20;
          case "GiB" -> 30;
          default -> 0;
        };
    return Math.multiplyExact(Long.parseLong(size.group(1)), 1L << shift);
  }
}
