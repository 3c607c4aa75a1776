package io.headrace.benchmarks.demo;

/**
 * A learning rate that rises in a straight line, then falls along half a cosine to a tenth.
 *
 * @param peak its highest
 * @param warmUp steps until then
 * @param total steps until its lowest
 */
record LearningRate(double peak, int warmUp, int total) {

  private static final double FLOOR = 0.1;

  double at(int step) {
    if (step < warmUp) {
      return peak * (step + 1) / warmUp;
    }
    double progress = Math.min(1, (double) (step - warmUp) / Math.max(1, total - warmUp));
    return peak * (FLOOR + (1 - FLOOR) * 0.5 * (1 + Math.cos(Math.PI * progress)));
  }
}
