package io.headrace.config;

/**
 * Where Kafka is and how our topics are laid out.
 *
 * @param bootstrapServers {@code host:port}, comma-separated
 * @param partitions of the run log
 * @param replication replicas of a partition
 */
public record KafkaSettings(
    String bootstrapServers, Namespace namespace, int partitions, int replication) {

  public KafkaSettings {
    Setting.KAFKA_PARTITIONS.requireBetween(1, 10_000, partitions);
    Setting.KAFKA_REPLICATION.requireBetween(1, 15, replication);
  }

  public static KafkaSettings from(SettingValues values) {
    return new KafkaSettings(
        values.required(Setting.KAFKA_BOOTSTRAP_SERVERS),
        Namespace.from(values),
        values.integer(Setting.KAFKA_PARTITIONS),
        values.integer(Setting.KAFKA_REPLICATION));
  }

  /** One replica may be away without stopping writes, where there are enough of them. */
  public int minInSyncReplicas() {
    return Math.max(1, replication - 1);
  }
}
