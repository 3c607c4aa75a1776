package io.headrace.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.config.Setting;
import io.headrace.config.SettingsException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CommandLineTest {

  @Test
  void parse_withFlagsInBothForms_setsThemOverTheEnvironment() {
    CommandLine line =
        CommandLine.parse(
            List.of("--port", "5001", "--host=0.0.0.0"),
            Map.of("HEADRACE_PORT", "5002", "HEADRACE_NAMESPACE", "team"));

    assertThat(line.values().text(Setting.PORT)).isEqualTo("5001");
    assertThat(line.values().text(Setting.HOST)).isEqualTo("0.0.0.0");
    assertThat(line.values().text(Setting.NAMESPACE)).isEqualTo("team");
    assertThat(line.detach()).isFalse();
  }

  @Test
  void attached_withDetach_isTheRest() {
    CommandLine line = CommandLine.parse(List.of("--detach", "--port", "5001"), Map.of());

    assertThat(line.detach()).isTrue();
    assertThat(line.attached()).containsExactly("--port", "5001");
  }

  @Test
  void parse_withAnUnknownFlag_refuses() {
    assertThatThrownBy(() -> CommandLine.parse(List.of("--prot", "5001"), Map.of()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("--prot");
  }

  @Test
  void parse_withoutTheValueOfAFlag_refuses() {
    assertThatThrownBy(() -> CommandLine.parse(List.of("--port"), Map.of()))
        .isInstanceOf(Refusal.class)
        .hasMessage("--port needs a value.");
  }

  @Test
  void parse_withAnUnknownVariable_namesTheNearest() {
    assertThatThrownBy(() -> CommandLine.parse(List.of(), Map.of("HEADRACE_PROT", "1")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("HEADRACE_PORT");
  }
}
