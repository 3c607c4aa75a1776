package io.headrace.store;

import com.datastax.oss.driver.api.core.cql.Row;
import io.vertx.core.Future;
import java.util.UUID;

/**
 * The epochs of topics: table {@code log_epochs}, one row a topic. The epoch is raised when the
 * topic's id changes, by a conditional write, so that all instances agree on it.
 */
public final class LogEpochs {

  private static final String SELECT = "SELECT topic_id, epoch FROM log_epochs WHERE topic = ?";
  private static final String BEGIN =
      "INSERT INTO log_epochs (topic, topic_id, epoch) VALUES (?, ?, 1) IF NOT EXISTS";
  private static final String RAISE =
      "UPDATE log_epochs SET topic_id = ?, epoch = ? WHERE topic = ? IF epoch = ?";

  private final CassandraConnection cassandra;

  public LogEpochs(CassandraConnection cassandra) {
    this.cassandra = cassandra;
  }

  /** The epoch of the topic with this id, from 1 on. */
  public Future<Integer> epoch(String topic, UUID topicId) {
    return cassandra
        .execute(SELECT, prepared -> prepared.bind(topic).setIdempotent(true))
        .compose(rows -> settle(topic, topicId, rows.one()));
  }

  private Future<Integer> settle(String topic, UUID topicId, Row known) {
    if (known == null) {
      return cassandra
          .execute(BEGIN, prepared -> prepared.bind(topic, topicId))
          .compose(done -> epoch(topic, topicId));
    }
    int epoch = known.getInt("epoch");
    if (topicId.equals(known.getUuid("topic_id"))) {
      return Future.succeededFuture(epoch);
    }
    return cassandra
        .execute(RAISE, prepared -> prepared.bind(topicId, epoch + 1, topic, epoch))
        .compose(done -> epoch(topic, topicId));
  }
}
