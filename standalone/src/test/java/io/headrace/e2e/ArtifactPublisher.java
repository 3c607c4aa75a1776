package io.headrace.e2e;

import io.headrace.config.KafkaSettings;
import io.headrace.config.SettingValues;
import io.headrace.event.ArtifactChunks;
import io.headrace.event.proto.ArtifactChunk;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A client of its own making that publishes files as docs/events.md has it, past all services. */
final class ArtifactPublisher implements AutoCloseable {

  /** An event that was put aside, and why. */
  record DeadLetter(String key, ArtifactChunk chunk, String cause) {}

  private static final Duration POLL = Duration.ofMillis(100);

  private final String topic;
  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> deadLetters;
  private final List<DeadLetter> found = new ArrayList<>();

  ArtifactPublisher(SettingValues values) {
    KafkaSettings kafka = KafkaSettings.from(values);
    Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers());
    this.topic = kafka.namespace().dotted("artifacts");
    this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    this.deadLetters =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> only = List.of(new TopicPartition(topic + ".dead-letters", 0));
    deadLetters.assign(only);
    deadLetters.seekToBeginning(only);
  }

  /** A new upload of an artifact of a run. */
  static ArtifactChunk toRun(String runId, String path) {
    return upload(path).setRunId(runId).build();
  }

  /** A new upload of an artifact of a logged model. */
  static ArtifactChunk toModel(String modelId, String path) {
    return upload(path).setModelId(modelId).build();
  }

  private static ArtifactChunk.Builder upload(String path) {
    return ArtifactChunk.newBuilder().setUploadId(UUID.randomUUID().toString()).setPath(path);
  }

  /** The chunks of a text; several if it has more than a few bytes. */
  static List<ArtifactChunk> chunks(ArtifactChunk upload, String text) {
    return ArtifactChunks.of(upload, text.getBytes(StandardCharsets.UTF_8), 4);
  }

  /** Publishes a text; returns when all of it is acknowledged. */
  void publish(ArtifactChunk upload, String text) {
    publish(chunks(upload, text));
  }

  void publish(ArtifactChunk... chunks) {
    publish(Arrays.asList(chunks));
  }

  void publish(List<ArtifactChunk> chunks) {
    try {
      for (Future<?> sent : chunks.stream().map(this::send).toList()) {
        sent.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private Future<?> send(ArtifactChunk chunk) {
    return producer.send(
        new ProducerRecord<>(topic, ArtifactChunks.ownerId(chunk), chunk.toByteArray()));
  }

  /** Waits until so many events of an upload were put aside, and gives them. */
  List<DeadLetter> awaitDeadLetters(ArtifactChunk upload, int count) {
    Await.until(
        count + " dead letters of " + upload.getUploadId() + " among " + found,
        Duration.ofSeconds(60),
        () -> {
          deadLetters.poll(POLL).forEach(this::add);
          return deadLettersOf(upload).size() >= count;
        });
    return deadLettersOf(upload);
  }

  private void add(ConsumerRecord<String, byte[]> record) {
    found.add(
        new DeadLetter(
            record.key(),
            ArtifactChunks.parse(record.key().getBytes(StandardCharsets.UTF_8), record.value()),
            new String(record.headers().lastHeader("cause").value(), StandardCharsets.UTF_8)));
  }

  private List<DeadLetter> deadLettersOf(ArtifactChunk upload) {
    return found.stream()
        .filter(letter -> letter.chunk.getUploadId().equals(upload.getUploadId()))
        .toList();
  }

  @Override
  public void close() {
    producer.close();
    deadLetters.close();
  }
}
