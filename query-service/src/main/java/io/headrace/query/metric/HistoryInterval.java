package io.headrace.query.metric;

import io.headrace.api.InvalidRequest;
import io.headrace.api.RequestFields;
import io.headrace.error.HeadraceException;
import java.util.List;

/**
 * What {@code metrics/get-history-bulk-interval} asks for.
 *
 * @param runIds in the order asked for; one that comes twice is answered twice
 * @param startStep of the first point that counts
 * @param endStep of the last point that counts
 * @param mostOfARun how many points of a run are shown
 */
record HistoryInterval(
    List<String> runIds, String metricKey, long startStep, long endStep, int mostOfARun) {

  private static final int MOST_RUNS = 100;
  private static final int MOST_OF_A_RUN = 2_500;

  /**
   * Reads a request.
   *
   * @throws HeadraceException with MLflow's text
   */
  static HistoryInterval of(RequestFields fields) {
    List<String> runIds = runIds(fields);
    String metricKey = fields.requiredString("metric_key");
    Long startStep = fields.integer("start_step");
    Long endStep = fields.integer("end_step");
    int mostOfARun = mostOfARun(fields);
    if ((startStep == null) != (endStep == null)) {
      throw HeadraceException.invalid(
          "If either start step or end step are specified, both must be specified.");
    }
    if (startStep == null) {
      return new HistoryInterval(runIds, metricKey, Long.MIN_VALUE, Long.MAX_VALUE, mostOfARun);
    }
    if (startStep > endStep) {
      throw HeadraceException.invalid(
          "end_step must be greater than start_step. Found start_step=%d and end_step=%d."
              .formatted(startStep, endStep));
    }
    return new HistoryInterval(runIds, metricKey, startStep, endStep, mostOfARun);
  }

  private static List<String> runIds(RequestFields fields) {
    List<String> runIds = fields.strings("run_ids");
    if (runIds.isEmpty()) {
      throw fields.missing("run_ids");
    }
    if (runIds.size() > MOST_RUNS) {
      throw InvalidRequest.refused(
          "GetMetricHistoryBulkInterval request must specify at most %d run_ids. Received %d run_ids."
              .formatted(MOST_RUNS, runIds.size()));
    }
    return runIds;
  }

  private static int mostOfARun(RequestFields fields) {
    Long given = fields.integer("max_results");
    if (given == null) {
      return MOST_OF_A_RUN;
    }
    if (given < 1 || given > MOST_OF_A_RUN) {
      throw InvalidRequest.refused("max_results must be between 1 and " + MOST_OF_A_RUN + ".");
    }
    return given.intValue();
  }
}
