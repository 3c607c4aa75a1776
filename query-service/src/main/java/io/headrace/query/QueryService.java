package io.headrace.query;

import io.headrace.api.ApiCall;
import io.headrace.config.HttpSettings;
import io.headrace.config.SettingValues;
import io.headrace.http.Consistency;
import io.headrace.http.Endpoint;
import io.headrace.http.EndpointRoutes;
import io.headrace.lifecycle.BackendHealth;
import io.headrace.lifecycle.Service;
import io.headrace.query.experiment.ExperimentEndpoints;
import io.headrace.query.live.LiveEndpoints;
import io.headrace.query.loggedmodel.LoggedModelEndpoints;
import io.headrace.query.metric.MetricEndpoints;
import io.headrace.query.run.RunEndpoints;
import io.headrace.query.run.WarmStart;
import io.headrace.query.series.SeriesEndpoints;
import io.headrace.store.Experiments;
import io.headrace.store.LoggedModels;
import io.headrace.store.StoredSeries;
import io.headrace.view.Backplane;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The query service: everything that reads. */
public final class QueryService implements Service {

  /** Before it is tried again to load runs ahead. */
  private static final Duration REST = Duration.ofSeconds(1);

  private final Backplane backplane;
  private final WarmStart warmStart;
  private final Map<ApiCall, Endpoint> endpoints;
  private final long maxBodyBytes;

  private QueryService(
      Backplane backplane,
      WarmStart warmStart,
      Map<ApiCall, Endpoint> endpoints,
      long maxBodyBytes) {
    this.backplane = backplane;
    this.warmStart = warmStart;
    this.endpoints = endpoints;
    this.maxBodyBytes = maxBodyBytes;
  }

  /** The service alone in its JVM. */
  public static Service assemble(
      Vertx vertx, SettingValues values, PrometheusMeterRegistry metrics) {
    return assemble(vertx, values, metrics, new Backplane(vertx, values, metrics));
  }

  /** The service on a backplane that it shares. */
  public static Service assemble(
      Vertx vertx, SettingValues values, PrometheusMeterRegistry metrics, Backplane backplane) {
    // Stock clients look at no header of ours: what they are given must not be old.
    RecordedBarrier barrier = new RecordedBarrier(backplane, Consistency.STRICT);
    Experiments experiments = new Experiments(backplane.cassandra());
    Map<ApiCall, Endpoint> endpoints = new EnumMap<>(ApiCall.class);
    endpoints.putAll(ExperimentEndpoints.of(experiments));
    endpoints.putAll(RunEndpoints.of(vertx, backplane.view()));
    endpoints.putAll(LoggedModelEndpoints.of(new LoggedModels(backplane.cassandra()), barrier));
    StoredSeries stored = new StoredSeries(backplane.cassandra());
    endpoints.putAll(MetricEndpoints.of(vertx, barrier, stored));
    endpoints.putAll(SeriesEndpoints.of(vertx, backplane, stored));
    endpoints.putAll(LiveEndpoints.of(vertx, metrics, backplane, stored));
    return new QueryService(
        backplane,
        new WarmStart(vertx, experiments::all, backplane.view()::loadAhead, REST),
        endpoints,
        HttpSettings.from(values).maxBodyBytes());
  }

  @Override
  public String name() {
    return "query";
  }

  @Override
  public void mount(Router router) {
    new EndpointRoutes(router, maxBodyBytes).mount(endpoints);
  }

  @Override
  public Future<Void> start() {
    return backplane.start(this).onSuccess(epoch -> warmStart.begin()).mapEmpty();
  }

  @Override
  public List<String> missing() {
    return backplane.missing();
  }

  @Override
  public List<BackendHealth> backends() {
    return backplane.backends();
  }

  @Override
  public Future<Void> stop() {
    warmStart.end();
    return backplane.stop(this);
  }
}
