package io.headrace.benchmarks.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternBodyTest {

  private static final int MEBIBYTE = 1 << 20;

  private final BytePattern pattern = new BytePattern(1);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1024, 3 * MEBIBYTE + 17})
  void from_piecesOneAfterTheOther_areTheWholeBody(int length) {
    assertThat(bytes(pattern.body(5, length)).remaining()).isEqualTo(length);
    assertThat(pattern.body(5, length).from(length).hasRemaining()).isFalse();
  }

  @Test
  void body_sameSeedAndNumber_isTheSame() {
    ByteBuffer body = bytes(pattern.body(7, 5000));

    assertThat(bytes(new BytePattern(1).body(7, 5000))).isEqualTo(body);
    assertThat(bytes(new BytePattern(2).body(7, 5000))).isNotEqualTo(body);
    assertThat(bytes(pattern.body(8, 5000))).isNotEqualTo(body);
  }

  @Test
  void body_lengthOfALargeFile_isKnownAtItsEnd() {
    PatternBody body = pattern.body(9, 1L << 40);

    assertThat(body.from((1L << 40) - 10).remaining()).isEqualTo(10);
  }

  @Test
  void mismatch_whatWasSent_isNone() {
    PatternBody body = pattern.body(3, 3 * MEBIBYTE);
    ByteBuffer sent = bytes(body);

    assertThat(body.mismatch(0, sent)).isEqualTo(-1);
    assertThat(body.mismatch(1_000_000, sent.slice(1_000_000, 700_000))).isEqualTo(-1);
  }

  @Test
  void mismatch_oneByteIsAnother_isItsPosition() {
    PatternBody body = pattern.body(3, 3 * MEBIBYTE);
    ByteBuffer sent = bytes(body);
    sent.put(2_000_000, (byte) ~sent.get(2_000_000));

    assertThat(body.mismatch(0, sent)).isEqualTo(2_000_000);
    assertThat(body.mismatch(1_999_999, sent.slice(1_999_999, 10))).isEqualTo(2_000_000);
  }

  @Test
  void mismatch_blockInThePlaceOfAnother_isSeen() {
    PatternBody body = pattern.body(3, 3 * MEBIBYTE);

    assertThat(body.mismatch(MEBIBYTE, bytes(body).slice(0, 4096))).isEqualTo(MEBIBYTE);
  }

  @Test
  void mismatch_moreThanThereIs_isWhereItEnds() {
    PatternBody body = pattern.body(3, 10);
    ByteBuffer longer = bytes(pattern.body(3, 12));

    assertThat(body.mismatch(0, longer)).isEqualTo(10);
    assertThat(body.mismatch(20, longer)).isEqualTo(20);
  }

  private static ByteBuffer bytes(PatternBody body) {
    ByteBuffer bytes = ByteBuffer.allocate((int) body.length());
    while (bytes.hasRemaining()) {
      bytes.put(body.from(bytes.position()));
    }
    return bytes.flip();
  }
}
