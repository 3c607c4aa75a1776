package io.headrace.artifact;

import static io.headrace.artifact.RunningArtifacts.PROXY;
import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.artifact.RunningArtifacts.Reply;
import io.headrace.config.Setting;
import io.headrace.standalone.backend.SharedBackends;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls of the artifact service, over HTTP and against the embedded S3. */
@ExtendWith(SharedBackends.class)
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(60)
final class ArtifactServiceTest {

  private static final String LIST = "/api/2.0/mlflow/artifacts/list";

  private RunningArtifacts artifacts;

  @BeforeAll
  void start(SharedBackends backends, @TempDir Path shared) throws IOException {
    Files.createDirectories(shared.resolve("run/artifacts/plots"));
    Files.writeString(shared.resolve("run/artifacts/plots/a.txt"), "from a file");
    artifacts =
        new RunningArtifacts(
            backends.freshNamespace().with(Setting.ARTIFACT_FILE_ROOTS, shared.toString()),
            Map.of(
                "proxied",
                "mlflow-artifacts:/0/proxied/artifacts",
                "by-url",
                "http://other:5000" + PROXY + "/0/proxied/artifacts",
                "shared",
                "file://" + shared + "/run/artifacts",
                "forbidden",
                "file:///etc"));
  }

  @AfterAll
  void stop() {
    artifacts.close();
  }

  @Test
  void upload_thenDownload_givesBytesAndHeadersAsMlflowDoes() {
    assertThat(artifacts.put(PROXY + "/0/a/model.json", "{}").json()).isEqualTo(new JsonObject());

    Reply reply = artifacts.get(PROXY + "/0/a/model.json");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().toString()).isEqualTo("{}");
    assertThat(reply.headers().get("Content-Type")).isEqualTo("text/plain");
    assertThat(reply.headers().get("Content-Disposition"))
        .isEqualTo("attachment; filename=model.json");
    assertThat(reply.headers().getAll("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(reply.headers().get("Content-Length")).isEqualTo("2");
    assertThat(reply.headers().get("ETag")).isNotBlank();
    assertThat(reply.headers().get("Last-Modified")).endsWith("GMT");
  }

  /** The embedded store holds a piece of each in a small memory. */
  @Test
  void upload_manyLargeOnesAtOnce_areAllStored() {
    Buffer large = Buffer.buffer(new byte[5 << 20]);
    List<Future<Reply>> replies =
        IntStream.range(0, 32)
            .mapToObj(i -> artifacts.begin(HttpMethod.PUT, PROXY + "/0/many/" + i, Map.of(), large))
            .toList();

    assertThat(replies).allSatisfy(reply -> assertThat(reply.await().status()).isEqualTo(200));
  }

  @Test
  void upload_ownContentTypeAndAccept_changeNothing() {
    artifacts.send(
        HttpMethod.PUT,
        PROXY + "/0/a/page.html",
        Map.of("Content-Type", "image/png"),
        Buffer.buffer("<p>"));

    Reply reply =
        artifacts.send(
            HttpMethod.GET,
            PROXY + "/0/a/page.html",
            Map.of("Accept", "application/json"),
            Buffer.buffer());

    assertThat(reply.headers().get("Content-Type")).isEqualTo("text/html");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b.txt",
        "100%.txt",
        "img+step+1.webp",
        "dog%step%100%timestamp%100",
        "hü.txt",
        "u\u0308.txt",
        "日本語",
        "semi;colon&amp=.x",
        "q'uote\".txt",
        "..dots..",
        ".hidden",
      })
  void upload_oddName_isListedAndComesBack(String name) {
    String folder = "0/odd/" + Integer.toHexString(name.hashCode());
    String file = PROXY + "/" + folder + "/" + encode(name);

    assertThat(artifacts.put(file, name).status()).isEqualTo(200);

    assertThat(artifacts.get(file).body().toString()).isEqualTo(name);
    assertThat(artifacts.get(PROXY + "?path=" + folder).files())
        .containsExactly(
            new JsonObject()
                .put("path", name)
                .put("is_dir", false)
                .put("file_size", name.getBytes(StandardCharsets.UTF_8).length));
  }

  @Test
  void upload_emptyFile_isKeptAndListed() {
    artifacts.put(PROXY + "/0/empty/file", "");

    assertThat(artifacts.get(PROXY + "/0/empty/file").body().length()).isZero();
    assertThat(artifacts.get(PROXY + "?path=0/empty").files()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../../x",
        "/a/../b",
        "/a/%2e%2e/b",
        "/%252e%252e/b",
        "/a%2f..%2f..%2fb",
        "/a%5Cb",
        "/%2Fetc/passwd",
        "/C:%2Fx",
        "/a%23b",
        "/a%00b",
        "/folder/",
      })
  void anyCall_unsafePath_isInvalid(String path) {
    for (HttpMethod method : new HttpMethod[] {HttpMethod.GET, HttpMethod.PUT}) {
      Reply reply = artifacts.send(method, PROXY + path, Map.of(), Buffer.buffer("x"));

      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.json())
          .isEqualTo(
              new JsonObject()
                  .put("error_code", "INVALID_PARAMETER_VALUE")
                  .put("message", "Invalid path"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PROXY + "?path=../x",
        PROXY + "?path=/etc",
        LIST + "?run_id=proxied&path=..",
        LIST + "?run_id=nobody&path=%252e%252e",
        "/get-artifact?run_id=nobody&path=..%2Fx",
        "/get-artifact?run_id=proxied&path=./",
      })
  void anyCall_unsafePathInTheQuery_isInvalidBeforeAnythingElse(String path) {
    Reply reply = artifacts.get(path);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().getString("message")).isEqualTo("Invalid path");
  }

  @Test
  void download_missing_doesNotExist() {
    Reply reply = artifacts.get(PROXY + "/0/nothing.txt");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.errorCode()).isEqualTo("RESOURCE_DOES_NOT_EXIST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/0/unreached/file", "/0/unreached/empty"})
  void download_rangeBehindTheEnd_isNotSatisfiable(String path) {
    String content = path.endsWith("empty") ? "" : "0123456789";
    artifacts.put(PROXY + path, content);

    Reply reply =
        artifacts.send(HttpMethod.GET, PROXY + path, Map.of("Range", "bytes=10-"), Buffer.buffer());

    assertThat(reply.status()).isEqualTo(416);
    assertThat(reply.headers().get("Content-Range")).isEqualTo("bytes */" + content.length());
    assertThat(reply.body().length()).isZero();
  }

  /** Less than file systems have room for: the store needs some of it for itself. */
  @Test
  void upload_nameThatTheStoreHasNoRoomFor_isRefusedForGood() {
    Reply reply = artifacts.put(PROXY + "/0/long/" + "y".repeat(240), "x");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().getString("message")).contains("more than 218 bytes");
  }

  @Test
  void download_range_givesThatPart() {
    artifacts.put(PROXY + "/0/range/file", "0123456789");

    Reply reply =
        artifacts.send(
            HttpMethod.GET, PROXY + "/0/range/file", Map.of("Range", "bytes=2-4"), Buffer.buffer());

    assertThat(reply.status()).isEqualTo(206);
    assertThat(reply.headers().get("Content-Range")).isEqualTo("bytes 2-4/10");
    assertThat(reply.body().toString()).isEqualTo("234");
  }

  @Test
  void download_head_hasTheHeadersWithoutTheBytes() {
    artifacts.put(PROXY + "/0/head/file", "0123456789");

    Reply reply =
        artifacts.send(HttpMethod.HEAD, PROXY + "/0/head/file", Map.of(), Buffer.buffer());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.headers().get("Content-Length")).isEqualTo("10");
    assertThat(reply.body().length()).isZero();
  }

  @Test
  void list_run_hasPathsFromTheRunsRoot() {
    artifacts.put(PROXY + "/0/proxied/artifacts/dir/b.txt", "bb");

    assertThat(artifacts.get(LIST + "?run_id=proxied").json())
        .isEqualTo(
            new JsonObject(
                """
                {"root_uri": "mlflow-artifacts:/0/proxied/artifacts",
                 "files": [{"path": "dir", "is_dir": true}]}\
                """));
    for (String run : new String[] {"run_id=proxied", "run_uuid=by-url"}) {
      assertThat(artifacts.get(LIST + "?path=dir&" + run).files())
          .containsExactly(
              new JsonObject().put("path", "dir/b.txt").put("is_dir", false).put("file_size", 2));
    }
    assertThat(artifacts.get(LIST + "?run_id=proxied&path=dir/b.txt").files()).isEmpty();
    assertThat(artifacts.get(LIST + "?run_id=proxied&path=nothing").files()).isEmpty();
  }

  @Test
  void getArtifact_ofRun_givesItsBytes() {
    artifacts.put(PROXY + "/0/proxied/artifacts/page.html", "<p>");

    Reply reply = artifacts.get("/get-artifact?run_uuid=proxied&path=page.html");

    assertThat(reply.body().toString()).isEqualTo("<p>");
    assertThat(reply.headers().get("Content-Type")).isEqualTo("text/html");
    assertThat(reply.headers().get("Content-Disposition")).startsWith("attachment");
  }

  @Test
  void run_onASharedFolder_isListedAndServed() {
    assertThat(artifacts.get(LIST + "?run_id=shared&path=plots").files())
        .containsExactly(
            new JsonObject().put("path", "plots/a.txt").put("is_dir", false).put("file_size", 11));
    assertThat(artifacts.get("/get-artifact?run_id=shared&path=plots/a.txt").body().toString())
        .isEqualTo("from a file");
  }

  @Test
  void run_onAForbiddenFolder_isTheClientsMistake() {
    assertThat(artifacts.get(LIST + "?run_id=forbidden").status()).isEqualTo(400);
    assertThat(artifacts.get("/get-artifact?run_id=forbidden&path=passwd").status()).isEqualTo(400);
  }

  @Test
  void run_unknown_doesNotExist() {
    assertThat(artifacts.get(LIST + "?run_id=nobody").errorCode())
        .isEqualTo("RESOURCE_DOES_NOT_EXIST");
    assertThat(artifacts.get("/get-artifact?run_id=nobody&path=x").status()).isEqualTo(404);
  }

  @Test
  void upload_throughAFileOrOverAFolder_isNoFailureOfOurs() {
    artifacts.put(PROXY + "/0/clash/file", "x");

    assertThat(artifacts.get(PROXY + "/0/clash/file/below").status()).isEqualTo(404);
    assertThat(artifacts.get(PROXY + "/0/clash").status()).isEqualTo(404);
    assertThat(artifacts.put(PROXY + "/0/clash/file/below", "x").status()).isIn(200, 400);
    assertThat(artifacts.put(PROXY + "/0/clash", "x").status()).isIn(200, 400);
  }

  @Test
  void upload_nameTooLong_isTheClientsMistake() {
    assertThat(artifacts.put(PROXY + "/" + "x".repeat(256), "x").status()).isEqualTo(400);
    assertThat(artifacts.put(PROXY + ("/" + "x".repeat(200)).repeat(6), "x").status())
        .isEqualTo(400);
  }

  private static String encode(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
