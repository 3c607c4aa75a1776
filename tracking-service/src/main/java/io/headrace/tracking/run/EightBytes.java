package io.headrace.tracking.run;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of text at a time, in a long that has the first one lowest. Decimal digits among them
 * are found and made a number without a look at each (Lemire, "Quickly parsing eight digits",
 * 2018).
 */
final class EightBytes {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ZEROS = 0x3030_3030_3030_3030L;
  private static final long UPPER_HALVES = 0xF0F0_F0F0_F0F0_F0F0L;

  /** Carries what is above '9' into the upper half of its byte. */
  private static final long SIXES = 0x0606_0606_0606_0606L;

  private static final long[] POWERS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
  };

  private EightBytes() {}

  /** The eight bytes from {@code at}, which must be there. */
  static long at(int at, byte[] bytes) {
    return (long) LONGS.get(bytes, at);
  }

  /** How many digits the text begins with, 0 to 8. */
  static int digits(long text) {
    // A digit's upper half is that of '0', and stays so when six is added. The addition may carry
    // into the next byte, but only from one that is no digit.
    long others = ((text & UPPER_HALVES) ^ ZEROS) | (((text + SIXES) & UPPER_HALVES) ^ ZEROS);
    return Long.numberOfTrailingZeros(others) / 8;
  }

  /** The number that the first {@code count} bytes are, all of them digits; 0 for none. */
  static long number(long text, int count) {
    if (count == 0) {
      return 0;
    }
    // Moved up behind zeros, so that there are always eight.
    long digits = (text - ZEROS) << (8 * (Long.BYTES - count));
    long pairs = digits * 10 + (digits >>> 8);
    long low = (pairs & 0x0000_00FF_0000_00FFL) * 0x000F_4240_0000_0064L;
    long high = ((pairs >>> 16) & 0x0000_00FF_0000_00FFL) * 0x0000_2710_0000_0001L;
    return (low + high) >>> 32;
  }

  /** 10 to the power of {@code count}, which is at most 8. */
  static long power(int count) {
    return POWERS[count];
  }
}
