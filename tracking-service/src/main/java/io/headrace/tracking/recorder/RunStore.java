package io.headrace.tracking.recorder;

import io.headrace.model.LoggedModelMetric;
import io.headrace.store.CompactionDue;
import io.headrace.store.RunChange;
import io.headrace.store.StoredRun;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Where the recorder keeps runs. Everything is written with the position of the event that it came
 * of, and what is written with a lower one changes nothing; so it may be written again, and in any
 * order. Futures fail with TEMPORARILY_UNAVAILABLE when the same may succeed later.
 */
interface RunStore {

  /** The run as it is stored, its latest metrics up to date; empty when none is. */
  Future<Optional<StoredRun>> find(String runId);

  /** See {@link io.headrace.store.InsertRunLocation}. */
  Future<Void> insertLocation(String runId, String experimentId, long position);

  /** See {@link io.headrace.store.InsertMetricSegment}. */
  Future<Void> insertSegment(
      String runId, int generation, long position, int part, ByteBuffer points);

  /** See {@link io.headrace.store.InsertLoggedModelOfRun}. */
  Future<Void> insertModelOfRun(String runId, String modelId, long position);

  /** See {@link io.headrace.store.InsertLoggedModelMetric}. */
  Future<Void> insertModelMetric(String modelId, LoggedModelMetric metric, long position);

  /** See {@link io.headrace.store.UpsertRun}. */
  Future<Void> upsertRun(RunChange change);

  /** See {@link io.headrace.store.SegmentGenerations#close}. */
  Future<Void> endGeneration(CompactionDue ended);

  /** See {@link io.headrace.store.SegmentGenerations#leftOver}. */
  Future<List<CompactionDue>> leftOver(int partition);
}
