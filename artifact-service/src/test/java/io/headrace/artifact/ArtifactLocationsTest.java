package io.headrace.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.artifact.ArtifactLocation.InBucket;
import io.headrace.artifact.ArtifactLocation.InFolder;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ArtifactLocationsTest {

  private static final Path SHARED = Path.of("/shared/runs");

  private final ArtifactLocations locations =
      new ArtifactLocations("ours", List.of(Path.of("/other"), SHARED));

  @ParameterizedTest
  @CsvSource({
    "mlflow-artifacts:/0/r/artifacts, 0/r/artifacts",
    "mlflow-artifacts:0/r, 0/r",
    "mlflow-artifacts:/, ''",
    "mlflow-artifacts:, ''",
    "mlflow-artifacts:///0/r, 0/r",
    "mlflow-artifacts://host:5000/0/r, 0/r",
    "mlflow-artifacts://host:5000, ''",
    "mlflow-artifacts:/0/r?tenant=x, 0/r",
    "http://host:5000/api/2.0/mlflow-artifacts/artifacts/0/r, 0/r",
    "https://host/prefix/ajax-api/2.0/mlflow-artifacts/artifacts/0/r, 0/r",
    "http://host/api/2.0/mlflow-artifacts/artifacts, ''",
  })
  void of_proxiedForms_areInOurBucket(String uri, String path) {
    assertThat(locations.of(uri)).isEqualTo(new InBucket("ours", new ArtifactPath(path)));
  }

  @ParameterizedTest
  @CsvSource({"s3://theirs/a/b, a/b", "s3://theirs, ''", "s3://theirs/, ''"})
  void of_s3_isInTheBucketNamed(String uri, String path) {
    assertThat(locations.of(uri)).isEqualTo(new InBucket("theirs", new ArtifactPath(path)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/shared/runs/0/a b",
        "file:///shared/runs/0/a%20b",
        "file:/shared/runs/0/a%20b",
        "file://localhost/shared/runs/0/a b",
        "/shared/x/../runs/0/a b",
      })
  void of_fileBelowAnAllowedRoot_isInThatFolder(String uri) {
    assertThat(locations.of(uri)).isEqualTo(new InFolder(SHARED, SHARED.resolve("0/a b")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc",
        "/shared",
        "/shared/runs-of-others",
        "/shared/runs/../../etc",
        "file:///etc/passwd",
        "file:///shared/runs/%2e%2e/x",
        "file://elsewhere/shared/runs/0",
        "//shared/runs",
        "relative/path",
        "",
        "gs://bucket/x",
        "http://host/somewhere/else",
        "dbfs:/x",
        "mlflow-artifacts:/../x",
        "mlflow-artifacts:/a/%2e%2e/x",
        "s3://bucket/../x",
        "/shared/runs/\0",
      })
  void of_placesThatAreNotAllowedOrNotKnown_areTheClientsMistake(String uri) {
    assertThatThrownBy(() -> locations.of(uri))
        .isInstanceOf(HeadraceException.class)
        .extracting(failure -> ((HeadraceException) failure).code())
        .isEqualTo(ErrorCode.INVALID_PARAMETER_VALUE);
  }
}
