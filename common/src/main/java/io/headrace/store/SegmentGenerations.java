package io.headrace.store;

import io.headrace.store.SelectMetricSegments.Segment;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The generations of runs on their way to chunks: written, closed, compacted, gone. Thread-safe.
 *
 * <p>Everything may be done again, and what comes late changes nothing.
 */
public final class SegmentGenerations {

  private final CassandraConnection cassandra;
  private final InsertCompactionDue insert;
  private final SelectCompactionsDue select;
  private final DeleteCompactionDue delete;
  private final RaiseGeneration raiseCurrent;
  private final RaiseGeneration raiseCompacted;
  private final SelectGenerations selectGenerations;
  private final SelectMetricSegments selectSegments;
  private final DeleteMetricSegments deleteSegments;

  public SegmentGenerations(CassandraConnection cassandra) {
    this.cassandra = cassandra;
    this.insert = new InsertCompactionDue(cassandra);
    this.select = new SelectCompactionsDue(cassandra);
    this.delete = new DeleteCompactionDue(cassandra);
    this.raiseCurrent = RaiseGeneration.current(cassandra);
    this.raiseCompacted = RaiseGeneration.compacted(cassandra);
    this.selectGenerations = new SelectGenerations(cassandra);
    this.selectSegments = new SelectMetricSegments(cassandra);
    this.deleteSegments = new DeleteMetricSegments(cassandra);
  }

  /**
   * Closes the generations below {@code due.generation()}: from now on segments go to that one.
   * Call when a checkpoint covers all that was written to lower ones.
   */
  public Future<Void> close(CompactionDue due) {
    // First the note that there is work: who crashes in between leaves it to its successor.
    return insert
        .execute(due)
        .compose(noted -> raiseCurrent.execute(due.experimentId(), due.runId(), due.generation()));
  }

  /** What a recorder left over in a partition of the log. */
  public Future<List<CompactionDue>> leftOver(int partition) {
    return select.execute(partition);
  }

  /** How far the run has come. */
  public Future<Generations> generations(CompactionDue due) {
    return selectGenerations
        .execute(due.experimentId(), due.runId())
        .map(found -> found.orElse(Generations.FIRST));
  }

  /**
   * Reads the segments of a closed generation that hold events after a position.
   *
   * @param segments takes the position and the bytes of each, in order, on a worker thread
   */
  public Future<Void> segments(
      String runId, int generation, long after, BiConsumer<Long, ByteBuffer> segments) {
    return selectSegments.execute(runId, generation, after, page -> handOver(page, segments));
  }

  private Future<Void> handOver(List<Segment> page, BiConsumer<Long, ByteBuffer> segments) {
    return cassandra.onWorker(
        () -> {
          page.forEach(segment -> segments.accept(segment.position(), segment.points()));
          return null;
        });
  }

  /** Has readers pass over the generations up to and with this one, which chunks hold now. */
  public Future<Void> markCompacted(CompactionDue due, int generation) {
    return raiseCompacted.execute(due.experimentId(), due.runId(), generation + 1);
  }

  /**
   * Deletes the segments of a generation that is marked as compacted.
   *
   * @param position of the last of them
   */
  public Future<Void> deleteSegments(String runId, int generation, long position) {
    return deleteSegments.execute(runId, generation, position);
  }

  /** Takes note that this is done. */
  public Future<Void> done(CompactionDue due) {
    return delete.execute(due);
  }
}
