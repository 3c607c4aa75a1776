package io.headrace.ui;

import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.http.JsonAnswer;
import io.vertx.core.Future;

/**
 * Tells clients what this server can do beyond the calls of every MLflow server. They ask once a
 * minute, and leave alone what is {@code false} here.
 */
final class ServerInfoEndpoint implements Endpoint {

  private final Answer info;

  /**
   * @param reachStore whether clients reach the S3 store themselves
   */
  ServerInfoEndpoint(boolean reachStore) {
    this.info =
        JsonAnswer.of(
            json ->
                json.text("store_type", "SqlStore")
                    .bool("workspaces_enabled", false)
                    .bool("trace_archival_enabled", false)
                    .bool("multipart_uploads_enabled", reachStore)
                    .bool("multipart_downloads_enabled", reachStore)
                    .bool("presigned_upload_run_id_supported", reachStore)
                    .bool("presigned_upload_model_id_supported", reachStore)
                    .object("features_enabled", features -> features.bool("gateway", false)));
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    return Future.succeededFuture(info);
  }
}
