package io.headrace.api.calls;

import io.headrace.api.ApiCall;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The descriptions of all calls. */
public final class CallDescriptions {

  private static final Map<ApiCall, CallDescription> ALL = collect();

  private CallDescriptions() {}

  /** The description of a call; every call has one. */
  public static CallDescription of(ApiCall call) {
    return ALL.get(call);
  }

  /** All of them, in the order of the table of calls. */
  public static List<CallDescription> all() {
    return List.copyOf(ALL.values());
  }

  private static Map<ApiCall, CallDescription> collect() {
    Map<ApiCall, CallDescription> all = new EnumMap<>(ApiCall.class);
    Stream.of(
            ExperimentCalls.all(),
            RunCalls.all(),
            RunListCalls.all(),
            RunLoggingCalls.all(),
            MetricCalls.all(),
            SeriesCalls.all(),
            LoggedModelCalls.all(),
            ArtifactCalls.all(),
            ServerCalls.all())
        .flatMap(List::stream)
        .forEach(
            description -> {
              if (all.put(description.call(), description) != null) {
                throw new IllegalStateException(description.call() + " is described twice");
              }
            });
    for (ApiCall call : ApiCall.values()) {
      if (!all.containsKey(call)) {
        throw new IllegalStateException(call + " is not described");
      }
    }
    return all;
  }
}
