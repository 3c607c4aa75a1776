package io.headrace.log;

import io.headrace.async.Attempts;
import io.headrace.async.ByteBudget;
import io.headrace.async.ContextPromise;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.event.proto.RunEvent;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The writing end of the run log: an append is done when every in-sync replica has the event.
 *
 * <p>Uses Kafka's own producer and not the Vert.x one, which takes a worker thread for each send
 * because a send may block. Ours cannot: metadata is fetched before the first append and never
 * dropped, {@code max.block.ms} is 0, and what is in flight is bounded below the producer's buffer;
 * past the bound the append is refused before anything was accepted.
 */
public final class RunLog {

  /** Largest event, bytes; what one request may carry at MLflow's limits is well below. */
  public static final int MAX_EVENT_BYTES = 8 * 1024 * 1024;

  static final int MAX_REQUEST_BYTES = MAX_EVENT_BYTES + 64 * 1024;

  /** The record header by which an instance knows its own events again. */
  static final String ORIGIN_HEADER = "origin";

  /** An origin that nobody waits at. */
  private static final byte[] NOBODY = {};

  private static final long MAX_IN_FLIGHT_BYTES = 48L * 1024 * 1024;

  /** Of one run: who floods us leaves room for the others. */
  private static final long MAX_IN_FLIGHT_BYTES_OF_RUN = MAX_IN_FLIGHT_BYTES / 2;

  private static final long BUFFER_BYTES = 64L * 1024 * 1024;

  /** Metadata is asked for without blocking, and is there a moment later. */
  private static final Duration METADATA_REST = Duration.ofMillis(20);

  private final KafkaConnection kafka;
  private final ByteBudget inFlight =
      new ByteBudget(MAX_IN_FLIGHT_BYTES, MAX_IN_FLIGHT_BYTES_OF_RUN);
  private volatile KafkaProducer<byte[], byte[]> producer;
  private volatile boolean stopped;

  public RunLog(KafkaConnection kafka, MeterRegistry metrics) {
    this.kafka = kafka;
    Gauge.builder("headrace.log.in.flight.bytes", inFlight, ByteBudget::taken)
        .description("Bytes of events that Kafka has not acknowledged yet")
        .register(metrics);
  }

  /**
   * Needs a started connection. Completes when the first append can be sent without waiting; fails
   * only when it is stopped before.
   */
  public Future<Void> start() {
    return new Attempts(kafka.vertx(), METADATA_REST, failure -> !stopped)
        .untilSuccess(() -> kafka.vertx().executeBlocking(this::connect));
  }

  private Void connect() {
    if (stopped) {
      throw unavailable(new KafkaException("stopped"));
    }
    KafkaProducer<byte[], byte[]> connected = producer;
    if (connected == null) {
      connected =
          new KafkaProducer<>(config(), new ByteArraySerializer(), new ByteArraySerializer());
      producer = connected;
    }
    if (stopped) {
      // Who stopped us meanwhile may not have seen it.
      producer = null;
      connected.close(Duration.ZERO);
      throw unavailable(new KafkaException("stopped"));
    }
    connected.partitionsFor(kafka.runTopic());
    return null;
  }

  private Map<String, Object> config() {
    Map<String, Object> config = kafka.config();
    config.put("acks", "all");
    config.put("enable.idempotence", true);
    config.put("linger.ms", 0);
    // What arrives while a request is under way goes with the next: batches grow with the load.
    config.put("max.in.flight.requests.per.connection", 1);
    config.put("batch.size", 256 * 1024);
    config.put("buffer.memory", BUFFER_BYTES);
    config.put("max.request.size", MAX_REQUEST_BYTES);
    config.put("max.block.ms", 0);
    config.put("metadata.max.idle.ms", Duration.ofDays(3650).toMillis());
    config.put("request.timeout.ms", 10_000);
    config.put("delivery.timeout.ms", 20_000);
    return config;
  }

  /** Appends an event; the future completes on the caller's context. */
  public Future<Void> append(RunEvent event) {
    return append(event, null);
  }

  /**
   * Appends the event that begins a run, whose id must never have been used: who reads the log has
   * the run at once.
   */
  public Future<Void> appendFirst(RunEvent created) {
    return append(created, NOBODY);
  }

  /**
   * Appends an event.
   *
   * @param origin comes back with the event to who reads the log; may be {@code null}
   * @return fails with TEMPORARILY_UNAVAILABLE when Kafka did not take the event in time: it may or
   *     may not be in the log, which is why every event may be appended twice
   */
  public Future<Void> append(RunEvent event, byte[] origin) {
    byte[] value = event.toByteArray();
    if (value.length > MAX_EVENT_BYTES) {
      return Future.failedFuture(
          HeadraceException.invalid(
              "The request comes to an event of "
                  + value.length
                  + " bytes; at most "
                  + MAX_EVENT_BYTES
                  + " can be taken."));
    }
    KafkaProducer<byte[], byte[]> producer = this.producer;
    if (producer == null) {
      return Future.failedFuture(unavailable(new KafkaException("not connected")));
    }
    return switch (inFlight.take(event.getRunId(), value.length)) {
      case TAKEN -> send(producer, event.getRunId(), value, origin);
      case NONE_LEFT -> exhausted("More is being logged than Kafka takes; try again.");
      case SHARE_TAKEN ->
          exhausted("More is being logged to this run than Kafka takes; try again.");
    };
  }

  private static Future<Void> exhausted(String message) {
    return Future.failedFuture(new HeadraceException(ErrorCode.RESOURCE_EXHAUSTED, message));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the callback is told the same
  private Future<Void> send(
      KafkaProducer<byte[], byte[]> producer, String runId, byte[] value, byte[] origin) {
    byte[] key = runId.getBytes(StandardCharsets.UTF_8);
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(kafka.runTopic(), key, value);
    if (origin != null) {
      record.headers().add(ORIGIN_HEADER, origin);
    }
    ContextPromise<Void> appended = new ContextPromise<>();
    try {
      producer.send(
          record,
          (metadata, failure) -> {
            inFlight.giveBack(runId, value.length);
            if (failure == null) {
              appended.succeed(null);
            } else {
              appended.fail(explain(failure));
            }
          });
    } catch (KafkaException | IllegalStateException e) {
      inFlight.giveBack(runId, value.length);
      appended.fail(unavailable(e));
    }
    return appended.future();
  }

  private static HeadraceException explain(Exception failure) {
    return failure instanceof RecordTooLargeException
        ? new HeadraceException(
            ErrorCode.REQUEST_TOO_LARGE, "The run topic takes no event of this size.", failure)
        : unavailable(failure);
  }

  private static HeadraceException unavailable(Exception cause) {
    return HeadraceException.unavailable(
        "Kafka did not take the event: " + cause.getMessage(), cause);
  }

  /** Sends what is in flight, then closes. */
  public Future<Void> stop() {
    stopped = true;
    KafkaProducer<byte[], byte[]> closing = producer;
    producer = null;
    Vertx vertx = kafka.vertx();
    return closing == null
        ? Future.succeededFuture()
        : vertx.executeBlocking(
            () -> {
              closing.close(Duration.ofSeconds(10));
              return null;
            });
  }
}
