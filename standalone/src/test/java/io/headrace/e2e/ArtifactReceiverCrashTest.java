package io.headrace.e2e;

import static io.headrace.e2e.ArtifactPublisher.chunks;
import static io.headrace.e2e.ArtifactPublisher.toRun;
import static io.headrace.e2e.Scene.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.artifact.ArtifactMain;
import io.headrace.artifact.ArtifactService;
import io.headrace.artifact.CuttableWire;
import io.headrace.config.ObjectStoreSettings;
import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import io.headrace.event.proto.ArtifactChunk;
import io.headrace.objects.ObjectKey;
import io.headrace.objects.ObjectStore;
import io.headrace.standalone.backend.SharedBackends;
import io.headrace.tracking.TrackingService;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files that come through Kafka while who stores them is killed, or the S3 store is away. */
@ExtendWith(SharedBackends.class)
@Timeout(180)
final class ArtifactReceiverCrashTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Vertx vertx = Vertx.vertx();
  private final SettingValues values;
  private final CuttableWire wire;
  private final SettingValues throughTheWire;
  private final ObjectStore store;
  private LocalServices tracking;
  private ArtifactPublisher publisher;
  private String experimentId;
  private String runId;

  ArtifactReceiverCrashTest(SharedBackends backends) {
    values = backends.freshNamespace();
    wire = new CuttableWire(vertx, URI.create(values.text(Setting.S3_ENDPOINT)));
    throughTheWire = values.with(Setting.S3_ENDPOINT, wire.uri().toString());
    store = new ObjectStore(vertx, ObjectStoreSettings.from(values));
  }

  @BeforeEach
  void start() throws IOException {
    tracking = new LocalServices(values, TrackingService::assemble);
    publisher = new ArtifactPublisher(values);
    experimentId = Scene.createExperiment(tracking.client(), "files");
    runId = Scene.createRun(tracking.client(), experimentId);
  }

  @AfterEach
  void stop() {
    publisher.close();
    tracking.close();
    store.stop().await();
    vertx.close().await();
  }

  @Test
  void receiver_killedBetweenPutAndCommit_isTakenOverAndNothingIsLost() throws Exception {
    ArtifactChunk half = toRun(runId, "half");
    List<ArtifactChunk> halves = chunks(half, "0123456789");
    try (ServiceProcess killed =
        ServiceProcess.start(ArtifactMain.class, "killed-receiver", throughTheWire)) {
      killed.awaitReady();
      publisher.publish(halves.get(0));
      publisher.publish(toRun(runId, "a"), "older text");
      assertThat(file(killed.client(), "a")).isEqualTo("older text");
      wire.withholdAnswers();
      publisher.publish(toRun(runId, "a"), "newer");
      Await.until("the newer file is in the store", LIMIT, () -> stored("a").equals("newer"));
      killed.kill();
    }

    try (LocalServices other = new LocalServices(values, ArtifactService::assemble)) {
      publisher.publish(halves.subList(1, halves.size()));
      Await.until("another has taken over", LIMIT, () -> isReadable(other.client(), "half"));
      assertThat(file(other.client(), "half")).isEqualTo("0123456789");
      assertThat(file(other.client(), "a")).isEqualTo("newer");
    }
  }

  @Test
  void store_thatIsAway_isWaitedForAndNothingIsLost() throws Exception {
    try (LocalServices artifacts = new LocalServices(throughTheWire, ArtifactService::assemble)) {
      wire.cut();
      for (int i = 0; i < 5; i++) {
        publisher.publish(toRun(runId, "file" + i), "text " + i);
      }
      HttpAnswer refused = get(artifacts.client(), "file0");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.body()).contains("TEMPORARILY_UNAVAILABLE");
      wire.mend();

      Await.until("the store is back", LIMIT, () -> isReadable(artifacts.client(), "file0"));
      for (int i = 0; i < 5; i++) {
        assertThat(file(artifacts.client(), "file" + i)).isEqualTo("text " + i);
      }
    }
  }

  /** What the store has, past all services; empty when it has nothing. */
  private String stored(String name) {
    ObjectKey key =
        new ObjectKey(store.bucket(), experimentId + "/" + runId + "/artifacts/" + name);
    CompletableFuture<String> text = new CompletableFuture<>();
    vertx.runOnContext(
        now ->
            store
                .get(key, Optional.empty())
                .compose(
                    content -> {
                      Buffer all = Buffer.buffer();
                      Promise<String> read = Promise.promise();
                      content
                          .bytes()
                          .exceptionHandler(read::fail)
                          .endHandler(end -> read.complete(all.toString()))
                          .handler(all::appendBuffer)
                          .resume();
                      return read.future();
                    })
                .otherwise("")
                .onSuccess(text::complete));
    return text.orTimeout(60, TimeUnit.SECONDS).join();
  }

  private boolean isReadable(RawClient reader, String path) {
    try {
      return get(reader, path).ok();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String file(RawClient reader, String path) throws IOException {
    return accepted(get(reader, path)).body();
  }

  private HttpAnswer get(RawClient reader, String path) throws IOException {
    return reader.send("GET", "/get-artifact?run_id=" + runId + "&path=" + path, null, null);
  }
}
