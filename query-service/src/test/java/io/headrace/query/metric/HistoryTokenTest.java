package io.headrace.query.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTokenTest {

  private static final int SERIES = HistoryToken.series("run-1", "loss");

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0.0,
        -0.0,
        1.5,
        Double.NaN,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        Double.MIN_VALUE
      })
  void decode_whatWasEncoded_isTheSamePlace(double value) {
    HistoryToken token = new HistoryToken(SERIES, Long.MIN_VALUE, Long.MAX_VALUE, value);

    assertThat(HistoryToken.decode(token.encode(), SERIES)).isEqualTo(token);
    assertThat(token.encode()).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void decode_tokenOfAnotherHistory_isRefused() {
    String token = new HistoryToken(SERIES, 1, 2, 3).encode();

    refused(token, HistoryToken.series("run-1", "accuracy"));
    refused(token, HistoryToken.series("run-2", "loss"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "****", "AAAA", "é", " ", "25000"})
  void decode_anythingElse_isRefused(String token) {
    refused(token, SERIES);
  }

  @Test
  void decode_tokenThatIsTooLongOrOfAnotherVersion_isRefused() {
    byte[] token = Base64.getUrlDecoder().decode(new HistoryToken(SERIES, 1, 2, 3).encode());
    byte[] longer = java.util.Arrays.copyOf(token, token.length + 1);
    token[0]++;

    refused(Base64.getUrlEncoder().encodeToString(longer), SERIES);
    refused(Base64.getUrlEncoder().encodeToString(token), SERIES);
  }

  private static void refused(String token, int series) {
    assertThatThrownBy(() -> HistoryToken.decode(token, series))
        .isInstanceOf(HeadraceException.class)
        .extracting(refusal -> ((HeadraceException) refusal).code())
        .isEqualTo(ErrorCode.INVALID_PARAMETER_VALUE);
  }
}
