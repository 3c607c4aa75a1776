package io.headrace.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.artifact.RunningArtifacts.Reply;
import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import io.headrace.standalone.backend.SharedBackends;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients send to the S3 store, and fetch from it, themselves. */
@ExtendWith(SharedBackends.class)
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(60)
final class DirectTransferTest {

  private static final String API = "/api/2.0/mlflow-artifacts";
  private static final String PRESIGN = "/api/2.0/mlflow/artifacts/presigned-";

  /** S3 takes no smaller part but the last. */
  private static final int PART_BYTES = 5 << 20;

  private final HttpClient client = HttpClient.newHttpClient();
  private RunningArtifacts reached;
  private RunningArtifacts unreached;

  @BeforeAll
  void start(SharedBackends backends) {
    SettingValues values = backends.freshNamespace();
    Map<String, String> roots =
        Map.of(
            "run", "mlflow-artifacts:/0/run/artifacts",
            "shared", "file:///srv/shared/run/artifacts");
    SettingValues roomy = values.with(Setting.ARTIFACT_FILE_ROOTS, "/srv/shared");
    reached =
        new RunningArtifacts(
            roomy.with(Setting.S3_PUBLIC_ENDPOINT, values.text(Setting.S3_ENDPOINT)), roots);
    unreached = new RunningArtifacts(values.with(Setting.S3_PUBLIC_ENDPOINT, ""), roots);
  }

  @AfterAll
  void stop() {
    reached.close();
    unreached.close();
  }

  private static Reply post(RunningArtifacts artifacts, String path, JsonObject fields) {
    return artifacts.send(
        HttpMethod.POST, path, Map.of("Content-Type", "application/json"), fields.toBuffer());
  }

  private static JsonObject create(RunningArtifacts artifacts, String path, int parts) {
    return post(
            artifacts,
            API + "/mpu/create/0/mpu",
            new JsonObject().put("path", path).put("num_parts", parts))
        .json();
  }

  private HttpResponse<byte[]> put(String url, byte[] bytes)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.ofByteArray(bytes)).build(),
        BodyHandlers.ofByteArray());
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(length).nextBytes(bytes);
    return bytes;
  }

  /** Sends the parts of an upload; what the client tells of them. */
  private JsonArray send(JsonObject created, List<byte[]> parts)
      throws IOException, InterruptedException {
    JsonArray sent = new JsonArray();
    for (int i = 0; i < parts.size(); i++) {
      JsonObject credential = created.getJsonArray("credentials").getJsonObject(i);
      HttpResponse<byte[]> answer = put(credential.getString("url"), parts.get(i));
      assertThat(answer.statusCode()).isEqualTo(200);
      sent.add(
          new JsonObject()
              .put("part_number", credential.getInteger("part_number"))
              .put("etag", answer.headers().firstValue("ETag").orElseThrow())
              .put("url", credential.getString("url")));
    }
    return sent;
  }

  @Test
  void uploadInParts_completed_isTheFileOfItsParts() throws Exception {
    byte[] first = noise(PART_BYTES);
    byte[] second = noise(17);
    JsonObject created = create(reached, "/home/anna/big file.bin", 2);
    assertThat(created.getJsonArray("credentials")).hasSize(2);
    JsonArray parts = send(created, List.of(first, second));
    String file = RunningArtifacts.PROXY + "/0/mpu/big%20file.bin";
    assertThat(reached.get(file).status()).isEqualTo(404);
    JsonObject completion =
        new JsonObject()
            .put("path", "C:\\Users\\anna\\big file.bin")
            .put("upload_id", created.getString("upload_id"))
            .put("parts", parts);

    assertThat(post(reached, API + "/mpu/complete/0/mpu", completion).json())
        .isEqualTo(new JsonObject());

    Buffer expected = Buffer.buffer(first).appendBytes(second);
    assertThat(reached.get(file).body()).isEqualTo(expected);
    // The answer may have been lost, and the client repeats it.
    assertThat(post(reached, API + "/mpu/complete/0/mpu", completion).status()).isEqualTo(200);
  }

  @Test
  void uploadInParts_aborted_leavesNothingAndCannotBeCompleted() throws Exception {
    JsonObject created = create(reached, "aborted.bin", 1);
    JsonArray parts = send(created, List.of(noise(10)));
    JsonObject named =
        new JsonObject()
            .put("path", "aborted.bin")
            .put("upload_id", created.getString("upload_id"));

    for (int i = 0; i < 2; i++) {
      assertThat(post(reached, API + "/mpu/abort/0/mpu", named).json()).isEqualTo(new JsonObject());
    }

    Reply completed = post(reached, API + "/mpu/complete/0/mpu", named.put("parts", parts));
    assertThat(completed.status()).isEqualTo(404);
    assertThat(completed.errorCode()).isEqualTo("RESOURCE_DOES_NOT_EXIST");
    assertThat(reached.get(RunningArtifacts.PROXY + "/0/mpu/aborted.bin").status()).isEqualTo(404);
  }

  @Test
  void uploadInParts_aPartThatWasNotSent_cannotBeCompleted() throws Exception {
    JsonObject created = create(reached, "gap.bin", 2);
    JsonArray parts = send(created, List.of(noise(PART_BYTES)));
    parts.add(new JsonObject().put("part_number", 2).put("etag", "\"0123456789abcdef\""));

    Reply completed =
        post(
            reached,
            API + "/mpu/complete/0/mpu",
            new JsonObject()
                .put("path", "gap.bin")
                .put("upload_id", created.getString("upload_id"))
                .put("parts", parts));

    assertThat(completed.status()).isEqualTo(400);
    assertThat(reached.get(RunningArtifacts.PROXY + "/0/mpu/gap.bin").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "create, '{}', Missing value for required parameter 'path'",
        "create, '{\"path\": \"x\", \"num_parts\": 0}', num_parts must be from 1 to 10000",
        "create, '{\"path\": \"x\", \"num_parts\": 10001}', num_parts must be from 1 to 10000",
        "create, '{\"path\": \"..\"}', Invalid path",
        "create, '{\"path\": \"%2e%2e\"}', Invalid path",
        "create, '{\"path\": \"folder/\"}', Invalid path",
        "complete, '{\"path\": \"x\", \"upload_id\": \"u\"}', Missing value for required parameter 'parts'",
        "complete, '{\"path\": \"x\", \"upload_id\": \"u\", \"parts\": [{\"part_number\": 2, \"etag\": \"e\"}]}', parts must be numbered",
        "abort, '{\"path\": \"x\"}', Missing value for required parameter 'upload_id'",
      })
  void uploadInParts_badRequest_isInvalid(String call, String fields, String message) {
    Reply reply = post(reached, API + "/mpu/" + call + "/0/mpu", new JsonObject(fields));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errorCode()).isEqualTo("INVALID_PARAMETER_VALUE");
    assertThat(reply.json().getString("message")).contains(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/mpu/create/", "/mpu/create/..%2f..%2fx", "/mpu/abort/a/%252e%252e"})
  void uploadInParts_unsafeFolder_isInvalid(String path) {
    Reply reply = post(reached, API + path, new JsonObject().put("path", "x"));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().getString("message")).isEqualTo("Invalid path");
  }

  @Test
  void presigned_file_isFetchedInRanges() throws Exception {
    reached.put(RunningArtifacts.PROXY + "/0/direct/a b.txt".replace(" ", "%20"), "0123456789");

    JsonObject presigned = reached.get(API + "/presigned/0/direct/a%20b.txt").json();

    assertThat(presigned.getLong("file_size")).isEqualTo(10);
    assertThat(presigned.getJsonObject("headers")).isEmpty();
    HttpResponse<String> part =
        client.send(
            HttpRequest.newBuilder(URI.create(presigned.getString("url")))
                .header("Range", "bytes=3-5")
                .build(),
            BodyHandlers.ofString());
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("345");
    assertThat(reached.get(API + "/presigned/0/direct/none").status()).isEqualTo(404);
  }

  @Test
  void presignedUrls_ofARun_takeAndGiveItsFile() throws Exception {
    JsonObject asked = new JsonObject().put("run_id", "run").put("path", "dir/f.txt");

    JsonObject upload = post(reached, PRESIGN + "upload-url", asked).json();
    assertThat(put(upload.getString("presigned_url"), new byte[] {'h', 'i'}).statusCode())
        .isEqualTo(200);

    JsonObject download =
        post(reached, PRESIGN + "download-url", asked.put("expiration", 60)).json();
    assertThat(download.getLong("file_size")).isEqualTo(2);
    assertThat(reached.get("/get-artifact?run_id=run&path=dir/f.txt").body().toString())
        .isEqualTo("hi");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'{\"path\": \"x\"}', Exactly one of run_id and model_id must be provided.",
        "'{\"path\": \"x\", \"run_id\": \"run\", \"model_id\": \"m\"}', Exactly one of",
        "'{\"run_id\": \"run\"}', Missing value for required parameter 'path'",
        "'{\"path\": \"../x\", \"run_id\": \"run\"}', Invalid path",
        "'{\"path\": \"x\", \"run_id\": \"run\", \"expiration\": 0}', expiration must be between 1 and 604800 seconds (got 0).",
        "'{\"path\": \"x\", \"run_id\": \"run\", \"expiration\": 604801}', expiration must be between",
      })
  void presignedUrls_badRequest_isInvalid(String fields, String message) {
    for (String call : List.of("upload-url", "download-url")) {
      Reply reply = post(reached, PRESIGN + call, new JsonObject(fields));

      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.json().getString("message")).contains(message);
    }
  }

  @Test
  void presignedUrls_whatIsNotInTheStore_isNotSupported() {
    JsonObject asked = new JsonObject().put("run_id", "shared").put("path", "f.txt");

    assertThat(post(reached, PRESIGN + "upload-url", asked).json().getString("message"))
        .isEqualTo("Presigned upload is not supported for the current artifact repository");
    assertThat(post(reached, PRESIGN + "download-url", asked).status()).isEqualTo(501);
  }

  @Test
  void anyDirectTransfer_clientsThatDoNotReachTheStore_isNotSupported() {
    unreached.put(RunningArtifacts.PROXY + "/0/direct/there.txt", "x");

    Reply create =
        post(unreached, API + "/mpu/create/0/mpu", new JsonObject().put("path", "x.bin"));
    assertThat(create.status()).isEqualTo(501);
    assertThat(create.errorCode()).isEqualTo("NOT_IMPLEMENTED");
    assertThat(create.json().getString("message"))
        .startsWith("Multipart upload is not supported for the current artifact repository");
    Reply presigned = unreached.get(API + "/presigned/0/direct/there.txt");
    assertThat(presigned.status()).isEqualTo(501);
    assertThat(presigned.json().getString("message"))
        .isEqualTo(
            "Multipart download is not supported for the current artifact repository"
                + " (HEADRACE_S3_PUBLIC_ENDPOINT is not set)");
  }

  @Test
  void create_mostPartsThatThereMayBe_givesAUrlForEach() {
    JsonArray credentials = create(reached, "many.bin", 10_000).getJsonArray("credentials");

    assertThat(credentials).hasSize(10_000);
    assertThat(
            IntStream.of(0, 9_999).map(i -> credentials.getJsonObject(i).getInteger("part_number")))
        .containsExactly(1, 10_000);
  }
}
