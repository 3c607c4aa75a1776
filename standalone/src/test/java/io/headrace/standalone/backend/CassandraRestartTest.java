package io.headrace.standalone.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.headrace.config.CassandraSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBackends.class)
@Timeout(120)
final class CassandraRestartTest {

  private static final int BEFORE_THE_KILL = 500;

  private final SharedBackends backends;

  CassandraRestartTest(SharedBackends backends) {
    this.backends = backends;
  }

  @Test
  void kill9_whileWriting_keepsEveryAcknowledgedRowAndComesBackOnTheSamePort() throws Exception {
    CassandraSettings cassandra = CassandraSettings.from(backends.freshNamespace());
    Set<Integer> acknowledged;
    try (CqlSession session = session(cassandra)) {
      createTable(session, cassandra);
      acknowledged = writeUntilKilled(session);
    }

    try (CqlSession session = awaitSession(cassandra)) {
      session.execute("USE " + cassandra.keyspace());
      Set<Integer> kept = new TreeSet<>();
      for (Row row : session.execute("SELECT id FROM points")) {
        kept.add(row.getInt(0));
      }
      assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(BEFORE_THE_KILL);
      acknowledged.removeAll(kept);
      assertThat(acknowledged).as("acknowledged and lost").isEmpty();
    }
  }

  private Set<Integer> writeUntilKilled(CqlSession session) throws IOException {
    PreparedStatement insert = session.prepare("INSERT INTO points (id, bytes) VALUES (?, ?)");
    Set<Integer> acknowledged = new ConcurrentSkipListSet<>();
    ProcessHandle process = backends.process("cassandra");
    try {
      for (int id = 0; ; id++) {
        session.execute(insert.bind(id, ByteBuffer.allocate(1000)));
        acknowledged.add(id);
        if (id == BEFORE_THE_KILL) {
          process.destroyForcibly();
        }
      }
    } catch (DriverException e) {
      return acknowledged;
    }
  }

  private static void createTable(CqlSession session, CassandraSettings cassandra) {
    session.execute(
        "CREATE KEYSPACE %s WITH replication = {'class': 'NetworkTopologyStrategy', '%s': 1}"
            .formatted(cassandra.keyspace(), cassandra.datacenter()));
    session.execute("USE " + cassandra.keyspace());
    session.execute("CREATE TABLE points (id int PRIMARY KEY, bytes blob)");
  }

  private static CqlSession awaitSession(CassandraSettings cassandra) {
    long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    while (true) {
      try {
        return session(cassandra);
      } catch (DriverException e) {
        assertThat(System.nanoTime()).isLessThan(deadline);
      }
    }
  }

  private static CqlSession session(CassandraSettings cassandra) {
    return CqlSession.builder()
        .addContactPoints(cassandra.contactPoints())
        .withLocalDatacenter(cassandra.datacenter())
        .build();
  }
}
