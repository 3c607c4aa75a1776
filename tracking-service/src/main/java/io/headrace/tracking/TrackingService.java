package io.headrace.tracking;

import io.headrace.api.ApiCall;
import io.headrace.config.ArtifactSettings;
import io.headrace.config.HttpSettings;
import io.headrace.config.SettingValues;
import io.headrace.http.Endpoint;
import io.headrace.http.EndpointRoutes;
import io.headrace.lifecycle.BackendHealth;
import io.headrace.lifecycle.Service;
import io.headrace.model.ArtifactUri;
import io.headrace.store.ExperimentChanges;
import io.headrace.store.Experiments;
import io.headrace.store.LoggedModelChanges;
import io.headrace.tracking.experiment.ArtifactLocationRule;
import io.headrace.tracking.experiment.ExperimentEndpoints;
import io.headrace.tracking.loggedmodel.LoggedModelEndpoints;
import io.headrace.tracking.recorder.Recording;
import io.headrace.tracking.run.RunEndpoints;
import io.headrace.tracking.run.RunsOfExperiment;
import io.headrace.view.Backplane;
import io.headrace.view.NewRuns;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The tracking service: everything that changes state, and the recorder that persists it. */
public final class TrackingService implements Service {

  private final Backplane backplane;
  private final ExperimentChanges experiments;
  private final Recording recording;
  private final Map<ApiCall, Endpoint> endpoints;
  private final long maxBodyBytes;

  private TrackingService(
      Backplane backplane,
      ExperimentChanges experiments,
      Recording recording,
      Map<ApiCall, Endpoint> endpoints,
      long maxBodyBytes) {
    this.backplane = backplane;
    this.experiments = experiments;
    this.recording = recording;
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
    Clock clock = Clock.systemUTC();
    ArtifactSettings artifacts = ArtifactSettings.from(values);
    ExperimentChanges experiments =
        new ExperimentChanges(
            vertx, backplane.cassandra(), new ArtifactUri(artifacts.defaultRoot()), clock);
    Recording recording = new Recording(backplane, metrics);
    Map<ApiCall, Endpoint> endpoints = new EnumMap<>(ApiCall.class);
    Experiments known = new Experiments(backplane.cassandra());
    RunsOfExperiment runs =
        new RunsOfExperiment(backplane.writer(), backplane.view(), known, clock);
    ArtifactLocationRule locations = new ArtifactLocationRule(artifacts);
    endpoints.putAll(ExperimentEndpoints.of(experiments, runs, locations));
    endpoints.putAll(
        RunEndpoints.of(
            backplane.writer(),
            backplane.view(),
            new NewRuns(known, backplane.log(), clock),
            locations,
            recording.lag(),
            clock));
    endpoints.putAll(
        LoggedModelEndpoints.of(
            known, new LoggedModelChanges(vertx, backplane.cassandra(), clock), locations, clock));
    return new TrackingService(
        backplane, experiments, recording, endpoints, HttpSettings.from(values).maxBodyBytes());
  }

  @Override
  public String name() {
    return "tracking";
  }

  @Override
  public void mount(Router router) {
    new EndpointRoutes(router, maxBodyBytes).mount(endpoints);
  }

  @Override
  public Future<Void> start() {
    return backplane
        .start(this)
        .compose(epoch -> backplane.untilItPasses(experiments::ensureDefault).map(epoch))
        .compose(recording::start);
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
    return recording.stop().eventually(() -> backplane.stop(this));
  }
}
