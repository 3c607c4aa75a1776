package io.headrace.artifact;

import static io.headrace.artifact.RunningArtifacts.PROXY;
import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.artifact.RunningArtifacts.Reply;
import io.headrace.config.Setting;
import io.headrace.standalone.backend.SharedBackends;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Previews and thumbnails over HTTP, of files in the embedded S3 and in a shared folder. */
@ExtendWith(SharedBackends.class)
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(60)
final class ArtifactPreviewTest {

  private static final String API = "/api/headrace/v1/artifacts";

  private RunningArtifacts artifacts;
  private Path folder;

  @BeforeAll
  void start(SharedBackends backends, @TempDir Path shared) throws IOException {
    folder = Files.createDirectories(shared.resolve("run/artifacts"));
    artifacts =
        new RunningArtifacts(
            backends.freshNamespace().with(Setting.ARTIFACT_FILE_ROOTS, shared.toString()),
            Map.of(
                "proxied",
                "mlflow-artifacts:/0/proxied/artifacts",
                "shared",
                "file://" + shared + "/run/artifacts"));
    put("a.txt", Buffer.buffer("x".repeat(100_000)));
    put("a.csv", Buffer.buffer("a,b\n1,\"2\n3\"\n"));
    put("empty.txt", Buffer.buffer());
    put("a.png", image());
    put("a.svg", Buffer.buffer("<svg xmlns='http://www.w3.org/2000/svg'/>"));
    put("large.png", image().appendBytes(new byte[17 << 20]));
    put("history.parquet", parquet());
  }

  @AfterAll
  void stop() {
    artifacts.close();
  }

  private void put(String name, Buffer content) throws IOException {
    Files.write(folder.resolve(name), content.getBytes());
    Reply stored =
        artifacts.send(HttpMethod.PUT, PROXY + "/0/proxied/artifacts/" + name, Map.of(), content);
    assertThat(stored.status()).isEqualTo(200);
  }

  private static Buffer image() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return Buffer.buffer(bytes.toByteArray());
  }

  private static Buffer parquet() throws IOException {
    try (InputStream file = ArtifactPreviewTest.class.getResourceAsStream("points.parquet")) {
      return Buffer.buffer(file.readAllBytes());
    }
  }

  private JsonObject preview(String run, String path) {
    Reply reply = artifacts.get(API + "/preview?run_id=" + run + "&path=" + path);
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
    return reply.json();
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxied", "shared"})
  void preview_ofEachKind_isShown(String run) {
    JsonObject text = preview(run, "a.txt");
    assertThat(text.getString("kind")).isEqualTo("text");
    assertThat(text.getString("text")).hasSize(64 << 10);
    assertThat(text.getLong("size")).isEqualTo(100_000);
    assertThat(text.getBoolean("cut")).isTrue();
    assertThat(preview(run, "empty.txt").getString("text")).isEmpty();
    assertThat(preview(run, "a.csv").getJsonArray("rows"))
        .isEqualTo(JsonArray.of(JsonArray.of("1", "2\n3")));
    JsonObject image = preview(run, "a.png");
    assertThat(image.getString("format")).isEqualTo("png");
    assertThat(image.getInteger("width")).isEqualTo(640);
    assertThat(preview(run, "a.svg").getString("kind")).isEqualTo("text");
    JsonObject parquet = preview(run, "history.parquet");
    assertThat(parquet.getJsonArray("columns").getJsonObject(0))
        .isEqualTo(new JsonObject().put("name", "n").put("type", "int64"));
    assertThat(parquet.getJsonArray("rows")).hasSize(100);
    assertThat(parquet.getLong("row_count")).isEqualTo(1_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxied", "shared"})
  void thumbnail_isSmallAndKeptByBrowsers(String run) throws IOException {
    String path = API + "/thumbnail?run_id=" + run + "&path=a.png&size=64";

    Reply reply = artifacts.get(path);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.headers().get("Content-Type")).isEqualTo("image/png");
    assertThat(reply.headers().getAll("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(reply.headers().get("Cache-Control")).startsWith("private");
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(reply.body().getBytes()));
    assertThat(image.getWidth()).isEqualTo(64);
    assertThat(image.getHeight()).isEqualTo(48);
    String etag = reply.headers().get("ETag");
    Reply known =
        artifacts.send(HttpMethod.GET, path, Map.of("If-None-Match", etag), Buffer.buffer());
    assertThat(known.status()).isEqualTo(304);
    assertThat(known.body().length()).isZero();
    Reply otherSize =
        artifacts.send(
            HttpMethod.GET,
            path.replace("64", "32"),
            Map.of("If-None-Match", etag),
            Buffer.buffer());
    assertThat(otherSize.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "preview?run_id=%s&path=none.txt | 404",
        "preview?run_id=nobody&path=a.txt | 404",
        "preview?model_id=nobody&path=a.txt | 404",
        "preview?path=a.txt | 400",
        "preview?run_id=%s&model_id=m&path=a.txt | 400",
        "preview?run_id=%s&path=../a.txt | 400",
        "preview?run_id=%s | 400",
        "preview?run_id=%s&path=a.csv&rows=0 | 400",
        "preview?run_id=%s&path=a.csv&rows=1001 | 400",
        "thumbnail?run_id=%s&path=none.png | 404",
        "thumbnail?run_id=%s&path=a.txt | 400",
        "thumbnail?run_id=%s&path=a.svg | 400",
        "thumbnail?run_id=%s&path=empty.txt | 400",
        "thumbnail?run_id=%s&path=large.png | 400",
        "thumbnail?run_id=%s&path=a.png&size=9999 | 400"
      })
  void request_thatCannotBeMet_isRefusedAsMlflowDoes(String request, int status) {
    for (String run : List.of("proxied", "shared")) {
      Reply reply = artifacts.get(API + "/" + request.formatted(run));

      assertThat(reply.status()).as(reply.body().toString()).isEqualTo(status);
      assertThat(reply.errorCode()).isNotBlank();
      assertThat(reply.json().getString("message")).isNotBlank();
    }
  }

  @Test
  void thumbnails_manyAtOnce_areAllMade() {
    List<CompletableFuture<Integer>> asked = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String path = API + "/thumbnail?run_id=proxied&path=a.png&size=" + (16 + i);
      asked.add(CompletableFuture.supplyAsync(() -> artifacts.get(path).status()));
    }

    assertThat(asked).allSatisfy(status -> assertThat(status.join()).isEqualTo(200));
  }

  @Test
  void download_ofARangeInAFolder_isThatRange() {
    Reply reply =
        artifacts.send(
            HttpMethod.GET,
            "/get-artifact?run_id=shared&path=a.csv",
            Map.of("Range", "bytes=1-3"),
            Buffer.buffer());

    assertThat(reply.status()).isEqualTo(206);
    assertThat(reply.body().toString()).isEqualTo(",b\n");
    assertThat(reply.headers().get("Content-Range")).isEqualTo("bytes 1-3/12");
    assertThat(reply.headers().get("Content-Length")).isEqualTo("3");
  }
}
