package io.headrace.log;

import io.vertx.core.Future;
import io.vertx.kafka.client.common.TopicPartition;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trims a log behind the group that stores it, and nothing else does: what is not stored is kept
 * however long that takes, what is stored stays for a window, for tails that are a little behind
 * and subscribers that come back. Any number of instances may trim; they agree.
 */
public final class LogTrim {

  private static final Logger LOG = LoggerFactory.getLogger(LogTrim.class);
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private final KafkaConnection kafka;
  private final LogTopic topic;
  private final KafkaOffsets offsets;
  private final TrimWindow window = new TrimWindow(WINDOW);
  private long timer = -1;

  public LogTrim(KafkaConnection kafka, LogTopic topic) {
    this.kafka = kafka;
    this.topic = topic;
    this.offsets = new KafkaOffsets(kafka, topic);
  }

  public void start() {
    timer = kafka.vertx().setPeriodic(INTERVAL.toMillis(), elapsed -> trim());
  }

  public void stop() {
    if (timer >= 0) {
      kafka.vertx().cancelTimer(timer);
    }
  }

  private void trim() {
    offsets
        .committed()
        .map(committed -> window.leave(committed, System.nanoTime()))
        .compose(old -> old.isPresent() ? delete(old.get()) : Future.succeededFuture())
        .onFailure(failure -> LOG.warn("The log could not be trimmed this time", failure));
  }

  private Future<Void> delete(long[] before) {
    Map<TopicPartition, RecordsToDelete> deletion = new HashMap<>();
    for (int p = 0; p < before.length; p++) {
      if (before[p] > 0) {
        deletion.put(new TopicPartition(topic.name(), p), RecordsToDelete.beforeOffset(before[p]));
      }
    }
    return deletion.isEmpty()
        ? Future.succeededFuture()
        : kafka.admin().deleteRecords(deletion).mapEmpty();
  }
}
