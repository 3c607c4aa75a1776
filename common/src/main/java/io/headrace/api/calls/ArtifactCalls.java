package io.headrace.api.calls;

import static io.headrace.api.calls.Family.ARTIFACTS;
import static io.headrace.api.calls.SharedFields.MODEL_ID;
import static io.headrace.api.calls.SharedFields.RUN_ID;

import io.headrace.api.ApiCall;
import io.headrace.api.calls.CallDescription.Payload;
import io.headrace.api.schema.Field;
import io.headrace.api.schema.FieldType;
import io.headrace.api.schema.Shape;
import io.headrace.error.ErrorCode;
import java.util.List;

/** The calls on artifacts. */
final class ArtifactCalls {

  /** The path parameter that a call's trailing star is; slashes in it need not be escaped. */
  static final Field PROXIED_PATH =
      Field.of(
              CallDescription.REST_OF_PATH,
              FieldType.TEXT,
              "Where it is, from the root of the server's store. The slashes in it stay slashes.")
          .asRequired();

  private static final String NO_FILE = "There is no such file.";
  private static final String DENIED = "The store of the artifacts denies access.";

  private static final Field FILES =
      Field.of(
          "files",
          FieldType.listOf(
              Shape.named(
                  "FileInfo",
                  Field.of("path", FieldType.TEXT, "Its path; of the proxy, its bare name.")
                      .asRequired(),
                  Field.of("is_dir", FieldType.BOOLEAN, "Whether it is a folder.").asRequired(),
                  Field.of("file_size", FieldType.count(), "In bytes. Absent for a folder."))),
          "By name. Absent when the folder is empty, no folder or not there.");

  private static final Shape LISTING =
      Shape.of(
          Field.of("root_uri", FieldType.TEXT, "Where all of the artifacts are.").asRequired(),
          FILES);

  private ArtifactCalls() {}

  static List<CallDescription> all() {
    return List.of(
        call(
                ApiCall.LIST_LOGGED_MODEL_ARTIFACTS,
                "List a folder of a logged model",
                "What is directly in it.")
            .reads(MODEL_ID, folder("artifact_directory_path"))
            .answers(LISTING)
            .refuses(ErrorCode.PERMISSION_DENIED, DENIED)
            .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, "There is no such logged model."),
        call(
                ApiCall.GET_LOGGED_MODEL_ARTIFACT,
                "Download a file of a logged model",
                "As an attachment. Part of it where the request has a `Range`.")
            .reads(MODEL_ID, file("artifact_file_path"))
            .carries(Payload.DOWNLOAD)
            .refuses(ErrorCode.BAD_REQUEST, "No file is named.")
            .refuses(ErrorCode.PERMISSION_DENIED, DENIED)
            .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, "There is no such logged model or file."),
        call(ApiCall.LIST_ARTIFACTS, "List a folder of a run", "What is directly in it.")
            .reads(RUN_ID, folder("path"))
            .answers(LISTING)
            .refuses(ErrorCode.PERMISSION_DENIED, DENIED)
            .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, RunCalls.NOT_THERE),
        call(
                ApiCall.LIST_PROXIED_ARTIFACTS,
                "List a folder of the server's store",
                "What is directly in it.")
            .reads(folder("path"))
            .answers(FILES),
        call(
                ApiCall.DOWNLOAD_ARTIFACT,
                "Download a file of the server's store",
                "As an attachment. Part of it where the request has a `Range`.")
            .reads(PROXIED_PATH)
            .carries(Payload.DOWNLOAD)
            .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, NO_FILE),
        call(
                ApiCall.UPLOAD_ARTIFACT,
                "Upload a file to the server's store",
                "Streamed, whatever its size and media type. Replaces one that is there as a"
                    + " whole.")
            .reads(PROXIED_PATH)
            .carries(Payload.UPLOAD)
            .refuses(ErrorCode.BAD_REQUEST, "The upload was broken off.")
            .refuses(ErrorCode.REQUEST_TOO_LARGE, "The store takes no file of this size.")
            .refuses(ErrorCode.RESOURCE_EXHAUSTED, "Too many uploads at once."),
        call(
                ApiCall.GET_ARTIFACT,
                "Download a file of a run",
                "For pages in a browser, under this path alone. As an attachment. Part of it where"
                    + " the request has a `Range`.")
            .reads(RUN_ID, file("path"))
            .carries(Payload.DOWNLOAD)
            .refuses(ErrorCode.PERMISSION_DENIED, DENIED)
            .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, "There is no such run or file."));
  }

  private static Field folder(String name) {
    return Field.of(name, FieldType.TEXT, "The folder. The root unless given.").orElse("");
  }

  private static Field file(String name) {
    return Field.of(name, FieldType.TEXT, "The file, from the root.").asRequired();
  }

  private static CallDescription call(ApiCall call, String summary, String description) {
    return CallDescription.of(call, ARTIFACTS, summary, description);
  }
}
