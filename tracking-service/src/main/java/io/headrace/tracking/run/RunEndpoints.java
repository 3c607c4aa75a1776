package io.headrace.tracking.run;

import io.headrace.api.ApiCall;
import io.headrace.http.Endpoint;
import io.headrace.log.RecorderLag;
import io.headrace.tracking.experiment.ArtifactLocationRule;
import io.headrace.view.NewRuns;
import io.headrace.view.RunView;
import io.headrace.view.RunWriter;
import java.time.Clock;
import java.util.Map;

/** The endpoints of this package, by the call each answers. */
public final class RunEndpoints {

  private RunEndpoints() {}

  public static Map<ApiCall, Endpoint> of(
      RunWriter writer,
      RunView view,
      NewRuns runs,
      ArtifactLocationRule locations,
      RecorderLag lag,
      Clock clock) {
    return Map.ofEntries(
        Map.entry(ApiCall.CREATE_RUN, new CreateRunEndpoint(writer, runs, locations)),
        Map.entry(ApiCall.UPDATE_RUN, new UpdateRunEndpoint(writer)),
        Map.entry(ApiCall.DELETE_RUN, new DeleteRunEndpoint(writer, clock)),
        Map.entry(ApiCall.RESTORE_RUN, new RestoreRunEndpoint(writer)),
        Map.entry(ApiCall.LOG_METRIC, new LogMetricEndpoint(writer)),
        Map.entry(ApiCall.LOG_PARAM, new LogParamEndpoint(writer, view)),
        Map.entry(ApiCall.SET_TAG, new SetTagEndpoint(writer)),
        Map.entry(ApiCall.DELETE_TAG, new DeleteTagEndpoint(writer)),
        Map.entry(ApiCall.LOG_BATCH, new LogBatchEndpoint(writer, lag)),
        Map.entry(ApiCall.LOG_MODEL, new LogModelEndpoint(writer)),
        Map.entry(ApiCall.LOG_INPUTS, new LogInputsEndpoint(writer)),
        Map.entry(ApiCall.LOG_OUTPUTS, new LogOutputsEndpoint(writer)));
  }
}
