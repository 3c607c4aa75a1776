package io.headrace.ui.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.config.Setting;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginGuardTest {

  private static final String CALL = "/api/3.0/mlflow/server-info";
  private static final String HOST = "Host: 192.168.1.5:5000";

  private static GuardedServer server;

  @BeforeAll
  static void start() {
    server =
        new GuardedServer(
            Map.of(
                Setting.CORS_ALLOWED_ORIGINS, "https://notes.example.org, https://*.corp.example"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String post(String... headers) {
    return server.ask("POST", CALL, headers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "null",
        "http://localhost.evil.example",
        "https://notes.example.org.evil.example",
        "http://192.168.1.5:5001",
        "http://evil.example?http://localhost"
      })
  void change_fromAForeignPage_isBlocked(String origin) {
    assertThat(post(HOST, "Origin: " + origin))
        .startsWith("HTTP/1.1 403")
        .contains("Cross-origin request blocked")
        .contains("HEADRACE_CORS_ALLOWED_ORIGINS")
        .doesNotContainIgnoringCase("access-control-allow-origin");
    assertThat(server.ask("DELETE", "/ajax-api/x", HOST, "Origin: " + origin))
        .startsWith("HTTP/1.1 403");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:3000",
        "http://127.0.0.1",
        "http://[::1]:8080",
        "https://notes.example.org",
        "https://a.corp.example"
      })
  void change_fromAnAllowedPage_passesAndMayBeRead(String origin) {
    assertThat(post(HOST, "Origin: " + origin))
        .startsWith("HTTP/1.1 405")
        .contains("access-control-allow-origin: " + origin)
        .contains("access-control-allow-credentials: true");
  }

  @Test
  void change_fromTheServersOwnPage_passesByWhicheverNameItIsCalled() {
    assertThat(post(HOST, "Origin: http://192.168.1.5:5000")).startsWith("HTTP/1.1 405");
    assertThat(post(HOST, "X-Forwarded-Host: ml.example.org", "Origin: https://ml.example.org"))
        .startsWith("HTTP/1.1 405");
  }

  @Test
  void change_withoutOrigin_passes() {
    assertThat(post(HOST)).startsWith("HTTP/1.1 405");
  }

  @Test
  void read_fromAForeignPage_isAnsweredButNotForItsEyes() {
    assertThat(server.ask("GET", CALL, HOST, "Origin: https://evil.example"))
        .startsWith("HTTP/1.1 200")
        .contains("vary: origin")
        .doesNotContainIgnoringCase("access-control");
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:3000, 200",
    "https://notes.example.org, 200",
    "https://evil.example, 400"
  })
  void preflight_always_saysWhetherTheOriginMay(String origin, int status) {
    String answer =
        server.ask(
            "OPTIONS",
            "/api/2.0/mlflow/runs/create",
            HOST,
            "Origin: " + origin,
            "Access-Control-Request-Method: POST",
            "Access-Control-Request-Headers: content-type");

    assertThat(answer).startsWith("HTTP/1.1 " + status);
    if (status == 200) {
      assertThat(answer)
          .contains("access-control-allow-methods: GET, POST, PUT, DELETE, OPTIONS, PATCH")
          .contains("access-control-allow-headers: content-type")
          .contains("access-control-allow-origin: " + origin);
    } else {
      assertThat(answer).contains("Disallowed CORS origin").doesNotContain("allow-origin");
    }
  }

  @Test
  void everyOrigin_allowed_isReadWithoutCredentials() {
    try (GuardedServer open = new GuardedServer(Map.of(Setting.CORS_ALLOWED_ORIGINS, "*"))) {
      assertThat(open.ask("POST", CALL, HOST, "Origin: https://any.example"))
          .startsWith("HTTP/1.1 405")
          .contains("access-control-allow-origin: *")
          .doesNotContain("access-control-allow-credentials");
    }
  }
}
