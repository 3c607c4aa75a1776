package io.headrace.ui.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP asks of every path. */
class HttpMannersTest {

  private static final String CALL = "/api/3.0/mlflow/server-info";
  private static final String HOST = "Host: localhost";

  private static GuardedServer server;

  @BeforeAll
  static void start() {
    server = new GuardedServer(Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {CALL, "/ajax-api/3.0/mlflow/server-info", "/", "/health", "/assets/x.js"})
  void options_ofAServedPath_tellsItsMethods(String path) {
    assertThat(server.ask("OPTIONS", path, HOST))
        .startsWith("HTTP/1.1 204")
        .contains("allow: GET, HEAD, OPTIONS\r\n");
  }

  @Test
  void options_ofAnUnknownPath_is404() {
    assertThat(server.ask("OPTIONS", "/api/2.0/mlflow/nothing", HOST)).startsWith("HTTP/1.1 404");
  }

  @ParameterizedTest
  @ValueSource(strings = {CALL, "/", "/version"})
  void wrongMethod_onAServedPath_is405WithTheRightOnes(String path) {
    assertThat(server.ask("DELETE", path, HOST))
        .startsWith("HTTP/1.1 405")
        .contains("allow: GET, HEAD, OPTIONS\r\n")
        .contains("METHOD_NOT_ALLOWED");
  }

  @ParameterizedTest
  @ValueSource(strings = {CALL, "/", "/health", "/ready", "/state", "/metrics", "/version"})
  void head_whereGetWorks_isTheSameWithoutABody(String path) {
    assertThat(server.ask("HEAD", path, HOST)).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {CALL + "/", "/health/", "/version/"})
  void slashAtTheEnd_isAnotherPath(String path) {
    assertThat(server.ask("GET", path, HOST)).startsWith("HTTP/1.1 404");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/" + CALL, "/api//3.0/mlflow//server-info", "/%61pi/3.0/mlflow/server-info"})
  void path_writtenOddly_isFound(String path) {
    assertThat(server.ask("GET", path, HOST)).startsWith("HTTP/1.1 200");
  }

  private static String get(String path, String header) {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n";
  }

  @Test
  void requests_sentBeforeTheAnswers_areAnsweredInTurn() {
    String answers =
        server.send(
            get("/version", "Accept: */*")
                + get("/nothing", "Accept: */*")
                + get("/health", "Connection: close"));

    assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(4);
    assertThat(answers).containsSubsequence("HTTP/1.1 200", "HTTP/1.1 404", "HTTP/1.1 200", "OK");
  }

  @Test
  void bodyOfAGet_isIgnored() {
    assertThat(
            server.send(
                get("/version", "Content-Length: 7")
                    + "garbage"
                    + get("/health", "Connection: close")))
        .containsSubsequence("HTTP/1.1 200", "HTTP/1.1 200", "OK");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GARBAGE\r\n\r\n",
        "GET /version HTTP/1.1\r\nnonsense\r\n\r\n",
        "POST /version HTTP/1.1\r\nContent-Length: many\r\n\r\n{}",
        "POST /version HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}"
      })
  void garbage_isAClientsMistakeToldInMlflowsShape(String garbage) {
    assertThat(server.send(garbage))
        .containsPattern("^HTTP/1.[01] 400 Bad Request\r\n")
        .containsIgnoringCase("x-content-type-options: nosniff\r\n")
        .contains("content-type: application/json\r\n")
        .endsWith("{\"error_code\":\"BAD_REQUEST\",\"message\":\"Malformed request\"}");
  }

  @Test
  void addressOrHeader_tooLong_isToldInMlflowsShape() {
    assertThat(server.send(get("/" + "x".repeat(100_000), "Accept: */*")))
        .contains(" 414 ")
        .contains("REQUEST_TOO_LARGE");
    assertThat(server.send(get("/version", "Accept: " + "x".repeat(100_000))))
        .contains(" 431 ")
        .contains("REQUEST_TOO_LARGE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%", "/%2", "/%zz/x", "/a?b=%", "/version?a=%4x", "/api/2.0/mlflow/%"})
  void address_encodedWrongly_isAClientsMistake(String address) {
    assertThat(server.ask("GET", address, HOST))
        .startsWith("HTTP/1.1 400")
        .contains("two hexadecimal digits must follow the '%' at position ");
  }

  @Test
  void upgradeToHttp2_isPassedOver() {
    String upgrade = "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nConnection: ";
    assertThat(
            server.send(
                get("/version", upgrade + "Upgrade, HTTP2-Settings")
                    + get("/health", "Connection: close")))
        .containsSubsequence("HTTP/1.1 200", "HTTP/1.1 200", "OK");
  }
}
