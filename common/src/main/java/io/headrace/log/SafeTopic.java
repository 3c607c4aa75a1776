package io.headrace.log;

import io.headrace.config.KafkaSettings;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import io.vertx.kafka.admin.Config;
import io.vertx.kafka.admin.ConfigEntry;
import io.vertx.kafka.admin.KafkaAdminClient;
import io.vertx.kafka.admin.NewTopic;
import io.vertx.kafka.client.common.ConfigResource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Makes a topic and that of its dead letters, or finds them made and checks that the topic keeps
 * what it is given: no retention by time or size (who stores it trims what is stored, nothing else
 * does), no compaction, enough replicas in sync. Several instances may do so at once.
 */
final class SafeTopic {

  private static final Map<String, String> SAFE =
      Map.of(
          "cleanup.policy", "delete",
          "retention.ms", "-1",
          "retention.bytes", "-1");

  private final KafkaAdminClient admin;
  private final KafkaSettings settings;
  private final LogTopic topic;
  private final String name;
  private final Map<String, String> required;

  /**
   * A topic as it must be.
   *
   * @param besides settings that it must have besides those that keep what is in it
   */
  SafeTopic(
      KafkaAdminClient admin, KafkaSettings settings, LogTopic topic, Map<String, String> besides) {
    this.admin = admin;
    this.settings = settings;
    this.topic = topic;
    this.name = topic.name();
    this.required = new HashMap<>(SAFE);
    required.putAll(besides);
  }

  Future<Void> ensure() {
    return create(name, settings.partitions(), RunLog.MAX_REQUEST_BYTES, required)
        .compose(made -> create(topic.deadLetters(), 1, DeadLetters.MAX_REQUEST_BYTES, SAFE))
        .compose(made -> check());
  }

  /** Checks the topic, and makes none. */
  Future<Void> require() {
    return admin
        .listTopics()
        .compose(
            topics ->
                topics.contains(name)
                    ? check()
                    : Future.failedFuture(
                        HeadraceException.notFound(
                            "There is no such installation: Kafka at "
                                + settings.bootstrapServers()
                                + " has no topic "
                                + name
                                + ".")));
  }

  private Future<Void> create(
      String made, int partitions, int maxMessageBytes, Map<String, String> fixed) {
    Map<String, String> config = new HashMap<>(fixed);
    config.put("min.insync.replicas", "" + settings.minInSyncReplicas());
    config.put("max.message.bytes", "" + maxMessageBytes);
    // Trimming frees whole files only.
    config.put("segment.bytes", "" + 64 * 1024 * 1024);
    NewTopic wanted =
        new NewTopic(made, partitions, (short) settings.replication()).setConfig(config);
    return admin
        .createTopics(List.of(wanted))
        .recover(
            failure ->
                failure instanceof TopicExistsException
                    ? Future.succeededFuture()
                    : Future.failedFuture(failure));
  }

  private Future<Void> check() {
    ConfigResource resource =
        new ConfigResource(org.apache.kafka.common.config.ConfigResource.Type.TOPIC, name);
    return admin
        .describeConfigs(List.of(resource))
        .compose(configs -> checkConfig(configs.values().iterator().next()))
        .compose(safe -> admin.describeTopics(List.of(name)))
        .compose(topics -> checkPartitions(topics.get(name).getPartitions().size()));
  }

  private Future<Void> checkConfig(Config config) {
    Map<String, String> actual =
        config.getEntries().stream()
            .collect(Collectors.toMap(ConfigEntry::getName, ConfigEntry::getValue));
    for (Map.Entry<String, String> safe : required.entrySet()) {
      if (!safe.getValue().equals(actual.get(safe.getKey()))) {
        return unsafe(
            safe.getKey() + "=" + actual.get(safe.getKey()) + " instead of " + safe.getValue());
      }
    }
    int inSync = Integer.parseInt(actual.getOrDefault("min.insync.replicas", "1"));
    if (inSync < settings.minInSyncReplicas()) {
      return unsafe(
          "min.insync.replicas=" + inSync + " instead of " + settings.minInSyncReplicas());
    }
    return Future.succeededFuture();
  }

  private Future<Void> checkPartitions(int partitions) {
    // Another count would send new events of a run to another partition than its old ones.
    return partitions == settings.partitions()
        ? Future.succeededFuture()
        : unsafe(partitions + " partitions instead of " + settings.partitions());
  }

  private Future<Void> unsafe(String what) {
    return Future.failedFuture(
        new UnsafeTopicException(
            "Topic " + name + " has " + what + "; acknowledged events could be lost."));
  }
}
