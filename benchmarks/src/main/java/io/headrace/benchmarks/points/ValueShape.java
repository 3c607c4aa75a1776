package io.headrace.benchmarks.points;

import java.util.SplittableRandom;

/** What the numbers of a metric look like, which decides how long their digits are. */
public enum ValueShape {
  /** A 32-bit float widened to a double, as tensors hand out losses; one in 4096 is NaN. */
  SINGLE {
    @Override
    double draw(SplittableRandom random) {
      if (random.nextInt(4096) == 0) {
        return Double.NaN;
      }
      return (float) (0.05 + 2.5 * random.nextDouble() * random.nextDouble());
    }
  },
  /** All 53 bits in use, as Python's own arithmetic leaves them. */
  DOUBLE {
    @Override
    double draw(SplittableRandom random) {
      return Math.log1p(random.nextDouble());
    }
  },
  /** A share of a small whole, as accuracies are: few digits. */
  SHARE {
    @Override
    double draw(SplittableRandom random) {
      return random.nextInt(1025) / 1024.0;
    }
  },
  /** A whole number: tokens, epochs, bytes. */
  COUNT {
    @Override
    double draw(SplittableRandom random) {
      return random.nextInt(1 << 20);
    }
  },
  /** Small enough for an exponent, as learning rates are. */
  SMALL {
    @Override
    double draw(SplittableRandom random) {
      return random.nextInt(1, 100_000) * 1e-8;
    }
  };

  abstract double draw(SplittableRandom random);
}
