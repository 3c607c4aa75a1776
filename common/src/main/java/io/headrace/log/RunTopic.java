package io.headrace.log;

import io.headrace.config.KafkaSettings;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import io.vertx.kafka.admin.Config;
import io.vertx.kafka.admin.ConfigEntry;
import io.vertx.kafka.admin.KafkaAdminClient;
import io.vertx.kafka.admin.NewTopic;
import io.vertx.kafka.client.common.ConfigResource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Makes the topics of the run log, or finds them made and checks that they keep what they are
 * given: no retention by time or size (the recorder trims what is stored, nothing else does), no
 * compaction, enough replicas in sync. Several instances may do so at once.
 */
final class RunTopic {

  private static final Map<String, String> SAFE =
      Map.of(
          "cleanup.policy", "delete",
          "retention.ms", "-1",
          "retention.bytes", "-1");

  private final KafkaAdminClient admin;
  private final KafkaSettings settings;
  private final String name;

  RunTopic(KafkaAdminClient admin, KafkaSettings settings) {
    this.admin = admin;
    this.settings = settings;
    this.name = settings.namespace().dotted("runs");
  }

  Future<Void> ensure() {
    return create(name, settings.partitions(), RunLog.MAX_REQUEST_BYTES)
        .compose(made -> create(name + ".dead-letters", 1, DeadLetters.MAX_REQUEST_BYTES))
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

  private Future<Void> create(String topic, int partitions, int maxMessageBytes) {
    NewTopic wanted =
        new NewTopic(topic, partitions, (short) settings.replication())
            .setConfig(
                Map.of(
                    "cleanup.policy",
                    "delete",
                    "retention.ms",
                    "-1",
                    "retention.bytes",
                    "-1",
                    "min.insync.replicas",
                    "" + settings.minInSyncReplicas(),
                    "max.message.bytes",
                    "" + maxMessageBytes,
                    // Trimming frees whole files only.
                    "segment.bytes",
                    "" + 64 * 1024 * 1024));
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
    for (Map.Entry<String, String> safe : SAFE.entrySet()) {
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
