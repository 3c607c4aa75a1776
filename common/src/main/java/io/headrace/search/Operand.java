package io.headrace.search;

import java.util.List;

/** What stands on the right of a comparison, read as what stands on its left takes it. */
sealed interface Operand {

  /** A number that a {@code long} holds, written without point and exponent. */
  record OfInteger(long value) implements Operand {}

  record OfNumber(double value) implements Operand {}

  record OfText(String value) implements Operand {}

  record OfTexts(List<String> values) implements Operand {}

  /** Of a test for presence. */
  record Missing() implements Operand {}
}
