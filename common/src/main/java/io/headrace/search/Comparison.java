package io.headrace.search;

import java.util.List;

/**
 * One comparison of a filter as it is written.
 *
 * @param symbol the comparator in capitals, its words one blank apart: {@code >}, {@code NOT IN}
 * @param comparator its first token
 * @param operand what stands on the right: one token, those of a list with its parentheses, or none
 */
record Comparison(WrittenIdentifier left, String symbol, Token comparator, List<Token> operand) {

  boolean isPresence() {
    return operand.isEmpty();
  }

  boolean isMembership() {
    return symbol.equals("IN") || symbol.equals("NOT IN");
  }
}
