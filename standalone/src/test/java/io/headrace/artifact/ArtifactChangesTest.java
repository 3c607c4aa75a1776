package io.headrace.artifact;

import static io.headrace.artifact.RunningArtifacts.PROXY;
import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.artifact.RunningArtifacts.Reply;
import io.headrace.config.Setting;
import io.headrace.standalone.backend.SharedBackends;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
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

/** Deletion, limits, conditions and checksums of artifacts, and uploads from a web page. */
@ExtendWith(SharedBackends.class)
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(60)
final class ArtifactChangesTest {

  private static final String UPLOAD = "/ajax-api/2.0/mlflow/upload-artifact";
  private static final int MEBIBYTE = 1 << 20;

  private RunningArtifacts artifacts;

  @BeforeAll
  void start(SharedBackends backends) {
    artifacts =
        new RunningArtifacts(
            backends.freshNamespace().with(Setting.ARTIFACT_MAX_SIZE, "20MiB"),
            Map.of("run", "mlflow-artifacts:/0/run/artifacts", "elsewhere", "file:///srv/run"));
  }

  @AfterAll
  void stop() {
    artifacts.close();
  }

  private Reply send(HttpMethod method, String path, Map<String, String> headers, String body) {
    return artifacts.send(method, path, headers, Buffer.buffer(body));
  }

  private Reply delete(String path) {
    return send(HttpMethod.DELETE, PROXY + path, Map.of(), "");
  }

  @Test
  void delete_fileOrFolder_isGoneWithAllInItAndNothingElse() {
    for (String file : new String[] {"a.txt", "sub/b.txt", "sub/deep/c.txt", "sub2/d.txt"}) {
      artifacts.put(PROXY + "/0/del/" + file, "x");
    }

    assertThat(delete("/0/del/a.txt").json()).isEqualTo(new JsonObject());
    assertThat(delete("/0/del/sub").json()).isEqualTo(new JsonObject());

    assertThat(artifacts.get(PROXY + "?path=0/del").files())
        .extracting(file -> file.getString("path"))
        .containsExactly("sub2");
    assertThat(delete("/0/del/").status()).isEqualTo(200);
    assertThat(artifacts.get(PROXY + "?path=0/del").files()).isEmpty();
    assertThat(delete("/0/del").status()).isEqualTo(200);
    assertThat(delete("/0/del/never/there").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "//", "/.", "/..", "/0/..", "/%2e%2e/x", "/a%5Cb"})
  void delete_everythingOrUnsafePath_isInvalid(String path) {
    artifacts.put(PROXY + "/0/kept", "x");

    assertThat(delete(path).status()).isIn(400, 404, 405);

    assertThat(artifacts.get(PROXY + "/0/kept").status()).isEqualTo(200);
  }

  @Test
  void upload_overTheLimit_isTooLargeAndLeavesWhatWasThere() {
    artifacts.put(PROXY + "/0/limit", "old");
    Buffer large = Buffer.buffer(new byte[21 * MEBIBYTE]);

    for (Map<String, String> headers :
        List.of(Map.<String, String>of(), Map.of("Transfer-Encoding", "chunked"))) {
      Reply reply = artifacts.send(HttpMethod.PUT, PROXY + "/0/limit", headers, large);

      assertThat(reply.status()).isEqualTo(413);
      assertThat(reply.errorCode()).isEqualTo("REQUEST_TOO_LARGE");
    }
    assertThat(artifacts.get(PROXY + "/0/limit").body().toString()).isEqualTo("old");
  }

  @Test
  void upload_upToTheLimitInChunks_isKept() {
    Buffer all = Buffer.buffer(new byte[20 * MEBIBYTE]);

    Reply reply =
        artifacts.send(
            HttpMethod.PUT, PROXY + "/0/full", Map.of("Transfer-Encoding", "chunked"), all);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(artifacts.get(PROXY + "/0/full").body()).isEqualTo(all);
  }

  @Test
  void download_ofWhatWasUploaded_tellsItsChecksum() {
    artifacts.put(PROXY + "/0/digest", "123456789");

    assertThat(artifacts.get(PROXY + "/0/digest").headers().get("Repr-Digest"))
        .isEqualTo("crc32c=:4waSgw==:");
  }

  @Test
  void download_underConditions_sendsOnlyWhatIsWanted() {
    String file = PROXY + "/0/conditions";
    artifacts.put(file, "0123456789");
    String etag = artifacts.get(file).headers().get("ETag");

    Reply known = send(HttpMethod.GET, file, Map.of("If-None-Match", etag), "");
    assertThat(known.status()).isEqualTo(304);
    assertThat(known.body().length()).isZero();
    assertThat(known.headers().get("ETag")).isEqualTo(etag);
    assertThat(send(HttpMethod.HEAD, file, Map.of("If-None-Match", etag), "").status())
        .isEqualTo(304);
    assertThat(send(HttpMethod.GET, file, Map.of("If-Match", "\"other\""), "").status())
        .isEqualTo(412);
    assertThat(send(HttpMethod.GET, file, Map.of("If-None-Match", "\"other\""), "").status())
        .isEqualTo(200);
    assertThat(
            send(HttpMethod.GET, file, Map.of("Range", "bytes=1-2", "If-Range", etag), "").body())
        .isEqualTo(Buffer.buffer("12"));
    assertThat(
            send(HttpMethod.GET, file, Map.of("Range", "bytes=1-2", "If-Range", "\"o\""), "")
                .status())
        .isEqualTo(200);
  }

  @Test
  void uploadArtifact_ofARun_isItsFile() {
    Reply reply =
        send(HttpMethod.POST, UPLOAD + "?run_uuid=run&path=notes/a%20b.txt", Map.of(), "text");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(artifacts.get("/get-artifact?run_id=run&path=notes/a%20b.txt").body().toString())
        .isEqualTo("text");
  }

  @ParameterizedTest
  @CsvSource({
    "'', x, Request must specify run_uuid.",
    "?run_uuid=run, x, Request must specify path.",
    "?run_uuid=run&path=a.txt, '', Request must specify data.",
    "?run_uuid=run&path=../a, x, Invalid path",
    "?run_uuid=run&path=., x, Invalid path",
    "?run_uuid=elsewhere&path=a, x, cannot be served",
  })
  void uploadArtifact_badRequest_isInvalid(String query, String body, String message) {
    Reply reply = send(HttpMethod.POST, UPLOAD + query, Map.of(), body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errorCode()).isEqualTo("INVALID_PARAMETER_VALUE");
    assertThat(reply.json().getString("message")).contains(message);
  }

  @Test
  void uploadArtifact_tooLargeOrOfNobody_isRefusedAndTheConnectionGoesOn() {
    Buffer large = Buffer.buffer(new byte[(10 * MEBIBYTE) + 1]);

    Reply tooLarge =
        artifacts.send(HttpMethod.POST, UPLOAD + "?run_uuid=run&path=big", Map.of(), large);
    assertThat(tooLarge.status()).isEqualTo(400);
    assertThat(tooLarge.json().getString("message"))
        .isEqualTo("Artifact size is too large. Max size is 10MB.");
    assertThat(send(HttpMethod.POST, UPLOAD + "?run_uuid=nobody&path=a", Map.of(), "x").errorCode())
        .isEqualTo("RESOURCE_DOES_NOT_EXIST");
  }
}
