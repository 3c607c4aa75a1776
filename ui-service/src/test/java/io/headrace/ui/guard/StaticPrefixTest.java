package io.headrace.ui.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.config.Setting;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticPrefixTest {

  private static final String HOST = "Host: localhost";

  private static GuardedServer server;

  @BeforeAll
  static void start() {
    server = new GuardedServer(Map.of(Setting.STATIC_PREFIX, "/team/mlflow"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/team/mlflow/",
        "/team/mlflow/docs",
        "/team/mlflow/openapi.json",
        "/team/mlflow/ajax-api/3.0/mlflow/server-info",
        "/team/mlflow/api/3.0/mlflow/server-info",
        "//team//mlflow//ajax-api/3.0/mlflow/server-info",
        "/team/mlflow/health",
        "/team/mlflow/version",
        "/api/3.0/mlflow/server-info",
        "/health",
        "/ready",
        "/state",
        "/version"
      })
  void path_withThePrefixOrWhereItIsNotNeeded_isServed(String path) {
    assertThat(server.ask("GET", path, HOST)).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/docs",
        "/openapi.json",
        "/ajax-api/3.0/mlflow/server-info",
        "/get-artifact",
        "/team/mlflows/",
        "/team",
        "/team/mlflow/team/mlflow/version"
      })
  void path_withoutThePrefix_is404(String path) {
    assertThat(server.ask("GET", path, HOST)).startsWith("HTTP/1.1 404");
  }

  @Test
  void prefix_alone_leadsToThePage() {
    assertThat(server.ask("GET", "/team/mlflow", HOST))
        .startsWith("HTTP/1.1 308")
        .contains("location: /team/mlflow/\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/team/mlflow/", "/team/mlflow/docs"})
  void page_underThePrefix_namesAssetsThatAreThere(String page) {
    Matcher script =
        Pattern.compile("src=\"([^\"/][^\"]+)\"").matcher(server.ask("GET", page, HOST));
    assertThat(script.find()).isTrue();

    assertThat(server.ask("GET", "/team/mlflow/" + script.group(1), HOST))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void guards_behindThePrefix_stand() {
    assertThat(server.ask("GET", "/team/mlflow/version", "Host: evil.example"))
        .startsWith("HTTP/1.1 200");
    assertThat(server.ask("GET", "/team/mlflow/", "Host: evil.example")).startsWith("HTTP/1.1 403");
    assertThat(
            server.ask(
                "POST",
                "/team/mlflow/api/3.0/mlflow/server-info",
                HOST,
                "Origin: http://evil.example"))
        .startsWith("HTTP/1.1 403");
  }
}
