package io.headrace.log;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.kafka.client.producer.KafkaProducer;
import io.vertx.kafka.client.producer.KafkaProducerRecord;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic of events that can never be applied, each with its cause and where it stood: by that,
 * readers know one that is put aside twice, as after a crash. Counted and logged, never the event's
 * content.
 */
public final class DeadLetters {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  /** An event of any size that the run topic takes, and our headers. */
  static final int MAX_REQUEST_BYTES = RunLog.MAX_REQUEST_BYTES + 16 * 1024;

  /** Chars; what Kafka or a codec says of an event may quote all of it. */
  private static final int MAX_CAUSE = 1_000;

  private final KafkaConnection kafka;
  private final LogTopic topic;
  private final Counter counter;
  private KafkaProducer<byte[], byte[]> producer;

  /**
   * The dead letters of a topic.
   *
   * @param meters what the name of their counter begins with
   */
  public DeadLetters(KafkaConnection kafka, LogTopic topic, MeterRegistry metrics, String meters) {
    this.kafka = kafka;
    this.topic = topic;
    this.counter =
        Counter.builder(meters + ".dead.letters")
            .description("Events that can never be applied, put aside with their cause")
            .register(metrics);
  }

  /** Puts an event aside; it counts as done only when this completes. Not for two threads. */
  public Future<Void> add(LogRecord record, String cause) {
    byte[] value = record.value();
    // Packed, the log takes more than a producer may send.
    boolean fits = value == null || value.length <= RunLog.MAX_REQUEST_BYTES;
    KafkaProducerRecord<byte[], byte[]> letter =
        KafkaProducerRecord.create(topic.deadLetters(), record.key(), fits ? value : new byte[0]);
    if (!fits) {
      letter.addHeader("size", "" + value.length);
    }
    letter.addHeader("cause", shortened(cause));
    letter.addHeader("topic", topic.name());
    letter.addHeader("partition", "" + record.partition());
    letter.addHeader("offset", "" + record.offset());
    return producer()
        .send(letter)
        .onSuccess(
            sent -> {
              counter.increment();
              LOG.error(
                  "Event {} of partition {} of {} can never be applied and is among the dead letters:"
                      + " {}",
                  record.offset(),
                  record.partition(),
                  topic.name(),
                  cause);
            })
        .mapEmpty();
  }

  private static String shortened(String cause) {
    return cause == null ? "" : cause.substring(0, Math.min(cause.length(), MAX_CAUSE));
  }

  private KafkaProducer<byte[], byte[]> producer() {
    if (producer == null) {
      Map<String, String> config =
          kafka.config().entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().toString()));
      config.put("acks", "all");
      config.put("max.request.size", "" + MAX_REQUEST_BYTES);
      producer =
          KafkaProducer.create(
              kafka.vertx(), config, new ByteArraySerializer(), new ByteArraySerializer());
    }
    return producer;
  }

  public Future<Void> stop() {
    return producer == null ? Future.succeededFuture() : producer.close();
  }
}
