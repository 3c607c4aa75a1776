package io.headrace.e2e;

import io.headrace.artifact.ArtifactMain;
import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import io.headrace.query.QueryMain;
import io.headrace.tracking.TrackingMain;
import io.headrace.ui.UiMain;
import java.util.ArrayList;
import java.util.List;

/**
 * The layout of docker-compose.yml without containers: each service a JVM, those that keep state
 * twice, and an edge in front of the first of each.
 */
final class SeparateServices implements AutoCloseable {

  private final List<ServiceProcess> processes = new ArrayList<>();
  private final List<ServiceProcess> tracking;
  private final List<ServiceProcess> query;
  private final ServiceProcess artifact;
  private final ServiceProcess edge;

  private SeparateServices(SettingValues values) {
    tracking =
        List.of(
            start(TrackingMain.class, "tracking-1", values),
            start(TrackingMain.class, "tracking-2", values));
    query =
        List.of(
            start(QueryMain.class, "query-1", values), start(QueryMain.class, "query-2", values));
    artifact = start(ArtifactMain.class, "artifact", values);
    edge =
        start(
            UiMain.class,
            "ui",
            values
                .with(Setting.TRACKING_URL, tracking.get(0).uri().toString())
                .with(Setting.QUERY_URL, query.get(0).uri().toString())
                .with(Setting.ARTIFACT_URL, artifact.uri().toString()));
  }

  /** Starts them on free ports and returns when all are ready. */
  static SeparateServices start(SettingValues values) {
    SeparateServices services = new SeparateServices(values);
    services.processes.forEach(ServiceProcess::awaitReady);
    return services;
  }

  private ServiceProcess start(Class<?> main, String name, SettingValues values) {
    ServiceProcess process = ServiceProcess.start(main, name, values);
    processes.add(process);
    return process;
  }

  /** Clients of the two instances that write. */
  List<RawClient> writers() {
    return tracking.stream().map(ServiceProcess::client).toList();
  }

  /** Clients of the two instances that read. */
  List<RawClient> readers() {
    return query.stream().map(ServiceProcess::client).toList();
  }

  /** Stops the second instance that reads and starts it anew: no run is in its memory then. */
  void restartSecondReader() {
    ServiceProcess reader = query.get(1);
    reader.close();
    reader.restart();
    reader.awaitReady();
  }

  RawClient artifacts() {
    return artifact.client();
  }

  RawClient edge() {
    return edge.client();
  }

  /** Stops them, the edge last. */
  @Override
  public void close() {
    processes.forEach(ServiceProcess::close);
  }
}
