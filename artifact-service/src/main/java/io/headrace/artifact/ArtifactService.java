package io.headrace.artifact;

import io.headrace.api.ApiCall;
import io.headrace.config.ArtifactSettings;
import io.headrace.config.ObjectStoreSettings;
import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import io.headrace.http.Endpoint;
import io.headrace.http.EndpointRoutes;
import io.headrace.lifecycle.Service;
import io.headrace.objects.ObjectStore;
import io.headrace.store.StoredRuns;
import io.headrace.view.Backplane;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The artifact service: bytes in, bytes out, and what lies where. */
public final class ArtifactService implements Service {

  private final Backplane backplane;
  private final ObjectStore store;
  private final Map<ApiCall, Endpoint> endpoints;
  private final long maxBodyBytes;

  /**
   * @param maxBodyBytes limit of bodies that are not streamed
   */
  public ArtifactService(
      Vertx vertx,
      Backplane backplane,
      ObjectStore store,
      ArtifactSettings settings,
      long maxBodyBytes) {
    this.backplane = backplane;
    this.store = store;
    this.maxBodyBytes = maxBodyBytes;
    ArtifactRoots roots =
        new StoredArtifactRoots(backplane.offsets(), new StoredRuns(backplane.cassandra()));
    this.endpoints = endpoints(vertx, store, settings, roots);
  }

  /** The service alone in its JVM. */
  public static Service assemble(
      Vertx vertx, SettingValues values, PrometheusMeterRegistry metrics) {
    return assemble(vertx, values, new Backplane(vertx, values, metrics));
  }

  /** The service on a backplane that it shares. */
  public static Service assemble(Vertx vertx, SettingValues values, Backplane backplane) {
    return new ArtifactService(
        vertx,
        backplane,
        new ObjectStore(vertx, ObjectStoreSettings.from(values)),
        ArtifactSettings.from(values),
        values.bytes(Setting.MAX_BODY_SIZE));
  }

  private static Map<ApiCall, Endpoint> endpoints(
      Vertx vertx, ObjectStore store, ArtifactSettings settings, ArtifactRoots roots) {
    ArtifactLocations locations = new ArtifactLocations(store.bucket(), settings.fileRoots());
    Artifacts artifacts = new Artifacts(new BucketArtifacts(store), new FolderArtifacts(vertx));
    DownloadAnswer answer = new DownloadAnswer(artifacts);
    // Mounted in the order of the table: a folder's path before the files below it.
    Map<ApiCall, Endpoint> endpoints = new EnumMap<>(ApiCall.class);
    endpoints.put(ApiCall.LIST_ARTIFACTS, new ListArtifactsEndpoint(roots, locations, artifacts));
    endpoints.put(
        ApiCall.LIST_PROXIED_ARTIFACTS, new ListProxiedArtifactsEndpoint(locations, artifacts));
    endpoints.put(ApiCall.DOWNLOAD_ARTIFACT, new DownloadArtifactEndpoint(locations, answer));
    endpoints.put(ApiCall.UPLOAD_ARTIFACT, new UploadArtifactEndpoint(locations, store));
    endpoints.put(ApiCall.GET_ARTIFACT, new GetArtifactEndpoint(roots, locations, answer));
    return endpoints;
  }

  @Override
  public String name() {
    return "artifact";
  }

  @Override
  public void mount(Router router) {
    router.route().order(-1).handler(new ProxiedPathGuard());
    new EndpointRoutes(router, maxBodyBytes).mount(endpoints);
  }

  @Override
  public Future<Void> start() {
    return Future.all(backplane.connect(), store.start()).mapEmpty();
  }

  @Override
  public List<String> missing() {
    List<String> missing = new ArrayList<>(backplane.missingConnections());
    store.missing().ifPresent(missing::add);
    return missing;
  }

  @Override
  public Future<Void> stop() {
    return store.stop().eventually(backplane::stop);
  }
}
