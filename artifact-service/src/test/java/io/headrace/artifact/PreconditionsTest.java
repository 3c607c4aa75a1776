package io.headrace.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.artifact.Preconditions.Verdict;
import io.headrace.objects.ObjectHead;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreconditionsTest {

  private static final String BEFORE = "Fri, 27 Nov 2026 07:00:00 GMT";
  private static final String AT = "Fri, 27 Nov 2026 08:00:00 GMT";
  private static final String AFTER = "Fri, 27 Nov 2026 09:00:00 GMT";
  private static final ObjectHead FILE =
      new ObjectHead(
          5, Optional.of("\"e1\""), Instant.parse("2026-11-27T08:00:00.5Z"), Optional.empty());

  private static Preconditions of(String header, String value) {
    return new Preconditions(MultiMap.caseInsensitiveMultiMap().add(header, value));
  }

  private static String date(String text) {
    return switch (text) {
      case "before" -> BEFORE;
      case "at" -> AT;
      case "after" -> AFTER;
      default -> text;
    };
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "If-None-Match, '\"e1\"', NOT_MODIFIED",
        "If-None-Match, 'W/\"e1\"', NOT_MODIFIED",
        "If-None-Match, '\"e0\", \"e1\"', NOT_MODIFIED",
        "If-None-Match, *, NOT_MODIFIED",
        "If-None-Match, '\"e2\"', SEND",
        "If-Match, '\"e1\"', SEND",
        "If-Match, *, SEND",
        "If-Match, 'W/\"e1\"', FAILED",
        "If-Match, '\"e2\"', FAILED",
        "If-Modified-Since, before, SEND",
        "If-Modified-Since, at, NOT_MODIFIED",
        "If-Modified-Since, after, NOT_MODIFIED",
        "If-Modified-Since, yesterday, SEND",
        "If-Unmodified-Since, before, FAILED",
        "If-Unmodified-Since, at, SEND",
        "If-Unmodified-Since, yesterday, SEND",
      })
  void judge_oneCondition_isAsHttpHasIt(String header, String value, Verdict verdict) {
    assertThat(of(header, date(value)).judge(FILE)).isEqualTo(verdict);
  }

  @Test
  void judge_aTagBesideADate_theTagCounts() {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap()
            .add("If-None-Match", "\"e2\"")
            .add("If-Modified-Since", AFTER);

    assertThat(new Preconditions(headers).judge(FILE)).isEqualTo(Verdict.SEND);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'\"e1\"', true",
        "'\"e2\"', false",
        "'W/\"e1\"', false",
        "at, true",
        "after, false",
        "never, false",
      })
  void allowRange_ofAVersion_onlyOfThisOne(String version, boolean allowed) {
    assertThat(of("If-Range", date(version)).allowRange(FILE)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"Accept, false", "If-Range, true", "If-Match, true"})
  void areNone_someHeader_tellsWhetherItIsACondition(String header, boolean condition) {
    assertThat(of(header, "x").areNone()).isEqualTo(!condition);
  }
}
