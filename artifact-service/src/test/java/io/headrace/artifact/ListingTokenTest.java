package io.headrace.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.error.HeadraceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTokenTest {

  private static final String ROOT = "mlflow-artifacts:/0/run/artifacts";
  private static final ArtifactPath FOLDER = ArtifactPath.of("folder");

  @Test
  void decode_tokenOfTheFolder_givesThePlace() {
    String token = ListingToken.encode(ROOT, FOLDER, "folder/größe 7");

    assertThat(ListingToken.decode(ROOT, FOLDER, token)).isEqualTo("folder/größe 7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "!", "AAAA", "AAAAAAAA", "%", "..", "zm9sZGVy"})
  void decode_garbage_isInvalid(String token) {
    assertThatThrownBy(() -> ListingToken.decode(ROOT, FOLDER, token))
        .isInstanceOf(HeadraceException.class)
        .hasMessageContaining("page_token");
  }

  @Test
  void decode_tokenOfAnotherFolderOrRoot_isInvalid() {
    String token = ListingToken.encode(ROOT, FOLDER, "x");

    assertThatThrownBy(() -> ListingToken.decode(ROOT, ArtifactPath.ROOT, token))
        .isInstanceOf(HeadraceException.class);
    assertThatThrownBy(() -> ListingToken.decode("s3://other", FOLDER, token))
        .isInstanceOf(HeadraceException.class);
  }
}
