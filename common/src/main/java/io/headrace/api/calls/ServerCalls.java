package io.headrace.api.calls;

import io.headrace.api.ApiCall;
import io.headrace.api.SystemFigure;
import io.headrace.api.schema.Field;
import io.headrace.api.schema.FieldType;
import io.headrace.api.schema.Shape;
import io.headrace.model.Backend;
import java.util.List;

/** The calls about the server itself. */
final class ServerCalls {

  private static final Shape BACKEND =
      Shape.named(
          "BackendHealth",
          Field.of("name", FieldType.wordOf(Backend.class), "Which it is.").asRequired(),
          ready(),
          complaints());

  private static final Shape FIGURE =
      Shape.named(
          "SystemFigureValue",
          Field.of("name", FieldType.wordOf(SystemFigure.class), "Which it is.").asRequired(),
          Field.of(
                  "kind",
                  FieldType.wordOf(SystemFigure.Kind.class),
                  "A `total` grows, and begins anew when a process does unless it is of the log's;"
                      + " a `level` rises and falls.")
              .asRequired(),
          Field.of("unit", FieldType.TEXT, "In the plural, as `bytes`.").asRequired(),
          Field.of("value", FieldType.DECIMAL, "NaN while it is not known.").asRequired());

  private static final Shape SERVICE =
      Shape.named(
          "ServiceState",
          Field.of("name", FieldType.TEXT, "`tracking`, `query` or `artifact`.").asRequired(),
          Field.of(
              "started_time",
              FieldType.INTEGER,
              "Since when its process runs, ms since the epoch; missing if it does not answer."),
          ready(),
          complaints(),
          Field.of("backends", FieldType.listOf(BACKEND), "What it stands on.").asRequired(),
          Field.of("figures", FieldType.listOf(FIGURE), "What its meters say.").asRequired());

  private ServerCalls() {}

  private static Field ready() {
    return Field.of("ready", FieldType.BOOLEAN, "Whether it can work.").asRequired();
  }

  private static Field complaints() {
    return Field.of("complaints", FieldType.listOf(FieldType.TEXT), "If not, why; sentences.")
        .asRequired();
  }

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
                    .asRequired()),
        CallDescription.of(
                ApiCall.GET_SYSTEM,
                Family.SERVER,
                "Get how the server is",
                "Of each service whether it can work and if not, why; how what it stands on looks"
                    + " to it; and a few figures, of which docs/system.md says what they mean."
                    + " There is no history: who wants rates asks again. The services are asked"
                    + " when the call comes; one that does not answer within 2 s is not ready and"
                    + " has no figures. What each tells is about the instance that was asked.")
            .answers(
                Field.of("time", FieldType.INTEGER, "The server's clock, ms since the epoch.")
                    .asRequired(),
                Field.of("services", FieldType.listOf(SERVICE), "But for the one that answers.")
                    .asRequired()));
  }

  private static Field can(String name) {
    return Field.of(name, FieldType.BOOLEAN, "Whether it can.").asRequired();
  }
}
