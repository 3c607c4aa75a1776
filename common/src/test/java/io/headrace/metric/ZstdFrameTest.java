package io.headrace.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ZstdFrameTest {

  @Property(tries = 200)
  void read_anyFrame_givesWhatWasWritten(@ForAll byte[] plain) throws IOException {
    assertThat(ZstdFrame.read(frame(plain), plain.length)).isEqualTo(plain);
  }

  /** A chunk's place is a digest of its bytes: what the thread did before must not show in them. */
  @Test
  void write_afterOtherFramesOfTheThread_givesTheSameBytes() throws IOException {
    byte[] plain = text(20_000, 1);
    byte[] first = frame(plain);
    for (int other = 2; other < 50; other++) {
      byte[] unused = frame(text(other * 997, other));
    }

    assertThat(frame(plain)).isEqualTo(first);
    assertThat(ZstdFrame.read(first, plain.length)).isEqualTo(plain);
  }

  @Test
  void read_afterADamagedFrame_readsTheNextOne() throws IOException {
    byte[] plain = text(5_000, 3);
    byte[] good = frame(plain);
    byte[] damaged = good.clone();
    Arrays.fill(damaged, 20, 60, (byte) 0xFF);

    assertThatThrownBy(() -> ZstdFrame.read(damaged, plain.length)).isInstanceOf(IOException.class);
    assertThat(ZstdFrame.read(good, plain.length)).isEqualTo(plain);
  }

  @Test
  void read_frameOfAnotherLengthOrNone_isRefused() {
    byte[] frame = frame(new byte[10]);

    for (int length : new int[] {0, 9, 11, Integer.MAX_VALUE}) {
      assertThatThrownBy(() -> ZstdFrame.read(frame, length)).isInstanceOf(IOException.class);
    }
    assertThatThrownBy(() -> ZstdFrame.read(new byte[0], 0)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> ZstdFrame.read(new byte[8], 0)).isInstanceOf(IOException.class);
  }

  @Test
  void write_behindAnOffset_leavesWhatStandsBefore() throws IOException {
    byte[] plain = text(300, 4);
    byte[] into = new byte[7 + ZstdFrame.bound(plain.length)];
    Arrays.fill(into, 0, 7, (byte) 42);

    int length = ZstdFrame.write(plain, plain.length, into, 7);

    assertThat(Arrays.copyOf(into, 7)).containsOnly(42);
    assertThat(ZstdFrame.read(Arrays.copyOfRange(into, 7, 7 + length), plain.length))
        .isEqualTo(plain);
  }

  private static byte[] frame(byte[] plain) {
    byte[] frame = new byte[ZstdFrame.bound(plain.length)];
    return Arrays.copyOf(frame, ZstdFrame.write(plain, plain.length, frame, 0));
  }

  /** Bytes with something in them to compress. */
  private static byte[] text(int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] text = new byte[length];
    for (int i = 0; i < length; i++) {
      text[i] = i > 16 && random.nextInt(4) > 0 ? text[i - 16] : (byte) random.nextInt(64);
    }
    return text;
  }
}
