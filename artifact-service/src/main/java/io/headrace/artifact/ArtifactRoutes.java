package io.headrace.artifact;

import io.headrace.api.ApiCall;
import io.headrace.artifact.preview.GetThumbnailEndpoint;
import io.headrace.artifact.preview.PreviewArtifactEndpoint;
import io.headrace.artifact.preview.PreviewWorkers;
import io.headrace.artifact.preview.PreviewedFiles;
import io.headrace.artifact.upload.UploadBarrier;
import io.headrace.config.ArtifactSettings;
import io.headrace.config.UploadSettings;
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
      UploadSettings limits,
      ArtifactRoots runs,
      ArtifactRoots models,
      UploadBarrier uploads) {
    ArtifactLocations locations = new ArtifactLocations(store.bucket(), settings.fileRoots());
    SettledArtifacts artifacts =
        new SettledArtifacts(
            uploads, new Artifacts(new BucketArtifacts(store), new FolderArtifacts(vertx)));
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
    endpoints.put(
        ApiCall.UPLOAD_ARTIFACT, new UploadArtifactEndpoint(locations, store, limits.maxSize()));
    endpoints.put(
        ApiCall.DELETE_PROXIED_ARTIFACT,
        new DeleteProxiedArtifactEndpoint(locations, artifacts, store));
    endpoints.put(ApiCall.GET_ARTIFACT, new GetArtifactEndpoint(runs, locations, answer));
    endpoints.put(
        ApiCall.UPLOAD_RUN_ARTIFACT, new UploadRunArtifactEndpoint(runs, locations, store));
    UploadInParts inParts = new UploadInParts(locations, store);
    endpoints.put(
        ApiCall.CREATE_MULTIPART_UPLOAD,
        new CreateMultipartUploadEndpoint(vertx, inParts, limits.expiry()));
    endpoints.put(ApiCall.COMPLETE_MULTIPART_UPLOAD, new CompleteMultipartUploadEndpoint(inParts));
    endpoints.put(ApiCall.ABORT_MULTIPART_UPLOAD, new AbortMultipartUploadEndpoint(inParts));
    PresignedUrls urls = new PresignedUrls(store, artifacts);
    endpoints.put(
        ApiCall.PRESIGN_PROXIED_ARTIFACT, new PresignProxiedArtifactEndpoint(locations, urls));
    endpoints.put(
        ApiCall.PRESIGN_UPLOAD, new PresignedUploadUrlEndpoint(runs, models, locations, urls));
    endpoints.put(
        ApiCall.PRESIGN_DOWNLOAD, new PresignedDownloadUrlEndpoint(runs, models, locations, urls));
    PreviewedFiles files = new PreviewableFiles(runs, models, locations, artifacts);
    PreviewWorkers workers = new PreviewWorkers(vertx);
    endpoints.put(ApiCall.PREVIEW_ARTIFACT, new PreviewArtifactEndpoint(files, workers));
    endpoints.put(ApiCall.GET_THUMBNAIL, new GetThumbnailEndpoint(files, workers));
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
