package io.headrace.log;

import io.headrace.async.Attempts;
import io.headrace.config.KafkaSettings;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.kafka.admin.KafkaAdminClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our way to one Kafka cluster: made without a connection, {@link #start} tries until the cluster
 * answers and our topics are there as they must be.
 */
public final class KafkaConnection {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaConnection.class);
  private static final Duration RETRY = Duration.ofMillis(500);

  /** How often, and how long, we look whether Kafka is still there. */
  private static final Duration WATCH = Duration.ofSeconds(5);

  private static final long NOT_WATCHING = -1;

  private final Vertx vertx;
  private final KafkaSettings settings;
  private volatile AdminClient admin;
  private volatile KafkaAdminClient vertxAdmin;
  private volatile String missing = "Headrace is starting: Kafka has not answered yet";
  private volatile boolean stopped;
  private volatile long watch = NOT_WATCHING;
  private volatile Uuid topicId;

  public KafkaConnection(Vertx vertx, KafkaSettings settings) {
    this.vertx = vertx;
    this.settings = settings;
  }

  /** Fails only with a topic whose settings would lose data; all else is tried again. */
  public Future<Void> start() {
    return new Attempts(vertx, RETRY, this::isPassing).untilSuccess(this::attempt);
  }

  /**
   * The same, but makes no topic: for who works at what others have made. Fails with
   * RESOURCE_DOES_NOT_EXIST when the topic of run events is not there.
   */
  public Future<Void> startExisting() {
    return new Attempts(vertx, RETRY, this::isPassing)
        .untilSuccess(() -> attempt(() -> runTopicAsItMustBe().require()));
  }

  private Future<Void> attempt() {
    return attempt(
        () -> runTopicAsItMustBe().ensure().compose(made -> artifactTopicAsItMustBe().ensure()));
  }

  private SafeTopic runTopicAsItMustBe() {
    return new SafeTopic(vertxAdmin, settings, runs(), Map.of());
  }

  /** By Kafka's clock uploads expire; a publisher's clock may say anything. */
  private SafeTopic artifactTopicAsItMustBe() {
    return new SafeTopic(
        vertxAdmin, settings, artifacts(), Map.of("message.timestamp.type", "LogAppendTime"));
  }

  private Future<Void> attempt(Supplier<Future<Void>> there) {
    return vertx
        .executeBlocking(this::connect)
        .compose(connected -> there.get())
        .compose(ensured -> readTopicId())
        .onSuccess(this::connected)
        .mapEmpty();
  }

  private void connected(Uuid id) {
    topicId = id;
    missing = null;
    watch = vertx.setPeriodic(WATCH.toMillis(), elapsed -> look());
    if (stopped) {
      // Who stopped us meanwhile may not have seen it.
      vertx.cancelTimer(watch);
    }
  }

  private Void connect() {
    if (stopped) {
      throw HeadraceException.unavailable("Stopped", null);
    }
    if (admin == null) {
      Map<String, Object> config = config();
      config.put("request.timeout.ms", 5_000);
      config.put("default.api.timeout.ms", 5_000);
      AdminClient connected = AdminClient.create(config);
      admin = connected;
      if (stopped) {
        // Who stopped us meanwhile may not have seen it.
        connected.close(Duration.ZERO);
        throw HeadraceException.unavailable("Stopped", null);
      }
      vertxAdmin = KafkaAdminClient.create(vertx, connected);
    }
    return null;
  }

  /** Notices when Kafka goes away and when it is back; the clients mend themselves. */
  private void look() {
    DescribeClusterOptions options = new DescribeClusterOptions().timeoutMs((int) WATCH.toMillis());
    Future.fromCompletionStage(admin.describeCluster(options).nodes().toCompletionStage())
        .onSuccess(nodes -> missing = null)
        .onFailure(failure -> missing = doesNotAnswer(failure));
  }

  private String doesNotAnswer(Throwable failure) {
    return "Kafka at " + settings.bootstrapServers() + " does not answer: " + failure.getMessage();
  }

  private boolean isPassing(Throwable failure) {
    if (stopped
        || failure instanceof UnsafeTopicException
        || HeadraceException.is(failure, ErrorCode.RESOURCE_DOES_NOT_EXIST)) {
      missing = failure.getMessage();
      return false;
    }
    missing = doesNotAnswer(failure);
    LOG.debug("Kafka does not answer yet", failure);
    return true;
  }

  private Future<Uuid> readTopicId() {
    return Future.fromCompletionStage(
            admin.describeTopics(List.of(runTopic())).allTopicNames().toCompletionStage())
        .map(topics -> topics.get(runTopic()).topicId());
  }

  /** What keeps us from Kafka, in words; empty when nothing does. */
  public Optional<String> missing() {
    return Optional.ofNullable(missing);
  }

  public Future<Void> stop() {
    stopped = true;
    if (watch != NOT_WATCHING) {
      vertx.cancelTimer(watch);
    }
    return vertx.executeBlocking(
        () -> {
          if (admin != null) {
            admin.close(Duration.ofSeconds(2));
          }
          return null;
        });
  }

  /** The settings that every client of the cluster shares; the caller's to add to. */
  Map<String, Object> config() {
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", settings.bootstrapServers());
    config.put("reconnect.backoff.max.ms", 500);
    return config;
  }

  /** Reads bytes, with these settings. */
  static Consumer<byte[], byte[]> consumer(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  KafkaAdminClient admin() {
    if (vertxAdmin == null) {
      throw HeadraceException.unavailable(missing, new KafkaException("not connected"));
    }
    return vertxAdmin;
  }

  /** Run events, and the group whose committed offsets say what is in Cassandra. */
  public LogTopic runs() {
    return topic("runs", "recorder", "recorder");
  }

  /** Files in chunks, and the group that puts them into the S3 store. */
  public LogTopic artifacts() {
    return topic("artifacts", "artifacts", "receiver of artifacts");
  }

  private LogTopic topic(String name, String group, String reader) {
    return new LogTopic(
        settings.namespace().dotted(name), settings.namespace().dotted(group), reader);
  }

  /** The topic of run events. */
  public String runTopic() {
    return runs().name();
  }

  /** The run topic's identity, another one when it was deleted and made again. */
  public UUID runTopicId() {
    return new UUID(topicId.getMostSignificantBits(), topicId.getLeastSignificantBits());
  }

  public int partitions() {
    return settings.partitions();
  }

  Vertx vertx() {
    return vertx;
  }
}
