package io.headrace.tracking.recorder;

import io.headrace.model.LoggedModelMetric;
import io.headrace.store.CassandraConnection;
import io.headrace.store.CompactionDue;
import io.headrace.store.InsertLoggedModelMetric;
import io.headrace.store.InsertLoggedModelOfRun;
import io.headrace.store.InsertMetricSegment;
import io.headrace.store.InsertRunLocation;
import io.headrace.store.RunChange;
import io.headrace.store.SegmentGenerations;
import io.headrace.store.StoredRun;
import io.headrace.store.StoredRuns;
import io.headrace.store.UpsertRun;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** The statements of the recorder. */
final class CassandraRunStore implements RunStore {

  private final StoredRuns stored;
  private final InsertRunLocation insertLocation;
  private final InsertMetricSegment insertSegment;
  private final InsertLoggedModelOfRun insertModelOfRun;
  private final InsertLoggedModelMetric insertModelMetric;
  private final UpsertRun upsertRun;
  private final SegmentGenerations generations;

  CassandraRunStore(CassandraConnection cassandra) {
    this.stored = new StoredRuns(cassandra);
    this.insertLocation = new InsertRunLocation(cassandra);
    this.insertSegment = new InsertMetricSegment(cassandra);
    this.insertModelOfRun = new InsertLoggedModelOfRun(cassandra);
    this.insertModelMetric = new InsertLoggedModelMetric(cassandra);
    this.upsertRun = new UpsertRun(cassandra);
    this.generations = new SegmentGenerations(cassandra);
  }

  @Override
  public Future<Optional<StoredRun>> find(String runId) {
    return stored.find(runId);
  }

  @Override
  public Future<Void> insertLocation(String runId, String experimentId, long position) {
    return insertLocation.execute(runId, experimentId, position);
  }

  @Override
  public Future<Void> insertSegment(
      String runId, int generation, long position, int part, ByteBuffer points) {
    return insertSegment.execute(runId, generation, position, part, points);
  }

  @Override
  public Future<Void> insertModelOfRun(String runId, String modelId, long position) {
    return insertModelOfRun.execute(runId, modelId, position);
  }

  @Override
  public Future<Void> insertModelMetric(String modelId, LoggedModelMetric metric, long position) {
    return insertModelMetric.execute(modelId, metric, position);
  }

  @Override
  public Future<Void> upsertRun(RunChange change) {
    return upsertRun.execute(change);
  }

  @Override
  public Future<Void> endGeneration(CompactionDue ended) {
    return generations.close(ended);
  }

  @Override
  public Future<List<CompactionDue>> leftOver(int partition) {
    return generations.leftOver(partition);
  }
}
