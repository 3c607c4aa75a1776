package io.headrace.api.calls;

import io.headrace.api.ApiCall;
import io.headrace.api.schema.Field;
import io.headrace.api.schema.FieldType;
import io.headrace.api.schema.Shape;
import java.util.List;

/** The calls about the server itself. */
final class ServerCalls {

  private ServerCalls() {}

  static List<CallDescription> all() {
    return List.of(
        CallDescription.of(
                ApiCall.SERVER_INFO,
                Family.SERVER,
                "Get what the server can do",
                "Beyond the calls of every server. Clients leave alone what is `false` here.")
            .answers(
                Field.of("store_type", FieldType.TEXT, "The kind of store, in MLflow's words.")
                    .asRequired(),
                can("workspaces_enabled"),
                can("trace_archival_enabled"),
                can("multipart_uploads_enabled"),
                can("multipart_downloads_enabled"),
                can("presigned_upload_run_id_supported"),
                can("presigned_upload_model_id_supported"),
                Field.of(
                        "features_enabled",
                        Shape.named("ServerFeatures", can("gateway")),
                        "Of MLflow's web page.")
                    .asRequired()));
  }

  private static Field can(String name) {
    return Field.of(name, FieldType.BOOLEAN, "Whether it can.").asRequired();
  }
}
