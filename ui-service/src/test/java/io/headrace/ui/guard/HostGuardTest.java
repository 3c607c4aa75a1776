package io.headrace.ui.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.config.Setting;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostGuardTest {

  private static final String CALL = "/api/3.0/mlflow/server-info";

  private static GuardedServer server;

  @BeforeAll
  static void start() {
    server = new GuardedServer(Map.of(Setting.ALLOWED_HOSTS, "ml.example.org"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {CALL, "/", "/nothing", "//health/x"})
  void request_byAForeignName_is403AndSaysWhatToSet(String path) {
    assertThat(server.ask("GET", path, "Host: evil.example:5000"))
        .startsWith("HTTP/1.1 403")
        .containsIgnoringCase("content-type: text/plain")
        .contains("Invalid Host header - possible DNS rebinding attack detected")
        .contains("start it with HEADRACE_ALLOWED_HOSTS=evil.example.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ml.example.org", "ml.example.org:8443", "127.0.0.1:5000", "[::1]:5000"})
  void request_byAnAllowedName_isAnswered(String host) {
    assertThat(server.ask("GET", CALL, "Host: " + host)).startsWith("HTTP/1.1 200");
  }

  @Test
  void requests_byManyNames_areEachJudgedByTheirOwn() {
    for (int i = 0; i < 3; i++) {
      assertThat(server.ask("GET", CALL, "Host: ml.example.org")).startsWith("HTTP/1.1 200");
      assertThat(server.ask("GET", CALL, "Host: evil.example")).startsWith("HTTP/1.1 403");
      assertThat(server.ask("GET", CALL, "Host: ml.example.org.evil")).startsWith("HTTP/1.1 403");
      assertThat(server.ask("GET", CALL, "Host: 127.0.0.1:5000")).startsWith("HTTP/1.1 200");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/version", "/ready", "/state", "/metrics"})
  void request_ofAHealthCheck_isAnsweredUnderAnyName(String path) {
    assertThat(server.ask("GET", path, "Host: evil.example")).startsWith("HTTP/1.1 200");
    assertThat(server.ask("HEAD", path, "Host: evil.example")).startsWith("HTTP/1.1 200");
  }

  @Test
  void request_withoutAHost_isAnsweredForHealthChecksOnly() {
    assertThat(server.send("GET /health HTTP/1.0\r\n\r\n"))
        .startsWith("HTTP/1.0 200")
        .endsWith("OK");
    assertThat(server.send("GET " + CALL + " HTTP/1.0\r\n\r\n"))
        .startsWith("HTTP/1.0 403")
        .endsWith("The request names no host.");
    assertThat(server.ask("GET", CALL, "Host:")).startsWith("HTTP/1.1 403");
  }

  @Test
  void request_withAHostThatIsNone_isAClientsMistake() {
    assertThat(server.ask("GET", CALL, "Host: a b")).startsWith("HTTP/1.1 400");
  }
}
