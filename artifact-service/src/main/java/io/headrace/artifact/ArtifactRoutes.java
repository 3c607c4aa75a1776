package io.headrace.artifact;

import io.headrace.api.ApiCall;
import io.headrace.artifact.upload.UploadBarrier;
import io.headrace.config.ArtifactSettings;
import io.headrace.http.Endpoint;
import io.headrace.http.EndpointRoutes;
import io.headrace.objects.ObjectStore;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.EnumMap;
import java.util.Map;

/** The calls that the artifact service answers. */
final class ArtifactRoutes {

  private final Map<ApiCall, Endpoint> endpoints = new EnumMap<>(ApiCall.class);

  /**
   * @param runs where the artifacts of runs are
   * @param models where those of logged models are
   * @param uploads what reads wait for
   */
  ArtifactRoutes(
      Vertx vertx,
      ObjectStore store,
      ArtifactSettings settings,
      ArtifactRoots runs,
      ArtifactRoots models,
      UploadBarrier uploads) {
    ArtifactLocations locations = new ArtifactLocations(store.bucket(), settings.fileRoots());
    Artifacts artifacts =
        new Artifacts(
            new UploadedArtifacts(uploads, new BucketArtifacts(store)), new FolderArtifacts(vertx));
    DownloadAnswer answer = new DownloadAnswer(artifacts);
    // Mounted in the order of the table: a folder's path before the files below it.
    ListingAnswer listing = new ListingAnswer(locations, artifacts);
    endpoints.put(ApiCall.LIST_ARTIFACTS, new ListArtifactsEndpoint(runs, listing));
    endpoints.put(
        ApiCall.LIST_LOGGED_MODEL_ARTIFACTS, new ListLoggedModelArtifactsEndpoint(models, listing));
    endpoints.put(
        ApiCall.GET_LOGGED_MODEL_ARTIFACT,
        new GetLoggedModelArtifactEndpoint(models, locations, answer));
    endpoints.put(
        ApiCall.LIST_PROXIED_ARTIFACTS, new ListProxiedArtifactsEndpoint(locations, artifacts));
    endpoints.put(ApiCall.DOWNLOAD_ARTIFACT, new DownloadArtifactEndpoint(locations, answer));
    endpoints.put(ApiCall.UPLOAD_ARTIFACT, new UploadArtifactEndpoint(locations, store));
    endpoints.put(ApiCall.GET_ARTIFACT, new GetArtifactEndpoint(runs, locations, answer));
  }

  /**
   * Mounts them.
   *
   * @param maxBodyBytes limit of bodies that are not streamed
   */
  void mount(Router router, long maxBodyBytes) {
    // Before all other routes: they see paths whose dots the router has resolved.
    router.route().order(-1).handler(new ProxiedPathGuard());
    new EndpointRoutes(router, maxBodyBytes).mount(endpoints);
  }
}
