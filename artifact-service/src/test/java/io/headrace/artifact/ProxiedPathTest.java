package io.headrace.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProxiedPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/2.0/mlflow-artifacts/artifacts/a/b",
        "/ajax-api/2.0/mlflow-artifacts/artifacts/a/b",
        "//api/2.0//mlflow-artifacts/artifacts//a//b",
      })
  void of_anyFormOfTheUrl_isWhatFollowsIt(String url) {
    assertThat(ProxiedPath.of(url).text()).isEqualTo("a/b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/2.0/mlflow-artifacts/artifacts/",
        "/api/2.0/mlflow-artifacts/artifacts/folder/",
        "/api/2.0/mlflow-artifacts/artifacts/../../x",
        "/api/2.0/mlflow-artifacts/artifacts/a/%2e%2e/b",
        "/x/../api/2.0/mlflow-artifacts/artifacts/a",
      })
  void of_noFileOrNotStraight_isRefused(String url) {
    assertThatThrownBy(() -> ProxiedPath.of(url)).hasMessage("Invalid path");
  }

  @Test
  void matches_otherUrls_isFalse() {
    assertThat(ProxiedPath.matches("/api/2.0/mlflow-artifacts/artifacts")).isFalse();
    assertThat(ProxiedPath.matches("/api/2.0/mlflow/artifacts/list")).isFalse();
  }
}
