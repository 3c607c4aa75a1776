package io.headrace.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksummedBodyTest {

  private static final int CHUNK = ChecksummedBody.CHUNK_BYTES;

  /** What a store makes of a body. */
  private record Decoded(Buffer bytes, String trailer) {

    static Decoded of(Buffer body) {
      Buffer bytes = Buffer.buffer();
      int at = 0;
      while (true) {
        int lineEnd = lineEnd(body, at);
        int length = Integer.parseInt(body.getString(at, lineEnd), 16);
        at = lineEnd + 2;
        if (length == 0) {
          return new Decoded(bytes, body.getString(at, body.length()));
        }
        bytes.appendBuffer(body, at, length);
        assertThat(body.getString(at + length, at + length + 2)).isEqualTo("\r\n");
        at += length + 2;
      }
    }

    private static int lineEnd(Buffer body, int from) {
      int at = from;
      while (body.getByte(at) != '\r') {
        at++;
      }
      return at;
    }
  }

  private static byte[] noise(int length, long seed) {
    byte[] bytes = new byte[length];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  private static String crc32c(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return Base64.getEncoder()
        .encodeToString(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  private static Buffer encoded(byte[] bytes, int mostAtOnce) {
    CollectedStream request = new CollectedStream();
    ChecksummedBody body = new ChecksummedBody(request, bytes.length);
    SplittableRandom random = new SplittableRandom(bytes.length);
    int from = 0;
    while (from < bytes.length) {
      int until = Math.min(bytes.length, from + random.nextInt(mostAtOnce + 1));
      assertThat(body.write(Buffer.buffer(Arrays.copyOfRange(bytes, from, until))).succeeded())
          .isTrue();
      from = until;
    }
    assertThat(body.end().succeeded()).isTrue();
    assertThat(request.ended()).isTrue();
    return request.all();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, CHUNK - 1, CHUNK, CHUNK + 1, (2 * CHUNK) + 5, 3 * CHUNK})
  void write_bytesInPieces_isWhatAStoreReadsWithItsChecksumAndAsLongAsAnnounced(int length) {
    byte[] bytes = noise(length, length);

    Buffer body = encoded(bytes, 700_000);

    assertThat(body.length()).isEqualTo((int) ChecksummedBody.encodedLength(length));
    Decoded decoded = Decoded.of(body);
    assertThat(decoded.bytes().getBytes()).isEqualTo(bytes);
    assertThat(decoded.trailer()).isEqualTo("x-amz-checksum-crc32c:" + crc32c(bytes) + "\r\n\r\n");
  }

  @Property(tries = 200)
  void write_anyPieces_isAsLongAsAnnounced(
      @ForAll @IntRange(max = 3_000) int length, @ForAll @IntRange(min = 1, max = 900) int most) {
    byte[] bytes = noise(length, most);

    Buffer body = encoded(bytes, most);

    assertThat(body.length()).isEqualTo((int) ChecksummedBody.encodedLength(length));
    assertThat(Decoded.of(body).bytes().getBytes()).isEqualTo(bytes);
  }

  @Test
  void write_moreOrLessThanAnnounced_fails() {
    ChecksummedBody body = new ChecksummedBody(new CollectedStream(), 3);

    assertThat(body.write(Buffer.buffer("four")).failed()).isTrue();
    assertThat(body.write(Buffer.buffer("tw")).succeeded()).isTrue();
    assertThat(body.end().failed()).isTrue();
  }
}
