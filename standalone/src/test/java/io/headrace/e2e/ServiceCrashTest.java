package io.headrace.e2e;

import io.headrace.standalone.backend.SharedBackends;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Kills the JVM of all services with {@code kill -9} while clients log, and compares all that was
 * acknowledged with what is read afterwards: nothing lost, nothing doubled, no half of a batch.
 */
@ExtendWith(SharedBackends.class)
final class ServiceCrashTest {

  private static final int KILLS = 3;
  private static final int WRITES_BETWEEN_KILLS = 500;

  @Test
  void kill_whileClientsLog_allThatWasAcknowledgedIsThereOnce(SharedBackends backends)
      throws Exception {
    try (ServiceProcess services =
        ServiceProcess.start(AllServicesMain.class, "crash", backends.freshNamespace())) {
      services.awaitReady();
      List<RunLedger> ledgers;
      try (CrashWitness witness = CrashWitness.logTo(services.uri())) {
        for (int kill = 0; kill < KILLS; kill++) {
          witness.awaitWrites(WRITES_BETWEEN_KILLS);
          services.kill();
          services.restart();
          services.awaitReady();
        }
        witness.awaitWrites(WRITES_BETWEEN_KILLS);
        ledgers = witness.stop();
      }
      CrashWitness.assertKept(services.uri(), ledgers);
    }
  }
}
