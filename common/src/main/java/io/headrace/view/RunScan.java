package io.headrace.view;

import io.headrace.async.InTurn;
import io.headrace.async.Lanes;
import io.headrace.event.RunState;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.stream.Collector;

/**
 * Answers questions about experiments that memory has no room for: reads their runs from Cassandra
 * once the recorder has come as far as the tail, and keeps none.
 *
 * <p>Asked on the tail's thread.
 */
final class RunScan {

  /** A scan takes a processor for seconds, and some pages of runs are in memory twice. */
  private static final int AT_ONCE = 2;

  private static final int MAX_WAITING = 100;

  private final InTurn scans = new InTurn(AT_ONCE, MAX_WAITING);
  private final RunSource source;
  private final LongAdder count = new LongAdder();

  RunScan(RunSource source) {
    this.source = source;
  }

  /** How many there were. From any thread. */
  long count() {
    return count.sum();
  }

  /**
   * The answer over all runs of some experiments, each as it is when it is read.
   *
   * @return completes on any thread
   */
  <T> Future<T> collect(List<String> experimentIds, Collector<RunState, ?, T> question) {
    count.increment();
    return source.reachTail().compose(reached -> scans.run(() -> read(experimentIds, question)));
  }

  private <A, T> Future<T> read(List<String> experimentIds, Collector<RunState, A, T> question) {
    A answer = question.supplier().get();
    BiConsumer<A, RunState> add = question.accumulator();
    return Lanes.forEach(
            1,
            experimentIds,
            id ->
                source.ofExperiment(
                    id,
                    runs -> {
                      synchronized (answer) {
                        runs.stream()
                            .filter(run -> !run.isPurged())
                            .forEach(run -> add.accept(answer, run));
                      }
                      return Future.succeededFuture();
                    }))
        .map(
            done -> {
              synchronized (answer) {
                return question.finisher().apply(answer);
              }
            });
  }
}
