package io.headrace.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRuleTest {

  private static final Pattern REFERENCE =
      Pattern.compile("(?!\\.\\.)(?!\\.?\\.?(/|$))[\\p{L}\\p{N}_./: -]*");
  private static final Pattern BAD_SEGMENT = Pattern.compile("(^|/)\\.?\\.?(/|$)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "loss",
        "val/loss",
        "a.b-c_d e:f/g",
        " ",
        ":",
        "a/..b",
        "a/...",
        ".hidden",
        "größe",
        "損失",
        "٣",
        "½",
        "Ⅻ",
        "𝛼/𝟘"
      })
  void check_goodKey_isAccepted(String key) {
    assertThatCode(() -> KeyRule.check(key, "key")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a#b", "a\\b", "a\tb", "a\n", "a,b", "a\u0301", "🙂", "\ud800", "a(b)", "%", "\""})
  void check_badCharacter_isRefusedWithTheListOfGoodOnes(String key) {
    assertThatThrownBy(() -> KeyRule.check(key, "name"))
        .isInstanceOf(HeadraceException.class)
        .hasMessageEndingWith(
            " for parameter 'name' supplied: Names may only contain alphanumerics, underscores (_),"
                + " dashes (-), periods (.), spaces ( ), colon(:) and slashes (/).");
  }

  @ParameterizedTest
  @CsvSource({
    "'', .",
    "., .",
    ".., ..",
    "..a, ..a",
    "../a, ../a",
    "/, /",
    "/a, /a",
    "//a, //a",
    "///a, /a",
    "/../a, /a",
    "a/, a",
    "a//b, a/b",
    "./a, a",
    "a/./b, a/b",
    "a/../b, b",
    "a/.., .",
    "a/../.., .."
  })
  void check_pathThatIsNotNormal_isRefusedWithItsNormalForm(String key, String normalForm) {
    assertThatThrownBy(() -> KeyRule.check(key, "params[2].key"))
        .hasMessage(
            "Invalid value \""
                + key
                + "\" for parameter 'params[2].key' supplied: Names may be treated as files in"
                + " certain cases, and must not resolve to other names when treated as such. This"
                + " name would resolve to '"
                + normalForm
                + "'");
  }

  @Test
  void check_badKey_isQuotedAsAsciiJson() {
    assertThatThrownBy(() -> KeyRule.check("é\"\\\n\u007f🙂", "key"))
        .hasMessageStartingWith(
            "Invalid value \"\\u00e9\\\"\\\\\\n\\u007f\\ud83d\\ude42\" for parameter 'key'")
        .extracting(failure -> ((HeadraceException) failure).code())
        .isEqualTo(ErrorCode.INVALID_PARAMETER_VALUE);
  }

  @Test
  void check_hugeBadKey_isNotEchoedWhole() {
    assertThatThrownBy(() -> KeyRule.check("#".repeat(1_000_000), "key"))
        .hasMessageStartingWith("Invalid value \"##")
        .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(2_000));
  }

  @Property
  void check_anyText_agreesWithTheRegularExpression(@ForAll("keyLike") String key) {
    boolean good = REFERENCE.matcher(key).matches() && !BAD_SEGMENT.matcher(key).find();
    boolean accepted = true;
    try {
      KeyRule.check(key, "key");
    } catch (HeadraceException refused) {
      accepted = false;
    }
    assertThat(accepted).isEqualTo(good);
  }

  @Provide
  Arbitrary<String> keyLike() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars("ab./_ :-").ofMaxLength(8),
        Arbitraries.strings().withChars("ab./é#\n\ud83d\ude42").ofMaxLength(6),
        Arbitraries.strings().ofMaxLength(4));
  }
}
