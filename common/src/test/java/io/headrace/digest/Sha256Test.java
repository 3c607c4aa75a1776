package io.headrace.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Sha256Test {

  /** FIPS 180-4's example. */
  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);

  @Test
  void bytes_ofAbc_areThoseOfTheStandard() {
    assertThat(HexFormat.of().formatHex(new Sha256().add(ABC).bytes().array())).isEqualTo(OF_ABC);
    assertThat(new Sha256().add(ByteBuffer.wrap(ABC)).firstLong()).isEqualTo(0xba7816bf8f01cfeaL);
    assertThat(new Sha256().add((byte) 'a').add(ABC[1], ABC[2]).firstInt()).isEqualTo(0xba7816bf);
  }

  @Test
  void add_buffer_leavesItUnread() {
    ByteBuffer buffer = ByteBuffer.wrap(ABC);
    new Sha256().add(buffer);

    assertThat(buffer.remaining()).isEqualTo(3);
  }

  @Test
  void add_texts_tellsWhereOneEnds() {
    assertThat(new Sha256().add("ab").add("c").firstLong())
        .isNotEqualTo(new Sha256().add("a").add("bc").firstLong());
  }
}
