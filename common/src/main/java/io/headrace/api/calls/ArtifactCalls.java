package io.headrace.api.calls;

import static io.headrace.api.calls.Family.ARTIFACTS;
import static io.headrace.api.calls.SharedFields.MODEL_ID;
import static io.headrace.api.calls.SharedFields.NEXT_PAGE_TOKEN;
import static io.headrace.api.calls.SharedFields.PAGE_TOKEN;
import static io.headrace.api.calls.SharedFields.RUN_ID;

import io.headrace.api.ApiCall;
import io.headrace.api.Limits;
import io.headrace.api.calls.CallDescription.Payload;
import io.headrace.api.schema.Field;
import io.headrace.api.schema.FieldType;
import io.headrace.api.schema.Shape;
import io.headrace.error.ErrorCode;
import io.headrace.model.PreviewKind;
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
  private static final String NO_OWNER_OR_FILE = "There is no such run, logged model or file.";
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
          FILES,
          NEXT_PAGE_TOKEN);

  private static final String NOT_REACHED =
      "Clients do not reach the S3 store themselves, or the artifact is not in it.";

  private static final Field HEADERS =
      Field.of("headers", Shape.EMPTY, "What to send with it: nothing.").asRequired();

  private static final Field UPLOAD_HEADERS =
      Field.of(
              "headers",
              FieldType.ANYTHING,
              "What to send with it, by name: the `Content-Type` of any bytes.")
          .asRequired();

  private static final Field FILE_SIZE =
      Field.of("file_size", FieldType.count(), "In bytes.").asRequired();

  private static final Field LOCAL_PATH =
      Field.of(
              "path",
              FieldType.TEXT,
              "The file, by its path on the client. Its last name becomes the artifact's.")
          .asRequired();

  private static final Field UPLOAD_ID =
      Field.of("upload_id", FieldType.TEXT, "The upload.").asRequired();

  private static final Field ONE_OWNER_RUN =
      Field.of("run_id", FieldType.TEXT, "The run; either it or a logged model.");

  private static final Field ONE_OWNER_MODEL =
      Field.of("model_id", FieldType.TEXT, "The logged model; either it or a run.");

  private static final Field EXPIRATION =
      Field.of(
              "expiration",
              FieldType.integer(1, Limits.PRESIGNED_SECONDS),
              "Seconds for which the URL is valid.")
          .orElse(900);

  private static final Field RUN_OF_FILE =
      Field.of("run_id", FieldType.TEXT, "The run that has the file. It or `model_id` is given.");

  private static final Field MODEL_OF_FILE =
      Field.of("model_id", FieldType.TEXT, "The logged model that has the file.");

  private static final Shape PREVIEW =
      Shape.of(
          Field.of("path", FieldType.TEXT, "The file, from the root.").asRequired(),
          Field.of("kind", FieldType.wordOf(PreviewKind.class), "What is shown.").asRequired(),
          Field.of("media_type", FieldType.TEXT, "As a download has it.").asRequired(),
          Field.of("size", FieldType.count(), "In bytes.").asRequired(),
          Field.of("cut", FieldType.BOOLEAN, "Whether the file has more than is shown.")
              .asRequired(),
          Field.of("note", FieldType.TEXT, "Why less is shown than might be expected."),
          Field.of("text", FieldType.TEXT, "Of text and JSON: the beginning."),
          Field.of("valid", FieldType.BOOLEAN, "Of JSON that was read whole: whether it parses."),
          Field.of(
              "format",
              FieldType.TEXT,
              "Of tables `csv`, `tsv`, `json` or `parquet`; of images `png`, `jpeg`, `gif`, `bmp` or"
                  + " `webp`."),
          Field.of(
              "columns",
              FieldType.listOf(
                  Shape.named(
                      "PreviewColumn",
                      Field.of("name", FieldType.TEXT, "Its name.").asRequired(),
                      Field.of("type", FieldType.TEXT, "Of Parquet: its type."))),
              "Of a table, in its order; the first " + Limits.COLUMNS_PER_PREVIEW + "."),
          Field.of("column_count", FieldType.count(), "Of a table: how many columns it has."),
          Field.of(
              "rows",
              FieldType.listOf(FieldType.listOf(FieldType.ANYTHING)),
              "Of a table: the first ones, of each its cells."),
          Field.of(
              "row_count", FieldType.count(), "Of a table: how many rows it has, where known."),
          Field.of("width", FieldType.count(), "Of an image, in pixels."),
          Field.of("height", FieldType.count(), "Of an image, in pixels."));

  private ArtifactCalls() {}

  static List<CallDescription> all() {
    return List.of(
        call(
                ApiCall.LIST_LOGGED_MODEL_ARTIFACTS,
                "List a folder of a logged model",
                "What is directly in it.")
            .reads(MODEL_ID, folder("artifact_directory_path"), PAGE_TOKEN)
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
            .reads(RUN_ID, folder("path"), PAGE_TOKEN)
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
                ApiCall.DELETE_PROXIED_ARTIFACT,
                "Delete a file or folder of the server's store",
                "A folder with all that is in it. What is not there is not missed.")
            .reads(PROXIED_PATH)
            .refuses(ErrorCode.PERMISSION_DENIED, "The store keeps a file, as under retention."),
        call(
                ApiCall.CREATE_MULTIPART_UPLOAD,
                "Begin an upload in parts",
                "For large files, which the client sends to the S3 store itself, several parts at"
                    + " once. `artifact_path` is the folder. Nothing is seen of the file before the"
                    + " upload is completed; one that is not completed within a day (a setting) is"
                    + " dropped.")
            .reads(
                PROXIED_PATH,
                LOCAL_PATH,
                Field.of(
                        "num_parts",
                        FieldType.integer(1, Limits.UPLOAD_PARTS),
                        "How many parts it has.")
                    .orElse(1))
            .answers(
                Field.of("upload_id", FieldType.TEXT, "The upload.").asRequired(),
                Field.of(
                        "credentials",
                        FieldType.listOf(
                            Shape.named(
                                "MultipartUploadCredential",
                                Field.of("url", FieldType.TEXT, "Where to PUT the part's bytes.")
                                    .asRequired(),
                                Field.of("part_number", FieldType.count(), "From 1.").asRequired(),
                                HEADERS)),
                        "One for each part.")
                    .asRequired())
            .refuses(ErrorCode.NOT_IMPLEMENTED, NOT_REACHED),
        call(
                ApiCall.COMPLETE_MULTIPART_UPLOAD,
                "Complete an upload in parts",
                "Makes the file of its parts, in place of one that is there. Once more, it succeeds"
                    + " as it did.")
            .reads(
                PROXIED_PATH,
                LOCAL_PATH,
                UPLOAD_ID,
                Field.of(
                        "parts",
                        FieldType.listOf(
                            Shape.named(
                                "MultipartUploadPart",
                                Field.of("part_number", FieldType.INTEGER, "From 1.").asRequired(),
                                Field.of(
                                        "etag",
                                        FieldType.TEXT,
                                        "The `ETag` by which the store acknowledged it.")
                                    .asRequired())),
                        "All of them.")
                    .asRequired())
            .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, "There is no such upload.")
            .refuses(ErrorCode.NOT_IMPLEMENTED, NOT_REACHED),
        call(
                ApiCall.ABORT_MULTIPART_UPLOAD,
                "Abort an upload in parts",
                "Drops its parts. An upload that is not there is not missed.")
            .reads(PROXIED_PATH, LOCAL_PATH, UPLOAD_ID)
            .refuses(ErrorCode.NOT_IMPLEMENTED, NOT_REACHED),
        call(
                ApiCall.PRESIGN_PROXIED_ARTIFACT,
                "Get a URL of a file of the server's store",
                "By which the client fetches it from the S3 store itself, for an hour.")
            .reads(PROXIED_PATH)
            .answers(
                Field.of("url", FieldType.TEXT, "For GET, with or without a `Range`.").asRequired(),
                HEADERS,
                FILE_SIZE)
            .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, NO_FILE)
            .refuses(ErrorCode.NOT_IMPLEMENTED, NOT_REACHED),
        call(
                ApiCall.PRESIGN_UPLOAD,
                "Get a URL to upload a file of a run or logged model",
                "By which the client sends it to the S3 store itself.")
            .reads(ONE_OWNER_RUN, ONE_OWNER_MODEL, file("path"), EXPIRATION)
            .answers(
                Field.of("presigned_url", FieldType.TEXT, "For PUT.").asRequired(), UPLOAD_HEADERS)
            .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, "There is no such run or logged model.")
            .refuses(ErrorCode.NOT_IMPLEMENTED, NOT_REACHED),
        call(
                ApiCall.PRESIGN_DOWNLOAD,
                "Get a URL to download a file of a run or logged model",
                "By which the client fetches it from the S3 store itself.")
            .reads(ONE_OWNER_RUN, ONE_OWNER_MODEL, file("path"), EXPIRATION)
            .answers(
                Field.of("presigned_url", FieldType.TEXT, "For GET.").asRequired(),
                HEADERS,
                FILE_SIZE)
            .refuses(
                ErrorCode.RESOURCE_DOES_NOT_EXIST, "There is no such run, logged model or file.")
            .refuses(ErrorCode.PERMISSION_DENIED, DENIED)
            .refuses(ErrorCode.NOT_IMPLEMENTED, NOT_REACHED),
        call(
                ApiCall.UPLOAD_RUN_ARTIFACT,
                "Upload a small file of a run",
                "For pages in a browser: at most 10 MiB, and under their prefix alone.")
            .reads(Field.of("run_uuid", FieldType.TEXT, "The run.").asRequired(), file("path"))
            .carries(Payload.UPLOAD)
            .refuses(ErrorCode.BAD_REQUEST, "The upload was broken off.")
            .refuses(ErrorCode.RESOURCE_EXHAUSTED, "Too many uploads at once.")
            .refuses(ErrorCode.PERMISSION_DENIED, DENIED)
            .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, RunCalls.NOT_THERE),
        call(
                ApiCall.GET_ARTIFACT,
                "Download a file of a run",
                "For pages in a browser, under this path alone. As an attachment. Part of it where"
                    + " the request has a `Range`.")
            .reads(RUN_ID, file("path"))
            .carries(Payload.DOWNLOAD)
            .refuses(ErrorCode.PERMISSION_DENIED, DENIED)
            .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, "There is no such run or file."),
        preview(),
        thumbnail());
  }

  private static CallDescription preview() {
    return call(
            ApiCall.PREVIEW_ARTIFACT,
            "Look into a file",
            "What kind of file it is, and its beginning: text, JSON, the first rows of a table (CSV,"
                + " TSV, Parquet, MLflow's JSON tables), the size of an image. Never reads much of a"
                + " large file. docs/artifacts.md says more.")
        .reads(
            RUN_OF_FILE,
            MODEL_OF_FILE,
            file("path"),
            Field.of(
                    "rows",
                    FieldType.integer(1, Limits.ROWS_PER_PREVIEW),
                    "How many rows of a table.")
                .orElse(Limits.ROWS_PER_PREVIEW_UNASKED))
        .answers(PREVIEW)
        .refuses(ErrorCode.PERMISSION_DENIED, DENIED)
        .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, NO_OWNER_OR_FILE)
        .refuses(ErrorCode.RESOURCE_EXHAUSTED, "Too many previews at once.");
  }

  private static CallDescription thumbnail() {
    return call(
            ApiCall.GET_THUMBNAIL,
            "Get a small picture of an image",
            "A PNG, JPEG, GIF (its first frame), BMP or WebP file scaled down, as PNG or JPEG. Has an"
                + " `ETag`, and is answered with 304 to a request whose `If-None-Match` has it.")
        .reads(
            RUN_OF_FILE,
            MODEL_OF_FILE,
            file("path"),
            Field.of(
                    "size",
                    FieldType.integer(Limits.THUMBNAIL_SIZE_LEAST, Limits.THUMBNAIL_SIZE),
                    "The longer side, in pixels. A smaller image keeps its size.")
                .orElse(Limits.THUMBNAIL_SIZE_UNASKED))
        .carries(Payload.PICTURE)
        .refuses(ErrorCode.PERMISSION_DENIED, DENIED)
        .refuses(ErrorCode.RESOURCE_DOES_NOT_EXIST, NO_OWNER_OR_FILE)
        .refuses(ErrorCode.RESOURCE_EXHAUSTED, "Too many thumbnails at once.");
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
