package io.headrace.artifact;

import io.headrace.api.ApiCall;
import io.headrace.artifact.upload.UploadReceiving;
import io.headrace.config.ArtifactEventSettings;
import io.headrace.config.ArtifactSettings;
import io.headrace.config.ObjectStoreSettings;
import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import io.headrace.config.UploadSettings;
import io.headrace.http.Endpoint;
import io.headrace.http.EndpointRoutes;
import io.headrace.lifecycle.BackendHealth;
import io.headrace.lifecycle.Service;
import io.headrace.model.Backend;
import io.headrace.model.LoggedModel;
import io.headrace.objects.ObjectStore;
import io.headrace.store.Experiments;
import io.headrace.store.LoggedModels;
import io.headrace.store.RunBin;
import io.headrace.view.Backplane;
import io.headrace.view.NewRuns;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The artifact service: bytes in, bytes out, and what lies where; and the receiver of files that
 * come through Kafka.
 */
public final class ArtifactService implements Service {

  private final Backplane backplane;
  private final ObjectStore store;
  private final UploadReceiving uploads;
  private final ArtifactRoutes routes;
  private final UploadSweep sweep;
  private final Endpoint createPromptlabRun;
  private final long maxBodyBytes;

  private ArtifactService(
      Vertx vertx, SettingValues values, PrometheusMeterRegistry metrics, Backplane backplane) {
    ArtifactSettings settings = ArtifactSettings.from(values);
    UploadSettings limits = UploadSettings.from(values);
    ObjectStore store = new ObjectStore(vertx, ObjectStoreSettings.from(values));
    this.backplane = backplane;
    this.store = store;
    this.maxBodyBytes = values.bytes(Setting.MAX_BODY_SIZE);
    ArtifactRoots runs =
        new StoredArtifactRoots(backplane.offsets(), new RunBin(backplane.cassandra()));
    LoggedModels known = new LoggedModels(backplane.cassandra());
    ArtifactRoots models = modelId -> known.get(modelId).map(LoggedModel::artifactUri);
    ArtifactLocations locations = new ArtifactLocations(store.bucket(), settings.fileRoots());
    this.uploads =
        new UploadReceiving(
            backplane,
            new StoredUploads(vertx, store, locations, runs, models),
            ArtifactEventSettings.from(values),
            metrics);
    this.routes =
        new ArtifactRoutes(vertx, store, settings, limits, runs, models, uploads.barrier());
    this.sweep = new UploadSweep(vertx, store, limits.expiry());
    Clock clock = Clock.systemUTC();
    this.createPromptlabRun =
        new CreatePromptlabRunEndpoint(
            new NewRuns(new Experiments(backplane.cassandra()), backplane.log(), clock),
            locations,
            store,
            backplane.log(),
            clock);
  }

  /** The service alone in its JVM. */
  public static Service assemble(
      Vertx vertx, SettingValues values, PrometheusMeterRegistry metrics) {
    return assemble(vertx, values, metrics, new Backplane(vertx, values, metrics));
  }

  /** The service on a backplane that it shares. */
  public static Service assemble(
      Vertx vertx, SettingValues values, PrometheusMeterRegistry metrics, Backplane backplane) {
    return new ArtifactService(vertx, values, metrics, backplane);
  }

  @Override
  public String name() {
    return "artifact";
  }

  @Override
  public void mount(Router router) {
    routes.mount(router, maxBodyBytes);
    new EndpointRoutes(router, maxBodyBytes)
        .mount(Map.of(ApiCall.CREATE_PROMPTLAB_RUN, createPromptlabRun));
  }

  @Override
  public Future<Void> start() {
    return Future.all(backplane.publish(this), store.start())
        .onSuccess(there -> sweep.start())
        .compose(there -> uploads.start());
  }

  @Override
  public List<String> missing() {
    List<String> missing = new ArrayList<>(backplane.missingConnections());
    store.missing().ifPresent(missing::add);
    if (missing.isEmpty()) {
      uploads.missing().ifPresent(missing::add);
    }
    return missing;
  }

  @Override
  public List<BackendHealth> backends() {
    List<BackendHealth> backends = new ArrayList<>(backplane.backends());
    backends.add(new BackendHealth(Backend.S3, store.missing()));
    return backends;
  }

  @Override
  public Future<Void> stop() {
    sweep.stop();
    return uploads.stop().eventually(store::stop).eventually(() -> backplane.stop(this));
  }
}
