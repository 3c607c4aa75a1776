package io.headrace.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArtifactUriTest {

  @ParameterizedTest
  @CsvSource({
    "mlflow-artifacts:/, mlflow-artifacts:/1/a",
    "mlflow-artifacts:/x, mlflow-artifacts:/x/1/a",
    "s3://b/p/, s3://b/p/1/a",
    "s3://b/p?region=eu/x, s3://b/p/1/a?region=eu/x",
    "/srv/x, /srv/x/1/a"
  })
  void child_goesBelowTheFolderAndBeforeTheQuery(String uri, String child) {
    assertThat(new ArtifactUri(uri).child("1/a").text()).isEqualTo(child);
  }
}
