package io.headrace.query.run;

import io.headrace.api.RequestFields;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Which keys or values a request wants.
 *
 * @param prefix that they begin with
 * @param contains that they have, in small letters
 */
record TextMatch(String prefix, String contains) implements Predicate<String> {

  static TextMatch of(RequestFields fields) {
    return new TextMatch(
        fields.string("prefix", ""), fields.string("contains", "").toLowerCase(Locale.ROOT));
  }

  @Override
  public boolean test(String text) {
    return text.startsWith(prefix)
        && (contains.isEmpty() || text.toLowerCase(Locale.ROOT).contains(contains));
  }
}
