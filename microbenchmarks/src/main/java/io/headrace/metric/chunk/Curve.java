package io.headrace.metric.chunk;

import java.util.SplittableRandom;

/**
 * Series as training jobs log them: a step after the other, a quarter of a second apart with the
 * jitter of a clock.
 */
public enum Curve {
  /** Single precision, falling, with the noise of batches. */
  LOSS {
    @Override
    double value(int step, SplittableRandom random) {
      return (float) (2 * Math.exp(-step / 2e4) + 0.05 * random.nextGaussian());
    }
  },
  /** Three digits after the point. */
  ACCURACY {
    @Override
    double value(int step, SplittableRandom random) {
      return Math.round(900 + 20 * random.nextGaussian()) / 1000.0;
    }
  },
  /** A setting that is logged at every step. */
  CONSTANT {
    @Override
    double value(int step, SplittableRandom random) {
      return 3e-4;
    }
  },
  /** All 53 bits in use, as Python's own arithmetic leaves them. */
  DOUBLES {
    @Override
    double value(int step, SplittableRandom random) {
      return Math.log1p(random.nextDouble());
    }
  };

  private static final long START_MILLIS = 1_800_000_000_000L;
  private static final long STEP_MILLIS = 250;
  private static final int JITTER_MILLIS = 64;

  abstract double value(int step, SplittableRandom random);

  /** Points of every {@code stride}th step from {@code first}. */
  Series series(int first, int stride, int points) {
    SplittableRandom random = new SplittableRandom(first + 1L);
    SeriesBuilder builder = new SeriesBuilder(points);
    for (int i = 0; i < points; i++) {
      int step = first + i * stride;
      long timestamp = START_MILLIS + step * STEP_MILLIS + random.nextInt(JITTER_MILLIS);
      builder.add(step, timestamp, value(step, random));
    }
    return builder.build();
  }
}
