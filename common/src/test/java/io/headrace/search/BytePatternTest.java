package io.headrace.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BytePatternTest {

  /** All that case may do to characters: one that is a K in small letters, two kinds of i. */
  private static final String LETTERS = "abABzZ@[`{\nk\u212aiIıİßẞéÉ";

  private static boolean[] matches(BytePattern pattern, List<String> texts) {
    TextDictionary dictionary = new TextDictionary();
    texts.forEach(dictionary::add);
    boolean[] matches = new boolean[texts.size()];
    for (int i = 0; i < matches.length; i++) {
      matches[i] = pattern.matches(dictionary, dictionary.find(texts.get(i)));
    }
    return matches;
  }

  @Property(tries = 2_000)
  void matches_anyTexts_agreesWithTheLikePattern(
      @ForAll("patterns") String pattern,
      @ForAll("texts") List<String> texts,
      @ForAll boolean ignoreCase) {
    LikePattern like = LikePattern.of(pattern, ignoreCase);
    boolean[] matches = matches(BytePattern.of(pattern, ignoreCase), texts);
    for (int i = 0; i < matches.length; i++) {
      assertThat(matches[i]).as(texts.get(i)).isEqualTo(like.matches(texts.get(i)));
    }
  }

  @Property(tries = 2_000)
  void matches_anyTexts_agreesWithThePlainReading(
      @ForAll("patterns") String pattern, @ForAll("texts") List<String> texts) {
    boolean[] matches = matches(BytePattern.of(pattern, false), texts);
    for (int i = 0; i < matches.length; i++) {
      assertThat(matches[i]).as(texts.get(i)).isEqualTo(PlainReading.like(texts.get(i), pattern));
    }
  }

  @Property(tries = 2_000)
  void matches_asciiTextsInAnyCase_agreesWithThePlainReading(
      @ForAll("asciiPatterns") String pattern, @ForAll("asciiTexts") List<String> texts) {
    boolean[] matches = matches(BytePattern.of(pattern, true), texts);
    String small = pattern.toLowerCase(Locale.ROOT);
    for (int i = 0; i < matches.length; i++) {
      assertThat(matches[i])
          .as(texts.get(i))
          .isEqualTo(PlainReading.like(texts.get(i).toLowerCase(Locale.ROOT), small));
    }
  }

  /** Around the length from which texts are not looked through byte by byte. */
  @Property(tries = 300)
  void matches_longPatternsAndTexts_agreesWithTheLikePattern(
      @ForAll("longParts") String part,
      @ForAll @IntRange(min = 1, max = 3) int parts,
      @ForAll("asciiPatterns") String end,
      @ForAll("longTexts") String text,
      @ForAll boolean ignoreCase) {
    String pattern = "%" + (part + "%").repeat(parts) + end;
    assertThat(matches(BytePattern.of(pattern, ignoreCase), List.of(text, text + "é")))
        .containsExactly(
            LikePattern.of(pattern, ignoreCase).matches(text),
            LikePattern.of(pattern, ignoreCase).matches(text + "é"));
  }

  @Test
  void matches_emptyPatternAndEmptyText_agreesWithTheLikePattern() {
    for (String pattern : List.of("", "%", "%%", "_", "%_", "_%", "a", "%a")) {
      for (String text : List.of("", "a", "b")) {
        assertThat(matches(BytePattern.of(pattern, false), List.of(text)))
            .as("%s LIKE %s", text, pattern)
            .containsExactly(PlainReading.like(text, pattern));
      }
    }
  }

  private static Arbitrary<String> written(String characters, int maxLength) {
    return Arbitraries.of(characters.codePoints().mapToObj(Character::toString).toList())
        .list()
        .ofMaxSize(maxLength)
        .map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.oneOf(
        asciiPatterns(), written("ab%%__🙂é", 7), written(LETTERS + "%%%__", 6));
  }

  @Provide
  Arbitrary<String> asciiPatterns() {
    return Arbitraries.oneOf(written("ab%%_", 7), written("abABzZ@[`{%%__", 7));
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.oneOf(written("ab_%", 8), written("abé🙂", 8), written(LETTERS, 6))
        .list()
        .ofMaxSize(10);
  }

  @Provide
  Arbitrary<List<String>> asciiTexts() {
    return Arbitraries.oneOf(written("ab", 8), written("abABzZ@[`{_%", 8)).list().ofMaxSize(10);
  }

  @Provide
  Arbitrary<String> longParts() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 130), written("aAb_", 3), Arbitraries.of("", "b"))
        .as((length, start, end) -> start + "a".repeat(length) + end);
  }

  @Provide
  Arbitrary<String> longTexts() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 300), written("aaaAb", 20), written("ab", 5))
        .as((length, unit, end) -> (unit + "a").repeat(length) + end);
  }
}
