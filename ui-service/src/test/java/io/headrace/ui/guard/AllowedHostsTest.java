package io.headrace.ui.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

  private static final AllowedHosts HOSTS =
      new AllowedHosts("trainbox", List.of("ml.example.org", "*.corp.example", "odd.example:8080"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST",
        "127.0.0.1",
        "127.8.9.1",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.5",
        "::1",
        "[::1]",
        "[fd00::1]",
        "[fc12:3::4]",
        "trainbox",
        "ml.example.org",
        "ML.Example.org",
        "a.b.corp.example"
      })
  void contain_nameOfTheServer_isTrue(String host) {
    assertThat(HOSTS.contain(host, host + ":5000")).isTrue();
    assertThat(HOSTS.contain(host, host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.example",
        "localhost.evil.example",
        "10.evil.example",
        "192.168.evil.example",
        "10.0.0.1.evil.example",
        "10.0.0",
        "010.0.0.1.2",
        "256.0.0.1",
        "172.32.0.1",
        "169.254.1.1",
        "8.8.8.8",
        "[2001:db8::1]",
        "ml.example.org.evil.example",
        "corp.example",
        "mlxexample.org",
        ":",
        "[::1"
      })
  void contain_anyOtherName_isFalse(String host) {
    assertThat(HOSTS.contain(host, host + ":5000")).isFalse();
  }

  @Test
  void contain_nameSetWithAPort_isTrueForThatPortAlone() {
    assertThat(HOSTS.contain("odd.example", "odd.example:8080")).isTrue();
    assertThat(HOSTS.contain("odd.example", "odd.example:8081")).isFalse();
  }

  @Test
  void contain_starAlone_isTrueForEveryName() {
    assertThat(new AllowedHosts("127.0.0.1", List.of("*")).contain("any.example", "any.example"))
        .isTrue();
  }
}
