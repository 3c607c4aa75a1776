package io.headrace.benchmarks.points;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.benchmarks.load.Outcomes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything needed to say which points a load has logged, and which of them were acknowledged; as
 * a JSON file it outlives the load.
 *
 * @param startMillis timestamp of step 0, ms since 1970
 * @param runIds by index
 * @param outcomes of each request, by number
 */
public record Ledger(
    String url,
    long seed,
    long startMillis,
    PlanSize size,
    List<String> runIds,
    Outcomes outcomes) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public static Ledger read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), Ledger.class);
  }

  public void write(Path file) throws IOException {
    JSON.writeValue(file.toFile(), this);
  }

  public PointPlan plan() {
    return new PointPlan(size, seed, startMillis);
  }
}
