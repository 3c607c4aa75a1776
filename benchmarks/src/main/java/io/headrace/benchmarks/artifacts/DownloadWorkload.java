package io.headrace.benchmarks.artifacts;

import io.headrace.benchmarks.http.RequestBuffer;
import io.headrace.benchmarks.load.Workload;
import java.util.List;

/**
 * Fetches the artifacts of a plan, one a unit, each of which must be what was put there.
 *
 * @param heads of the requests, by the artifacts' numbers
 */
record DownloadWorkload(ArtifactPlan plan, List<byte[]> heads) implements Workload {

  @Override
  public void write(long unit, RequestBuffer request) {
    request.startWithoutBody(heads.get((int) unit));
    request.expect(plan.body(unit));
  }

  @Override
  public int pointsPerUnit() {
    return 0;
  }
}
