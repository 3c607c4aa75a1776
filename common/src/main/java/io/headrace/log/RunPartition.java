package io.headrace.log;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** Which partition a run's events are in: Kafka's default for keyed records, in every language. */
public final class RunPartition {

  private RunPartition() {}

  public static int of(String runId, int partitions) {
    return Utils.toPositive(Utils.murmur2(runId.getBytes(StandardCharsets.UTF_8))) % partitions;
  }
}
