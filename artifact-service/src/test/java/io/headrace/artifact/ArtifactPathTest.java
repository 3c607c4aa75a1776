package io.headrace.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ArtifactPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "../x",
        "a/../b",
        "a/..",
        "%2e%2e/x",
        "a%2f..%2fb",
        "%252e%252e/x",
        "%25252e%25252e%25252fx",
        "/etc/passwd",
        "%2Fetc/passwd",
        "%252Fetc",
        "C:/windows",
        "c:%2Fwindows",
        "a\\b",
        "a%5Cb",
        "a%255Cb",
        "..%5Cb",
        "a#b",
        "a%23b",
        "a%2523b",
        "a%00b",
        "a%0Ab",
        "a%1fb",
        "a%7fb",
        "file:/etc/passwd",
        "file:///etc/passwd",
      })
  void ofEncoded_unsafe_isRefusedInMlflowsWords(String encoded) {
    assertThatThrownBy(() -> ArtifactPath.ofEncoded(encoded))
        .isInstanceOf(HeadraceException.class)
        .hasMessage("Invalid path")
        .extracting(failure -> ((HeadraceException) failure).code())
        .isEqualTo(ErrorCode.INVALID_PARAMETER_VALUE);
  }

  @ParameterizedTest
  @CsvSource({
    "a/b.txt, a/b.txt",
    "a%20b%2Bc.txt, a b+c.txt",
    "a+b.txt, a+b.txt",
    "100%25.txt, 100%.txt",
    "100%.txt, 100%.txt",
    "h%C3%BC.txt, hü.txt",
    "u%CC%88.txt, u\u0308.txt",
    "a//b, a/b",
    "./a/./b, a/b",
    "a/..b/c.., a/..b/c..",
    "..., ...",
    "colon:x, colon:x",
    "semi;colon, semi;colon",
  })
  void ofEncoded_safe_isTheDecodedName(String encoded, String path) {
    assertThat(ArtifactPath.ofEncoded(encoded).text()).isEqualTo(path);
  }

  @Test
  void ofEncoded_encodedTwice_isDecodedUntilItStaysTheSame() {
    assertThat(ArtifactPath.ofEncoded("img%252Bstep.png").text()).isEqualTo("img+step.png");
  }

  @Test
  void ofEncoded_nameThatHappensToHoldAnEscapedControlCharacter_keepsIt() {
    assertThat(ArtifactPath.ofEncoded("dog%25step%25100%25timestamp%25100").text())
        .isEqualTo("dog%step%100%timestamp%100");
  }

  @Test
  void ofEncoded_bytesThatAreNoUtf8_becomeReplacementCharacters() {
    assertThat(ArtifactPath.ofEncoded("x%80y").text()).isEqualTo("x\ufffdy");
  }

  @Test
  void ofEncoded_decodingThatDoesNotEndSoon_isRefused() {
    assertThatThrownBy(() -> ArtifactPath.ofEncoded("%" + "25".repeat(12) + "41"))
        .hasMessage("Invalid path");
  }

  @Test
  void of_nameOf255Bytes_isAccepted() {
    assertThat(ArtifactPath.of("ü".repeat(127) + "x").name()).hasSize(128);
  }

  @Test
  void of_nameOf256Bytes_isRefused() {
    assertThatThrownBy(() -> ArtifactPath.of("ü".repeat(128))).hasMessage("Invalid path");
  }

  @Test
  void of_nothing_isTheRoot() {
    assertThat(ArtifactPath.of("")).isEqualTo(ArtifactPath.ROOT);
    assertThat(ArtifactPath.of("./")).isEqualTo(ArtifactPath.ROOT);
  }

  @Test
  void resolve_belowRootAndFolder_joinsWithOneSlash() {
    assertThat(ArtifactPath.ROOT.resolve(ArtifactPath.of("a")).text()).isEqualTo("a");
    assertThat(ArtifactPath.of("a/").resolve(ArtifactPath.of("b")).text()).isEqualTo("a/b");
    assertThat(ArtifactPath.of("a").resolve(ArtifactPath.ROOT).text()).isEqualTo("a");
  }
}
