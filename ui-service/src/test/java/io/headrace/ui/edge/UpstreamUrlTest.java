package io.headrace.ui.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import io.headrace.config.SettingsException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamUrlTest {

  private static UpstreamUrl parse(String url) {
    return UpstreamUrl.from(SettingValues.of(Map.of("HEADRACE_QUERY_URL", url)), Setting.QUERY_URL);
  }

  @Test
  void from_portGiven_isTaken() {
    assertThat(parse("http://query:5002/")).isEqualTo(new UpstreamUrl("query", 5002, false));
  }

  @Test
  void from_noPort_isTheSchemes() {
    assertThat(parse("http://query").port()).isEqualTo(80);
    assertThat(parse("https://query")).isEqualTo(new UpstreamUrl("query", 443, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "query:5002",
        "ftp://query",
        "http://query/path",
        "http://u:p@query",
        "http://a b"
      })
  void from_notAPlainUrl_isRefusedWithTheVariablesName(String url) {
    assertThatThrownBy(() -> parse(url))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("HEADRACE_QUERY_URL");
  }
}
