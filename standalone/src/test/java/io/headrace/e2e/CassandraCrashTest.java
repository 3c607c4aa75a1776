package io.headrace.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.config.CassandraSettings;
import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import io.headrace.standalone.backend.BackendProcesses;
import io.headrace.standalone.backend.DataFolder;
import io.headrace.standalone.backend.Distribution;
import io.headrace.standalone.backend.EmbeddedBackends;
import io.headrace.standalone.backend.SharedBackends;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills Cassandra with {@code kill -9} while clients log: writes must go on without it, and all
 * that was acknowledged must be there once it is back. The Cassandra is this test's own, so that
 * others do not suffer with it.
 */
@ExtendWith(SharedBackends.class)
final class CassandraCrashTest {

  private static final int WRITES = 500;
  private static final Duration RESTART = Duration.ofMinutes(2);

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void kill_whileClientsLog_writesGoOnAndAllThatWasAcknowledgedIsThereOnce(
      SharedBackends shared, @TempDir Path folder) throws Exception {
    SettingValues elsewhere = shared.freshNamespace().with(Setting.CASSANDRA_CONTACT_POINTS, "");
    DataFolder data = new DataFolder(folder);
    data.create();
    try (EmbeddedBackends cassandra =
        new EmbeddedBackends(elsewhere, data, Distribution.current())) {
      cassandra.start((backend, took) -> {});
      SettingValues values = cassandra.locate(elsewhere);
      try (RunningHeadrace headrace = RunningHeadrace.start("cassandra-crash", values)) {
        List<RunLedger> ledgers = logThroughCrash(headrace, values, data);
        CrashWitness.assertKept(headrace.uri(), ledgers);
        // Whoever reads next has nothing in memory.
        headrace.crash();
        CrashWitness.assertKept(headrace.uri(), ledgers);
      }
    }
  }

  private static List<RunLedger> logThroughCrash(
      RunningHeadrace headrace, SettingValues values, DataFolder data) throws Exception {
    InetSocketAddress address = CassandraSettings.from(values).contactPoints().get(0);
    try (CrashWitness witness = CrashWitness.logTo(headrace.uri())) {
      witness.awaitWrites(WRITES);

      killCassandra(data);
      witness.awaitWrites(WRITES);
      assertThat(answers(address)).as("Cassandra answers while writes go on").isFalse();

      Await.until("Cassandra is back", RESTART, () -> answers(address));
      witness.awaitWrites(WRITES);
      return witness.stop();
    }
  }

  private static void killCassandra(DataFolder data) throws IOException {
    String pid =
        new BackendProcesses(data)
            .running().stream()
                .filter(process -> process.name().equals("cassandra"))
                .map(BackendProcesses.Running::pid)
                .findFirst()
                .orElseThrow();
    ProcessHandle cassandra = ProcessHandle.of(Long.parseLong(pid.trim())).orElseThrow();
    cassandra.destroyForcibly();
    cassandra.onExit().join();
  }

  private static boolean answers(InetSocketAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(address, 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
