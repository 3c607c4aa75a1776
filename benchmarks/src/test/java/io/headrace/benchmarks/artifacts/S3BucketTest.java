package io.headrace.benchmarks.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class S3BucketTest {

  private final S3Bucket bucket =
      new S3Bucket(new S3Location("http://127.0.0.1:9000", "key", "secret"), "bucket");

  @Test
  void heads_namePathAndSignature() throws IOException {
    assertThat(text(bucket.upload("folder/1")))
        .startsWith("PUT /bucket/folder/1?")
        .contains("X-Amz-Signature=")
        .contains("X-Amz-SignedHeaders=host&")
        .contains("\r\nHost: 127.0.0.1:9000\r\n")
        .doesNotContain("secret");
    assertThat(text(bucket.download("folder/1"))).startsWith("GET /bucket/folder/1?");
  }

  private static String text(byte[] head) {
    return new String(head, StandardCharsets.US_ASCII);
  }
}
