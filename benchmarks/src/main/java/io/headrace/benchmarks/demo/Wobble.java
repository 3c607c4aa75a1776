package io.headrace.benchmarks.demo;

import java.util.SplittableRandom;

/**
 * Noise that remembers: each value leans on the one before, as the loss of neighbouring batches
 * does.
 */
final class Wobble {

  private final SplittableRandom random;
  private final double memory;
  private final double amount;
  private double now;

  /**
   * Noise around 0.
   *
   * @param memory 0 for none, up to below 1
   * @param amount standard deviation of what each step adds
   */
  Wobble(SplittableRandom random, double memory, double amount) {
    this.random = random;
    this.memory = memory;
    this.amount = amount;
  }

  double next() {
    now = memory * now + amount * random.nextGaussian();
    return now;
  }
}
