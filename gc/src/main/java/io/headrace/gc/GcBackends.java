package io.headrace.gc;

import io.headrace.artifact.ArtifactDeletion;
import io.headrace.config.ArtifactSettings;
import io.headrace.config.CassandraSettings;
import io.headrace.config.KafkaSettings;
import io.headrace.config.ObjectStoreSettings;
import io.headrace.config.SettingValues;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.log.KafkaConnection;
import io.headrace.log.LogOffsets;
import io.headrace.log.RunLog;
import io.headrace.objects.ObjectStore;
import io.headrace.store.CassandraConnection;
import io.headrace.store.LoggedModelChanges;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The connections of one process that deletes for good: Kafka, Cassandra and S3. */
final class GcBackends {

  /** How long the backends may take to answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Vertx vertx;
  private final KafkaConnection kafka;
  private final CassandraConnection cassandra;
  private final ObjectStore store;
  private final RunLog runLog;
  private final RecordedLog log;
  private final ArtifactDeletion artifacts;

  /** Validates the settings and connects to nothing. */
  GcBackends(Vertx vertx, SettingValues values) {
    this.vertx = vertx;
    this.kafka = new KafkaConnection(vertx, KafkaSettings.from(values));
    this.cassandra = new CassandraConnection(vertx, CassandraSettings.from(values));
    this.store = new ObjectStore(vertx, ObjectStoreSettings.from(values));
    this.runLog = new RunLog(kafka, new SimpleMeterRegistry());
    this.log = new RecordedLog(runLog, new LogOffsets(kafka, kafka.runs()));
    this.artifacts = new ArtifactDeletion(vertx, store, ArtifactSettings.from(values));
  }

  /**
   * Completes when all can be used; fails with what is missing, in words. Makes nothing: where a
   * name is mistyped there is nothing to be deleted.
   */
  Future<Void> start() {
    return Future.all(
            cassandra.startExisting(),
            kafka.startExisting().compose(up -> runLog.start()),
            store.startExisting())
        .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .<Void>mapEmpty()
        .recover(
            failure ->
                Future.failedFuture(
                    HeadraceException.is(failure, ErrorCode.RESOURCE_DOES_NOT_EXIST)
                        ? failure
                        : missing(failure)));
  }

  private HeadraceException missing(Throwable failure) {
    List<String> missing =
        Stream.of(kafka.missing(), cassandra.missing(), store.missing().map(words -> words + "."))
            .flatMap(Optional::stream)
            .toList();
    return HeadraceException.unavailable(
        missing.isEmpty()
            ? failure.getMessage()
            : missing.stream().collect(Collectors.joining(" ")),
        failure);
  }

  Future<Void> stop() {
    return runLog
        .stop()
        .eventually(kafka::stop)
        .eventually(cassandra::stop)
        .eventually(store::stop);
  }

  Vertx vertx() {
    return vertx;
  }

  CassandraConnection cassandra() {
    return cassandra;
  }

  RecordedLog log() {
    return log;
  }

  ArtifactDeletion artifacts() {
    return artifacts;
  }

  LoggedModelChanges modelChanges() {
    return new LoggedModelChanges(vertx, cassandra, Clock.systemUTC());
  }
}
