package io.headrace.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.error.HeadraceException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterPropertyTest {

  @Property
  void parse_writtenConditions_areReadBack(@ForAll("conditions") List<Condition> conditions) {
    assertThat(FilterParser.parse(FilterText.of(conditions), SearchSchema.RUNS))
        .isEqualTo(conditions);
  }

  @Property(tries = 5000)
  void parse_anyText_isParsedOrRefused(@ForAll("scraps") String text) {
    for (SearchSchema schema :
        List.of(SearchSchema.RUNS, SearchSchema.EXPERIMENTS, SearchSchema.LOGGED_MODELS)) {
      refusable(() -> FilterParser.parse(text, schema));
      refusable(() -> OrderByParser.parse(List.of(text), schema));
    }
  }

  private static void refusable(Runnable parse) {
    try {
      parse.run();
    } catch (HeadraceException refusal) {
      assertThat(refusal.getMessage()).isNotBlank();
    }
  }

  @Property(tries = 3000)
  void test_anyConditions_agreesWithThePlainReading(
      @ForAll("conditions") List<Condition> conditions, @ForAll("row") TestRow row) {
    assertThat(RowFilter.of(conditions).test(row)).isEqualTo(PlainReading.matches(conditions, row));
  }

  @Property(tries = 5000)
  void like_anyPattern_agreesWithTheRegularExpression(
      @ForAll("patterns") String pattern, @ForAll("texts") String text) {
    assertThat(LikePattern.of(pattern, false).matches(text))
        .isEqualTo(PlainReading.like(text, pattern));
  }

  @ParameterizedTest
  @CsvSource({
    "É, é, true",
    "é, É, true",
    "STRASSE, straße, false",
    "ẞ, ß, true",
    "Σ, ς, true",
    "\u212a, k, true",
    "ſ, S, true",
    "i, İ, false",
    "I, ı, false",
    "İ, İ, true",
    "😀_, 😀x, true",
    "_, 😀, true",
    "𐐀, 𐐨, true",
    "a\\%, a\\b, true",
    "a\\_, a_, false"
  })
  void ilike_anyAlphabet_foldsCharacterByCharacter(String pattern, String text, boolean matches) {
    assertThat(LikePattern.of(pattern, true).matches(text)).isEqualTo(matches);
  }

  @Property
  void like_longSegments_agreeWithTheRegularExpression(@ForAll("longTexts") String text) {
    String part = text.substring(text.length() / 3, text.length() - text.length() / 3);
    for (String pattern :
        List.of("%" + part + "%", "%" + part.replace('b', '_') + "%", "%b" + part + "%")) {
      assertThat(LikePattern.of(pattern, false).matches(text))
          .isEqualTo(PlainReading.like(text, pattern));
    }
  }

  @Provide
  Arbitrary<List<Condition>> conditions() {
    return Conditions.any();
  }

  @Provide
  Arbitrary<TestRow> row() {
    return Conditions.row();
  }

  @Provide
  Arbitrary<String> scraps() {
    Arbitrary<String> scrap =
        Arbitraries.of(
            "metrics.",
            "params.a",
            "tags",
            ".",
            "`",
            "'",
            "\"",
            "a b",
            "run_id",
            "start_time",
            "status",
            "name",
            "dataset.name",
            " ",
            "=",
            "!=",
            ">",
            "LIKE",
            "ilike",
            " IN ",
            "NOT",
            "(",
            ")",
            ",",
            "'x'",
            "\"y\"",
            "1",
            "-.5e3",
            " AND ",
            "OR",
            "IS",
            "NULL",
            ";",
            "\n",
            "DESC",
            "🙂",
            "\ud800",
            "%");
    return Arbitraries.oneOf(
        scrap.list().ofMaxSize(12).map(scraps -> String.join("", scraps)),
        scrap.list().ofMaxSize(8).map(scraps -> String.join(" ", scraps)),
        Arbitraries.strings().ofMaxLength(20));
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars("ab%_").ofMaxLength(7);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars("ab\n").ofMaxLength(8),
        Arbitraries.of("a", "b", "🙂").list().ofMaxSize(5).map(parts -> String.join("", parts)));
  }

  @Provide
  Arbitrary<String> longTexts() {
    return Arbitraries.strings().withChars("ab").ofMinLength(150).ofMaxLength(400);
  }
}
