package io.headrace.tracking.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.config.ArtifactSettings;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactLocationRuleTest {

  private final ArtifactLocationRule rule =
      new ArtifactLocationRule(
          new ArtifactSettings("mlflow-artifacts:/", List.of(Path.of("/srv/shared"))));

  @Test
  void accept_ofNothing_leavesThePlaceToUs() {
    assertThat(rule.accept(null)).isEmpty();
    assertThat(rule.accept("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://bucket/path",
        "s3://bucket/path/",
        "s3://bucket/a;b",
        "s3://bucket/path?region=eu",
        "mlflow-artifacts:/foo",
        "mlflow-artifacts://host:5000/foo",
        "gs://b/../p",
        "file:///srv/shared/x",
        "file:/srv/shared/x",
        "file://localhost/srv/shared/x%20y"
      })
  void accept_ofUri_keepsIt(String location) {
    assertThat(rule.accept(location))
        .hasValue(location.replace("file:/srv", "file:///srv").replace("localhost", ""));
  }

  @ParameterizedTest
  @CsvSource({"/srv/shared/a, /srv/shared/a", "/srv/shared/b/../a, /srv/shared/a"})
  void accept_ofFolderBelowARoot_makesItNormal(String location, String kept) {
    assertThat(rule.accept(location)).hasValue(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc",
        "/srv/sharedness",
        "/srv/shared/../secret",
        "relative/path",
        "file:///etc/passwd",
        "file:///srv/shared/../secret",
        "file:///srv/shared/%2e%2e/secret",
        "FILE:///etc",
        "/"
      })
  void accept_ofFolderElsewhere_refusesIt(String location) {
    assertThatThrownBy(() -> rule.accept(location))
        .isInstanceOfSatisfying(
            HeadraceException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_PARAMETER_VALUE))
        .hasMessageContaining("HEADRACE_ARTIFACT_FILE_ROOTS");
  }

  @ParameterizedTest
  @CsvSource({
    "s3://b/p#f, 'artifact_location'' URL can''t include fragments or params.'",
    "http://h/p;x=1, 'artifact_location'' URL can''t include fragments or params.'",
    "s3://b/p?a=../b, Invalid query string",
    "s3://b/p?a=%2e%2e/b, Invalid query string",
    "runs:/0/a, Artifact location cannot be a runs:/ URI. Given:",
    "file://elsewhere/p, is not a valid remote uri.",
    "file:relative, is not a valid remote uri.",
    "file:///srv/shared/%zz, Malformed percent encoding"
  })
  void accept_ofWhatCannotBe_refusesIt(String location, String text) {
    assertThatThrownBy(() -> rule.accept(location))
        .isInstanceOf(HeadraceException.class)
        .hasMessageContaining(text);
  }

  @Test
  void accept_ofVeryLong_refusesIt() {
    assertThatThrownBy(() -> rule.accept("s3://" + "x".repeat(2_048)))
        .hasMessageStartingWith("Invalid artifact path length.");
  }
}
