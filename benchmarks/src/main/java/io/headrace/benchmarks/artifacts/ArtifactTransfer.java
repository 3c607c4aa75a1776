package io.headrace.benchmarks.artifacts;

import io.headrace.benchmarks.load.LoadLoop;
import io.headrace.benchmarks.load.Measurement;
import io.headrace.benchmarks.load.Schedule;
import io.headrace.benchmarks.load.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Puts all artifacts of a plan on a server, or fetches them, as fast as it goes. */
public final class ArtifactTransfer {

  private static final Duration ENDLESS = Duration.ofDays(1);

  private final ArtifactServer server;
  private final ArtifactPlan plan;
  private final int connections;
  private final Duration timeout;

  /**
   * @param connections with one artifact each at a time
   * @param timeout of one artifact
   */
  public ArtifactTransfer(
      ArtifactServer server, ArtifactPlan plan, int connections, Duration timeout) {
    this.server = server;
    this.plan = plan;
    this.connections = connections;
    this.timeout = timeout;
  }

  public Measurement upload() throws IOException {
    return measure(new UploadWorkload(plan, heads(server::upload)));
  }

  /** Fetches what was uploaded; an artifact that is not what it was counts as an error. */
  public Measurement download() throws IOException {
    return measure(new DownloadWorkload(plan, heads(server::download)));
  }

  /** The head of the request for the artifact of a name. */
  @FunctionalInterface
  private interface Head {
    byte[] of(String name) throws IOException;
  }

  private List<byte[]> heads(Head head) throws IOException {
    List<byte[]> heads = new ArrayList<>();
    for (int number = 0; number < plan.count(); number++) {
      heads.add(head.of(plan.name(number)));
    }
    return heads;
  }

  private Measurement measure(Workload workload) throws IOException {
    Schedule schedule = new Schedule(0, Duration.ZERO, ENDLESS, plan.count());
    return new LoadLoop(server.address(), connections, workload, schedule, timeout)
        .run()
        .measurement();
  }
}
