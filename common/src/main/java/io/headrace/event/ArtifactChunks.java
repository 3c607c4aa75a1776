package io.headrace.event;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import io.headrace.api.RunIdRule;
import io.headrace.event.proto.ArtifactChunk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/** Makes the chunks of a file, and reads them. */
public final class ArtifactChunks {

  /** Characters. */
  private static final int LONGEST_UPLOAD_ID = 128;

  private ArtifactChunks() {}

  /**
   * Reads a record without copying the data in it: they stay a slice of {@code value}.
   *
   * @throws IllegalArgumentException when the bytes are no chunk, or one that contradicts itself or
   *     its key
   */
  public static ArtifactChunk parse(byte[] key, byte[] value) {
    if (key == null || value == null) {
      throw new IllegalArgumentException("It has no key or no value");
    }
    ArtifactChunk chunk = parse(value);
    if (!Arrays.equals(key, ownerId(chunk).getBytes(StandardCharsets.UTF_8))) {
      throw new IllegalArgumentException("Its key is not its owner's id");
    }
    if (!RunIdRule.isAllowed(ownerId(chunk))) {
      throw new IllegalArgumentException("Its owner's id is none");
    }
    if (chunk.getUploadId().length() > LONGEST_UPLOAD_ID
        || !RunIdRule.isAllowed(chunk.getUploadId())) {
      throw new IllegalArgumentException("Its upload's id is none");
    }
    checkNumbers(chunk);
    return chunk;
  }

  private static ArtifactChunk parse(byte[] value) {
    CodedInputStream in = UnsafeByteOperations.unsafeWrap(value).newCodedInput();
    in.enableAliasing(true);
    try {
      return ArtifactChunk.parseFrom(in);
    } catch (IOException e) {
      throw new IllegalArgumentException("Malformed chunk: " + e.getMessage(), e);
    }
  }

  private static void checkNumbers(ArtifactChunk chunk) {
    // Unsigned on the wire: what is too large for us comes out negative.
    if (chunk.getCount() < 1 || chunk.getIndex() < 0 || chunk.getIndex() >= chunk.getCount()) {
      throw new IllegalArgumentException("Its index is none of its upload's");
    }
    int length = chunk.getData().size();
    if (chunk.getSize() < 0 || length > chunk.getSize()) {
      throw new IllegalArgumentException("It is larger than its file");
    }
    if (length == 0 && (chunk.getSize() > 0 || chunk.getCount() > 1)) {
      throw new IllegalArgumentException("It is empty, and its file is not");
    }
  }

  /** The id of the run or the logged model; empty if it names none. */
  public static String ownerId(ArtifactChunk chunk) {
    return chunk.hasModelId() ? chunk.getModelId() : chunk.getRunId();
  }

  /**
   * The chunks of a file, in order.
   *
   * @param upload with the upload's id, owner and path
   * @param chunkBytes of each but the last
   */
  public static List<ArtifactChunk> of(ArtifactChunk upload, byte[] file, int chunkBytes) {
    int count = Math.max(1, (file.length + chunkBytes - 1) / chunkBytes);
    ArtifactChunk.Builder chunk =
        upload.toBuilder()
            .setCount(count)
            .setSize(file.length)
            .setCrc32C(crc32c(ByteString.copyFrom(file)));
    List<ArtifactChunk> chunks = new ArrayList<>(count);
    for (int index = 0; index < count; index++) {
      int from = index * chunkBytes;
      int length = Math.min(chunkBytes, file.length - from);
      chunks.add(chunk.setIndex(index).setData(ByteString.copyFrom(file, from, length)).build());
    }
    return chunks;
  }

  /** The CRC-32C of all the bytes. */
  public static int crc32c(ByteString bytes) {
    CRC32C crc = new CRC32C();
    bytes.asReadOnlyByteBufferList().forEach(crc::update);
    return (int) crc.getValue();
  }
}
