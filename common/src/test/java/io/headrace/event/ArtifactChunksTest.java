package io.headrace.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.headrace.event.proto.ArtifactChunk;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArtifactChunksTest {

  private static final ArtifactChunk UPLOAD =
      ArtifactChunk.newBuilder().setUploadId("u-1").setModelId("m-1").setPath("a/b").build();

  @Test
  void chunks_ofAFile_haveItsBytesInOrder() {
    List<ArtifactChunk> chunks = ArtifactChunks.of(UPLOAD, bytes("123456789"), 4);

    assertThat(chunks)
        .extracting(chunk -> chunk.getData().toStringUtf8())
        .containsExactly("1234", "5678", "9");
    assertThat(chunks).extracting(ArtifactChunk::getIndex).containsExactly(0, 1, 2);
    assertThat(chunks).allMatch(chunk -> chunk.getCount() == 3 && chunk.getSize() == 9);
    // The check value of CRC-32C in every catalogue.
    assertThat(chunks).allMatch(chunk -> chunk.getCrc32C() == 0xE3069283);
    for (ArtifactChunk chunk : chunks) {
      assertThat(ArtifactChunks.parse(bytes("m-1"), chunk.toByteArray())).isEqualTo(chunk);
    }
  }

  @Test
  void chunks_ofAnEmptyFile_areOne() {
    ArtifactChunk chunk = ArtifactChunks.of(UPLOAD, new byte[0], 4).get(0);

    assertThat(chunk.getCount()).isEqualTo(1);
    assertThat(ArtifactChunks.parse(bytes("m-1"), chunk.toByteArray())).isEqualTo(chunk);
  }

  @Test
  void parse_whatIsNoChunkOfItsKey_saysWhy() {
    ArtifactChunk chunk = ArtifactChunks.of(UPLOAD, bytes("abc"), 4).get(0);

    assertRefused(chunk.toBuilder().setModelId("m-2").build(), "Its key is not its owner's id");
    assertRefused(chunk.toBuilder().setIndex(1).build(), "Its index is none of its upload's");
    assertRefused(chunk.toBuilder().setSize(2).build(), "It is larger than its file");
    assertRefused(
        chunk.toBuilder().setData(ByteString.EMPTY).build(), "It is empty, and its file is not");
    assertThatThrownBy(() -> ArtifactChunks.parse(bytes("m-1"), null))
        .hasMessage("It has no key or no value");
    assertThatThrownBy(() -> ArtifactChunks.parse(bytes("m-1"), new byte[] {-1}))
        .hasMessageStartingWith("Malformed chunk");
  }

  private static void assertRefused(ArtifactChunk chunk, String cause) {
    assertThatThrownBy(() -> ArtifactChunks.parse(bytes("m-1"), chunk.toByteArray()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(cause);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
