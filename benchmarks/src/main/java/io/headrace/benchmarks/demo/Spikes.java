package io.headrace.benchmarks.demo;

import java.util.SplittableRandom;

/** Sudden rises that die away, as a bad batch makes them. For values asked in order of steps. */
final class Spikes {

  private static final double DECAY = 0.93;

  private final SplittableRandom random;
  private final double chance;
  private final double height;
  private double now;

  /**
   * Spikes above 0.
   *
   * @param chance of one at a step, 0 to 1
   * @param height of the highest
   */
  Spikes(SplittableRandom random, double chance, double height) {
    this.random = random;
    this.chance = chance;
    this.height = height;
  }

  double next() {
    now *= DECAY;
    if (random.nextDouble() < chance) {
      now += height * (0.3 + 0.7 * random.nextDouble());
    }
    return now;
  }
}
