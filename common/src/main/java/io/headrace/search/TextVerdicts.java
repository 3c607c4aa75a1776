package io.headrace.search;

import java.util.function.IntPredicate;

/** What a condition says of the texts of a dictionary, each decided once. Not thread-safe. */
final class TextVerdicts {

  private static final byte PASSES = 1;
  private static final byte FAILS = 2;

  private final IntPredicate condition;

  /** By code; 0 is undecided. */
  private final byte[] verdicts;

  private TextVerdicts(IntPredicate condition, int size) {
    this.condition = condition;
    this.verdicts = new byte[size];
  }

  /** Of a condition on texts. */
  static TextVerdicts of(Condition condition, TextDictionary texts) {
    TextVerdicts verdicts;
    if (condition instanceof Condition.Membership membership) {
      verdicts = new TextVerdicts(code -> !membership.in(), texts.size());
      for (String value : membership.values()) {
        verdicts.decide(texts.find(value), membership.in());
      }
    } else {
      Condition.OfText text = (Condition.OfText) condition;
      verdicts =
          switch (text.comparator()) {
            case EQUAL -> equality(texts, text.value(), true);
            case NOT_EQUAL -> equality(texts, text.value(), false);
            case LIKE -> pattern(texts, text.value(), false);
            case ILIKE -> pattern(texts, text.value(), true);
          };
    }
    return verdicts;
  }

  private static TextVerdicts equality(TextDictionary texts, String value, boolean equal) {
    int sought = texts.find(value);
    return new TextVerdicts(code -> (code == sought) == equal, texts.size());
  }

  private static TextVerdicts pattern(TextDictionary texts, String pattern, boolean ignoreCase) {
    BytePattern bytes = BytePattern.of(pattern, ignoreCase);
    return new TextVerdicts(code -> bytes.matches(texts, code), texts.size());
  }

  private void decide(int code, boolean passes) {
    if (code != TextDictionary.ABSENT) {
      verdicts[code] = passes ? PASSES : FAILS;
    }
  }

  boolean test(int code) {
    if (verdicts[code] == 0) {
      decide(code, condition.test(code));
    }
    return verdicts[code] == PASSES;
  }
}
