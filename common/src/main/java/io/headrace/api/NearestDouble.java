package io.headrace.api;

import java.math.BigInteger;

/**
 * The double nearest to a decimal, ties to even, as {@link Double#parseDouble} finds it, for the
 * decimals that programs write, at a fraction of its cost.
 *
 * <p>Small ones are exact in one multiplication or division of doubles (Clinger, "How to read
 * floating point numbers accurately", 1990). The others are multiplied by a power of ten of which
 * the first 128 bits are known, and the product tells unless what it leaves out could change the
 * rounding (Lemire, "Number parsing at a gigabyte per second", 2021).
 */
public final class NearestDouble {

  /** Says that the fast way cannot tell; no decimal is read as NaN. */
  public static final double UNKNOWN = Double.NaN;

  /** Powers of ten that are known in advance; metrics are hardly ever larger or smaller. */
  private static final int LARGEST_POWER = 64;

  private static final long LARGEST_EXACT_DIGITS = 1L << 53;
  private static final double[] EXACT_POWERS = new double[23];

  /** Of 10^p, for p from -LARGEST_POWER: the upper and the lower 64 of its first 128 bits. */
  private static final long[] UPPER = new long[2 * LARGEST_POWER + 1];

  private static final long[] LOWER = new long[UPPER.length];

  /** The nine bits of a product's upper half below the 55 that decide on the rounding. */
  private static final long BELOW_ROUNDING = 0x1FF;

  private static final int BIAS = 1023;
  private static final int FRACTION_BITS = 52;

  static {
    double power = 1;
    for (int p = 0; p < EXACT_POWERS.length; p++) {
      EXACT_POWERS[p] = power;
      power *= 10;
    }
    for (int p = -LARGEST_POWER; p <= LARGEST_POWER; p++) {
      BigInteger bits = leading128Bits(p);
      UPPER[p + LARGEST_POWER] = bits.shiftRight(Long.SIZE).longValue();
      LOWER[p + LARGEST_POWER] = bits.longValue();
    }
  }

  private NearestDouble() {}

  private static BigInteger leading128Bits(int power) {
    BigInteger ten = BigInteger.TEN.pow(Math.abs(power));
    BigInteger bits = power >= 0 ? ten.shiftLeft(128) : BigInteger.ONE.shiftLeft(512).divide(ten);
    return bits.shiftRight(bits.bitLength() - 128);
  }

  /**
   * The double nearest to {@code digits} × 10^{@code power}.
   *
   * @param digits from 0 on
   * @return {@link #UNKNOWN} when it takes more than this to tell
   */
  public static double of(long digits, int power) {
    if (digits == 0) {
      return 0;
    }
    if (digits <= LARGEST_EXACT_DIGITS && Math.abs(power) < EXACT_POWERS.length) {
      return power < 0
          ? (double) digits / EXACT_POWERS[-power]
          : (double) digits * EXACT_POWERS[power];
    }
    return Math.abs(power) <= LARGEST_POWER ? product(digits, power) : UNKNOWN;
  }

  private static double product(long digits, int power) {
    int zeros = Long.numberOfLeadingZeros(digits);
    long factor = digits << zeros;
    long ten = UPPER[power + LARGEST_POWER];
    long upper = multiplyUpper(factor, ten);
    long lower = factor * ten;
    // What the power's lower bits would add is less than the factor.
    if ((upper & BELOW_ROUNDING) == BELOW_ROUNDING && overflows(lower, factor)) {
      long rest = LOWER[power + LARGEST_POWER];
      long more = multiplyUpper(factor, rest);
      long sum = lower + more;
      if (overflows(lower, more)) {
        upper++;
      }
      lower = sum;
      if ((upper & BELOW_ROUNDING) == BELOW_ROUNDING
          && lower == -1
          && overflows(factor * rest, factor)) {
        return UNKNOWN;
      }
    }
    return rounded(upper, lower, binaryExponent(power) - zeros);
  }

  /** The exponent of a double whose digits, shifted up to the 64th bit, begin with a one. */
  private static int binaryExponent(int power) {
    // 217706 / 2^16 is log2(10), exact enough for every power of a double.
    return ((217_706 * power) >> 16) + Long.SIZE + BIAS;
  }

  private static double rounded(long upper, long lower, int exponent) {
    int top = (int) (upper >>> 63);
    long fraction = upper >>> (top + 9);
    if (lower == 0 && (upper & BELOW_ROUNDING) == 0 && (fraction & 3) == 1) {
      // Half way between two, as far as we can see.
      return UNKNOWN;
    }
    fraction = (fraction + (fraction & 1)) >>> 1;
    int shifted = (int) (fraction >>> (FRACTION_BITS + 1));
    fraction >>>= shifted;
    long biased = exponent - (1L - top) + shifted;
    // Powers up to 64 reach neither infinity nor the doubles below the normal ones.
    return Double.longBitsToDouble(
        (biased << FRACTION_BITS) | (fraction & ((1L << FRACTION_BITS) - 1)));
  }

  /** The upper half of the unsigned product. */
  private static long multiplyUpper(long a, long b) {
    return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
  }

  /** Whether the unsigned sum exceeds 64 bits. */
  private static boolean overflows(long a, long b) {
    return Long.compareUnsigned(a + b, a) < 0;
  }
}
