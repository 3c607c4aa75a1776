package io.headrace.search;

/**
 * What stands where an identifier should, before anybody has asked whether the search knows it.
 *
 * @param entity the word in front of the first dot; {@code null} for an attribute that stands alone
 * @param key without quotes; {@code null} if it has not the form of an identifier
 * @param written with quotes
 * @param start its first token
 */
record WrittenIdentifier(String entity, String key, String written, Token start) {

  boolean isIdentifier() {
    return key != null;
  }
}
