package io.headrace.store;

import io.headrace.async.Lanes;
import io.headrace.metric.chunk.ChunkHead;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Deletes the points of a run that is deleted for good: segments of every generation, and chunks.
 * The timestamp is that of {@link DeleteRun}.
 */
final class PointsOfRun {

  /** Partitions that are deleted at once. */
  private static final int AT_ONCE = 16;

  private final SelectMetricKeys selectKeys;
  private final SelectChunks selectChunks;
  private final DeleteMetricSegments deleteSegments;
  private final DeleteChunks deleteChunks;
  private final DeleteChunk deleteChunkPoints;

  PointsOfRun(CassandraConnection cassandra) {
    this.selectKeys = new SelectMetricKeys(cassandra);
    this.selectChunks = new SelectChunks(cassandra);
    this.deleteSegments = new DeleteMetricSegments(cassandra);
    this.deleteChunks = new DeleteChunks(cassandra);
    this.deleteChunkPoints = DeleteChunk.points(cassandra);
  }

  Future<Void> delete(RunStub run) {
    List<Integer> generations =
        IntStream.rangeClosed(0, run.generations().current()).boxed().toList();
    return Lanes.forEach(
            AT_ONCE,
            generations,
            generation -> deleteSegments.execute(run.runId(), generation, run.position()))
        .compose(
            done ->
                run.generations().current() == 0 ? Future.succeededFuture() : deleteChunks(run));
  }

  private Future<Void> deleteChunks(RunStub run) {
    return selectKeys
        .execute(run)
        .compose(
            keys ->
                Lanes.forEach(
                    AT_ONCE,
                    keys,
                    key -> deleteChunks(new SeriesKey(run.runId(), key), run.position())));
  }

  /** The heads last: what stands apart is found by them. */
  private Future<Void> deleteChunks(SeriesKey series, long position) {
    return selectChunks
        .heads(series)
        .map(heads -> heads.stream().filter(head -> !head.hasPointsInPlace()).toList())
        .compose(apart -> Lanes.forEach(1, apart, head -> deletePoints(series, head, position)))
        .compose(done -> deleteChunks.execute(series, position));
  }

  private Future<Void> deletePoints(SeriesKey series, ChunkHead head, long position) {
    return deleteChunkPoints.execute(series, head.id(), position);
  }
}
