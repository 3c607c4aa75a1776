package io.headrace.e2e;

import io.headrace.standalone.backend.SharedBackends;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Kills the JVM of all services with {@code kill -9} while clients log, and compares all that was
 * acknowledged with what is read afterwards: nothing lost, nothing doubled, no half of a batch.
 */
@ExtendWith(SharedBackends.class)
final class ServiceCrashTest {

  private static final int CRASHES = 3;
  private static final int WRITES_BETWEEN_CRASHES = 500;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void kill_whileClientsLog_allThatWasAcknowledgedIsThereOnce(SharedBackends backends)
      throws Exception {
    try (RunningHeadrace headrace = RunningHeadrace.start("crash", backends.freshNamespace())) {
      List<RunLedger> ledgers;
      try (CrashWitness witness = CrashWitness.logTo(headrace.uri())) {
        for (int crash = 0; crash < CRASHES; crash++) {
          witness.awaitWrites(WRITES_BETWEEN_CRASHES);
          headrace.crash();
        }
        witness.awaitWrites(WRITES_BETWEEN_CRASHES);
        ledgers = witness.stop();
      }
      CrashWitness.assertKept(headrace.uri(), ledgers);
      // Whoever reads next has nothing in memory.
      headrace.crash();
      CrashWitness.assertKept(headrace.uri(), ledgers);
    }
  }
}
