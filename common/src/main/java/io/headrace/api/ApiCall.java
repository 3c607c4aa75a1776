package io.headrace.api;

import java.util.List;
import java.util.stream.Stream;

/**
 * The one table of the HTTP API: method, version, path, owner and body of every call we serve.
 * Services mount from it, the edge routes from it, {@code docs/endpoints.md} is generated from it.
 *
 * <p>Paths are written without prefix and version; {@code :name} is a path parameter and a trailing
 * {@code *} the rest of the path.
 */
public enum ApiCall {
  CREATE_EXPERIMENT(Method.POST, Version.V2, "/mlflow/experiments/create", Owner.TRACKING),
  UPDATE_EXPERIMENT(Method.POST, Version.V2, "/mlflow/experiments/update", Owner.TRACKING),
  DELETE_EXPERIMENT(Method.POST, Version.V2, "/mlflow/experiments/delete", Owner.TRACKING),
  RESTORE_EXPERIMENT(Method.POST, Version.V2, "/mlflow/experiments/restore", Owner.TRACKING),
  SET_EXPERIMENT_TAG(
      Method.POST, Version.V2, "/mlflow/experiments/set-experiment-tag", Owner.TRACKING),
  DELETE_EXPERIMENT_TAG(
      Method.POST, Version.V2, "/mlflow/experiments/delete-experiment-tag", Owner.TRACKING),
  GET_EXPERIMENT(Method.GET, Version.V2, "/mlflow/experiments/get", Owner.QUERY),
  GET_EXPERIMENT_BY_NAME(Method.GET, Version.V2, "/mlflow/experiments/get-by-name", Owner.QUERY),
  SEARCH_EXPERIMENTS(Method.POST, Version.V2, "/mlflow/experiments/search", Owner.QUERY),
  SEARCH_EXPERIMENTS_BY_GET(Method.GET, Version.V2, "/mlflow/experiments/search", Owner.QUERY),
  SEARCH_DATASETS(Method.POST, Version.V2, "/mlflow/experiments/search-datasets", Owner.QUERY),

  CREATE_RUN(Method.POST, Version.V2, "/mlflow/runs/create", Owner.TRACKING),
  UPDATE_RUN(Method.POST, Version.V2, "/mlflow/runs/update", Owner.TRACKING),
  DELETE_RUN(Method.POST, Version.V2, "/mlflow/runs/delete", Owner.TRACKING),
  RESTORE_RUN(Method.POST, Version.V2, "/mlflow/runs/restore", Owner.TRACKING),
  LOG_METRIC(Method.POST, Version.V2, "/mlflow/runs/log-metric", Owner.TRACKING),
  LOG_PARAM(Method.POST, Version.V2, "/mlflow/runs/log-parameter", Owner.TRACKING),
  SET_TAG(Method.POST, Version.V2, "/mlflow/runs/set-tag", Owner.TRACKING),
  DELETE_TAG(Method.POST, Version.V2, "/mlflow/runs/delete-tag", Owner.TRACKING),
  LOG_BATCH(Method.POST, Version.V2, "/mlflow/runs/log-batch", Owner.TRACKING),
  LOG_MODEL(Method.POST, Version.V2, "/mlflow/runs/log-model", Owner.TRACKING),
  LOG_INPUTS(Method.POST, Version.V2, "/mlflow/runs/log-inputs", Owner.TRACKING),
  LOG_OUTPUTS(Method.POST, Version.V2, "/mlflow/runs/outputs", Owner.TRACKING),
  GET_RUN(Method.GET, Version.V2, "/mlflow/runs/get", Owner.QUERY),
  SEARCH_RUNS(Method.POST, Version.V2, "/mlflow/runs/search", Owner.QUERY),
  LIST_RUNS(Method.POST, Version.HEADRACE_V1, "/runs/search", Owner.QUERY),
  EXPORT_RUNS(Method.GET, Version.HEADRACE_V1, "/runs/export", Owner.QUERY, Body.STREAM),
  GROUP_RUNS(Method.POST, Version.HEADRACE_V1, "/runs/groups", Owner.QUERY),
  LIST_RUN_KEYS(Method.POST, Version.HEADRACE_V1, "/runs/keys", Owner.QUERY),
  LIST_RUN_VALUES(Method.POST, Version.HEADRACE_V1, "/runs/values", Owner.QUERY),
  GET_METRIC_HISTORY(Method.GET, Version.V2, "/mlflow/metrics/get-history", Owner.QUERY),
  GET_METRIC_HISTORY_BULK(Method.GET, Version.V2, "/mlflow/metrics/get-history-bulk", Owner.QUERY),
  GET_METRIC_HISTORY_BULK_INTERVAL(
      Method.GET, Version.V2, "/mlflow/metrics/get-history-bulk-interval", Owner.QUERY),
  GET_SERIES(Method.POST, Version.HEADRACE_V1, "/metrics/series", Owner.QUERY),
  GET_SERIES_BY_GET(Method.GET, Version.HEADRACE_V1, "/metrics/series", Owner.QUERY),
  LIVE_METRICS(Method.GET, Version.HEADRACE_V1, "/metrics/live", Owner.QUERY, Body.EVENTS),

  CREATE_LOGGED_MODEL(Method.POST, Version.V2, "/mlflow/logged-models", Owner.TRACKING),
  FINALIZE_LOGGED_MODEL(
      Method.PATCH, Version.V2, "/mlflow/logged-models/:model_id", Owner.TRACKING),
  SET_LOGGED_MODEL_TAGS(
      Method.PATCH, Version.V2, "/mlflow/logged-models/:model_id/tags", Owner.TRACKING),
  DELETE_LOGGED_MODEL(Method.DELETE, Version.V2, "/mlflow/logged-models/:model_id", Owner.TRACKING),
  DELETE_LOGGED_MODEL_TAG(
      Method.DELETE, Version.V2, "/mlflow/logged-models/:model_id/tags/:tag_key", Owner.TRACKING),
  LOG_LOGGED_MODEL_PARAMS(
      Method.POST, Version.V2, "/mlflow/logged-models/:model_id/params", Owner.TRACKING),
  SEARCH_LOGGED_MODELS(Method.POST, Version.V2, "/mlflow/logged-models/search", Owner.QUERY),
  GET_LOGGED_MODEL(Method.GET, Version.V2, "/mlflow/logged-models/:model_id", Owner.QUERY),

  LIST_LOGGED_MODEL_ARTIFACTS(
      Method.GET,
      Version.V2,
      "/mlflow/logged-models/:model_id/artifacts/directories",
      Owner.ARTIFACT),
  GET_LOGGED_MODEL_ARTIFACT(
      Method.GET,
      Version.V2,
      "/mlflow/logged-models/:model_id/artifacts/files",
      Owner.ARTIFACT,
      Body.STREAM),
  LIST_ARTIFACTS(Method.GET, Version.V2, "/mlflow/artifacts/list", Owner.ARTIFACT),
  LIST_PROXIED_ARTIFACTS(Method.GET, Version.V2, "/mlflow-artifacts/artifacts", Owner.ARTIFACT),
  DOWNLOAD_ARTIFACT(
      Method.GET, Version.V2, "/mlflow-artifacts/artifacts/*", Owner.ARTIFACT, Body.STREAM),
  UPLOAD_ARTIFACT(
      Method.PUT, Version.V2, "/mlflow-artifacts/artifacts/*", Owner.ARTIFACT, Body.STREAM),
  DELETE_PROXIED_ARTIFACT(
      Method.DELETE, Version.V2, "/mlflow-artifacts/artifacts/*", Owner.ARTIFACT),
  CREATE_MULTIPART_UPLOAD(
      Method.POST, Version.V2, "/mlflow-artifacts/mpu/create/*", Owner.ARTIFACT),
  COMPLETE_MULTIPART_UPLOAD(
      Method.POST, Version.V2, "/mlflow-artifacts/mpu/complete/*", Owner.ARTIFACT),
  ABORT_MULTIPART_UPLOAD(Method.POST, Version.V2, "/mlflow-artifacts/mpu/abort/*", Owner.ARTIFACT),
  PRESIGN_PROXIED_ARTIFACT(Method.GET, Version.V2, "/mlflow-artifacts/presigned/*", Owner.ARTIFACT),
  PRESIGN_UPLOAD(Method.POST, Version.V2, "/mlflow/artifacts/presigned-upload-url", Owner.ARTIFACT),
  PRESIGN_DOWNLOAD(
      Method.POST, Version.V2, "/mlflow/artifacts/presigned-download-url", Owner.ARTIFACT),
  UPLOAD_RUN_ARTIFACT(
      Method.POST, Version.V2_AJAX, "/mlflow/upload-artifact", Owner.ARTIFACT, Body.STREAM),
  CREATE_PROMPTLAB_RUN(
      Method.POST, Version.V2_AJAX, "/mlflow/runs/create-promptlab-run", Owner.ARTIFACT),
  GET_ARTIFACT(Method.GET, Version.NONE, "/get-artifact", Owner.ARTIFACT, Body.STREAM),
  PREVIEW_ARTIFACT(Method.GET, Version.HEADRACE_V1, "/artifacts/preview", Owner.ARTIFACT),
  GET_THUMBNAIL(
      Method.GET, Version.HEADRACE_V1, "/artifacts/thumbnail", Owner.ARTIFACT, Body.STREAM),

  SERVER_INFO(Method.GET, Version.V3, "/mlflow/server-info", Owner.UI),
  GET_SYSTEM(Method.GET, Version.HEADRACE_V1, "/system", Owner.UI);

  /** HTTP methods of the API. */
  public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE
  }

  /** The version segment of the path; a call exists under exactly one. */
  public enum Version {
    /** For browsers only: the path stands alone, without prefix. */
    NONE(""),
    V2("2.0"),
    /** For browsers only: under their prefix alone. */
    V2_AJAX("2.0"),
    V3("3.0"),
    /** Calls of our own, which MLflow does not have. */
    HEADRACE_V1("headrace/v1");

    private final String segment;

    Version(String segment) {
      this.segment = segment;
    }
  }

  /** The service that answers the call. */
  public enum Owner {
    TRACKING,
    QUERY,
    ARTIFACT,
    UI
  }

  /** How the request body is taken. */
  public enum Body {
    /** JSON (or, for GET, none), read whole up to the body limit before the endpoint runs. */
    JSON,
    /** Bytes that the endpoint reads, or writes, as a stream. */
    STREAM,
    /** None; the answer is a stream of events that goes on for as long as the client listens. */
    EVENTS
  }

  private final Method method;
  private final Version version;
  private final String path;
  private final Owner owner;
  private final Body body;

  ApiCall(Method method, Version version, String path, Owner owner) {
    this(method, version, path, owner, Body.JSON);
  }

  ApiCall(Method method, Version version, String path, Owner owner, Body body) {
    this.method = method;
    this.version = version;
    this.path = path;
    this.owner = owner;
    this.body = body;
  }

  public Method method() {
    return method;
  }

  public Owner owner() {
    return owner;
  }

  public Body body() {
    return body;
  }

  /** The path behind the prefix, with the version; the whole path of a call without prefix. */
  public String pathBehindPrefix() {
    return version == Version.NONE ? path : "/" + version.segment + path;
  }

  /** The prefixes under which it is served; none but the empty one for a browser's path. */
  public List<String> prefixes() {
    return switch (version) {
      case NONE -> List.of("");
      case V2_AJAX -> List.of(ApiPrefix.BROWSER);
      default -> ApiPrefix.BOTH;
    };
  }

  /** The full paths under which the call is served: the public and the browser's prefix. */
  public List<String> paths() {
    return prefixes().stream().map(prefix -> prefix + pathBehindPrefix()).toList();
  }

  /** The calls that {@code owner} answers, in table order. */
  public static List<ApiCall> ownedBy(Owner owner) {
    return Stream.of(values()).filter(call -> call.owner == owner).toList();
  }
}
