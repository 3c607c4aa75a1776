package io.headrace.benchmarks.artifacts;

import io.headrace.benchmarks.http.RequestBuffer;
import io.headrace.benchmarks.load.Workload;
import java.util.List;

/**
 * Puts the artifacts of a plan, one a unit.
 *
 * @param heads of the requests, by the artifacts' numbers
 */
record UploadWorkload(ArtifactPlan plan, List<byte[]> heads) implements Workload {

  @Override
  public void write(long unit, RequestBuffer request) {
    request.startStreamed(heads.get((int) unit), plan.body(unit));
  }

  @Override
  public int pointsPerUnit() {
    return 0;
  }
}
