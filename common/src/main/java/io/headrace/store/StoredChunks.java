package io.headrace.store;

import io.headrace.error.HeadraceException;
import io.headrace.metric.chunk.Chunk;
import io.headrace.metric.chunk.ChunkCodec;
import io.headrace.metric.chunk.ChunkHead;
import io.headrace.metric.chunk.Series;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * The chunks of series. Whatever is written or deleted here may be so again, after a crash for
 * instance, and changes nothing more. Thread-safe.
 */
public final class StoredChunks {

  /** Why points are not where the head of their chunk says. */
  static final class ChunkReplaced extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ChunkReplaced() {
      super("A chunk was merged with others after its head was read");
    }
  }

  private final CassandraConnection cassandra;
  private final InsertChunk insert;
  private final InsertChunkPoints insertPoints;
  private final SelectChunks select;
  private final SelectChunkPoints selectPoints;
  private final DeleteChunk delete;
  private final DeleteChunk deletePoints;

  public StoredChunks(CassandraConnection cassandra) {
    this.cassandra = cassandra;
    this.insert = new InsertChunk(cassandra);
    this.insertPoints = new InsertChunkPoints(cassandra);
    this.select = new SelectChunks(cassandra);
    this.selectPoints = new SelectChunkPoints(cassandra);
    this.delete = DeleteChunk.head(cassandra);
    this.deletePoints = DeleteChunk.points(cassandra);
  }

  /** Writes a chunk. */
  public Future<Void> insert(SeriesKey series, Chunk chunk) {
    if (chunk.head().hasPointsInPlace()) {
      return insert.execute(series, chunk);
    }
    // The head last: who finds it finds the points.
    return insertPoints.execute(series, chunk).compose(done -> insert.execute(series, chunk));
  }

  /** The heads of a series' chunks, in their order. */
  public Future<List<ChunkHead>> heads(SeriesKey series) {
    return select.heads(series);
  }

  /** The chunks of a series without outlines, in their order. */
  Future<List<StoredChunk>> chunks(SeriesKey series) {
    return select.chunks(series);
  }

  /** The chunks of a series with outlines, in their order. */
  Future<List<StoredChunk>> outlined(SeriesKey series) {
    return select.outlined(series);
  }

  /**
   * The points of a chunk, decoded on a worker thread.
   *
   * @return fails with TEMPORARILY_UNAVAILABLE when others have replaced it: its points are there,
   *     and the heads, read again, tell where
   */
  public Future<Series> points(SeriesKey series, ChunkHead chunk) {
    return find(series, chunk)
        .compose(
            found ->
                found.isPresent()
                    ? Future.succeededFuture(found.get())
                    : Future.failedFuture(replaced()));
  }

  private static HeadraceException replaced() {
    return HeadraceException.unavailable("The points are being moved.", new ChunkReplaced());
  }

  /** The points of a chunk, decoded on a worker thread; empty when others have replaced it. */
  public Future<Optional<Series>> find(SeriesKey series, ChunkHead chunk) {
    return selectPoints
        .execute(series, chunk)
        .compose(found -> cassandra.onWorker(() -> found.map(ChunkCodec::decode)));
  }

  /** Deletes a chunk that others replace. */
  public Future<Void> delete(SeriesKey series, ChunkHead chunk) {
    long position = chunk.id().lastPosition();
    Future<Void> gone = delete.execute(series, chunk.id(), position);
    return chunk.hasPointsInPlace()
        ? gone
        : gone.compose(done -> deletePoints.execute(series, chunk.id(), position));
  }
}
