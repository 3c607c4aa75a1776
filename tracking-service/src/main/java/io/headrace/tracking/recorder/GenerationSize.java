package io.headrace.tracking.recorder;

/**
 * How large a generation of a run's segments gets before it ends, in points.
 *
 * @param generation what it weighs when it ends. Who reads one metric of a run reads all of the
 *     segments that are no chunks yet, so it must not be much; nor little, as each generation makes
 *     a chunk of each of its metrics
 * @param metric what it weighs at least for each metric of the run: with many metrics a generation
 *     gets larger, or their chunks would have a point or two
 * @param rest from what weight on the last generation of a run that has ended is worth compacting
 * @param segment what a segment weighs besides its points: finding it takes as long as reading so
 *     many
 */
record GenerationSize(long generation, long metric, long rest, long segment) {

  static final GenerationSize USUAL = new GenerationSize(256 * 1024, 64, 8 * 1024, 256);

  /** Whether one of this weight ends. */
  boolean isReached(long weight, int metrics, boolean runEnded) {
    return weight >= (runEnded ? rest : Math.max(generation, metric * metrics));
  }
}
