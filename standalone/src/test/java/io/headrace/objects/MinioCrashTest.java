package io.headrace.objects;

import static io.headrace.objects.BlockingStore.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.config.ObjectStoreSettings;
import io.headrace.config.SettingValues;
import io.headrace.e2e.Await;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.standalone.backend.MinioServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Uploads and downloads during which the S3 server is killed, and what is there once it is back.
 */
@Timeout(120)
final class MinioCrashTest {

  private static final long MEBIBYTE = 1L << 20;
  private static final long LENGTH = 32 * MEBIBYTE;
  private static final long UNKNOWN = -1;
  private static final Duration START = Duration.ofSeconds(60);

  private final MinioServer minio = MinioServer.start();
  private final Vertx vertx = Vertx.vertx();
  private final ObjectStore store =
      new ObjectStore(vertx, ObjectStoreSettings.from(minio.locate(SettingValues.of(Map.of()))));
  private final BlockingStore asked = new BlockingStore(vertx, store);

  @BeforeEach
  void start() {
    store.start().await();
    asked.put("kept", 10, 10);
  }

  @AfterEach
  void stop() {
    store.stop().await();
    vertx.close().await();
    minio.close();
  }

  /** An unknown length has it killed between the parts of a multipart upload. */
  @ParameterizedTest
  @ValueSource(longs = {LENGTH, UNKNOWN})
  void put_serverKilledHalfWay_isUnavailableAndNothingOfItIsThere(long announced)
      throws InterruptedException {
    for (String name : new String[] {"kept", "new"}) {
      PatternStream upload =
          asked.on(
              () -> Future.succeededFuture(PatternStream.stallingAt(vertx, 12 * MEBIBYTE, LENGTH)));
      Future<String> stored =
          asked.on(() -> Future.succeededFuture(store.put(asked.key(name), upload, announced)));
      upload.stalled().await();
      minio.kill();
      upload.goOn();

      assertFails(stored::await, ErrorCode.TEMPORARILY_UNAVAILABLE);
      restart();
      assertThat(asked.names("")).containsExactly("kept");
      assertThat(asked.read("kept")).isEqualTo(PatternStream.bytes(0, 10));
    }

    asked.put("new", LENGTH, announced);
    assertThat(asked.read("new")).isEqualTo(PatternStream.bytes(0, LENGTH));
  }

  @Test
  void get_serverKilledHalfWay_isUnavailableAndWholeAfterwards() throws InterruptedException {
    asked.put("large", LENGTH, LENGTH);
    ObjectContent content = asked.on(() -> store.get(asked.key("large"), Optional.empty()));
    minio.kill();

    // What the system has taken in still comes; it is far from all.
    assertFails(() -> asked.read(content), ErrorCode.TEMPORARILY_UNAVAILABLE);
    restart();
    assertThat(asked.read("large")).isEqualTo(PatternStream.bytes(0, LENGTH));
  }

  private void restart() {
    minio.restart();
    Await.until("MinIO answers again", START, this::answers);
  }

  private boolean answers() {
    try {
      asked.names("");
      return true;
    } catch (HeadraceException e) {
      return false;
    }
  }
}
