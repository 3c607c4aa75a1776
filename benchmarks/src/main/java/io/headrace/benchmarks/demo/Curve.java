package io.headrace.benchmarks.demo;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** A metric over the steps of a run. */
final class Curve {

  private final String key;
  private final int every;
  private final int lastStep;
  private final double[] values;

  private Curve(String key, int every, int lastStep, double[] values) {
    this.key = key;
    this.every = every;
    this.lastStep = lastStep;
    this.values = values;
  }

  /**
   * Values as 32-bit floats hold them, from step 0 to the last.
   *
   * @param every steps from one point to the next
   * @param lastStep of the run, for all its curves alike: it is reached when the run ends
   */
  static Curve of(String key, int every, int lastStep, IntToDoubleFunction valueAtStep) {
    double[] values = new double[lastStep / every + 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) valueAtStep.applyAsDouble(i * every);
    }
    return new Curve(key, every, lastStep, values);
  }

  /** A single value, at step 0. */
  static Curve single(String key, double value) {
    return new Curve(key, 1, 0, new double[] {value});
  }

  String key() {
    return key;
  }

  int size() {
    return values.length;
  }

  double value(int index) {
    return values[index];
  }

  long step(int index) {
    return (long) index * every;
  }

  /** How far into the run, 0 to 1, a point is. */
  double progress(int index) {
    return lastStep == 0 ? 1 : (double) step(index) / lastStep;
  }

  /** The smallest value, NaN left aside. */
  double best() {
    double best = Double.POSITIVE_INFINITY;
    for (double value : values) {
      best = value < best ? value : best;
    }
    return best;
  }

  @Override
  public String toString() {
    return key + Arrays.toString(values);
  }
}
