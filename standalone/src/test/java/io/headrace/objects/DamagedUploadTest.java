package io.headrace.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.config.ObjectStoreSettings;
import io.headrace.standalone.backend.SharedBackends;
import io.minio.Http;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bytes that change on their way to the S3 store. */
@ExtendWith(SharedBackends.class)
@Timeout(60)
final class DamagedUploadTest {

  private final Vertx vertx = Vertx.vertx();
  private final ObjectStoreSettings settings;
  private final ObjectStore store;

  DamagedUploadTest(SharedBackends backends) {
    settings = ObjectStoreSettings.from(backends.freshNamespace());
    store = new ObjectStore(vertx, settings);
    store.start().await();
  }

  @AfterEach
  void stop() {
    store.stop().await();
    vertx.close().await();
  }

  private int put(ObjectKey key, String checksum) throws IOException, InterruptedException {
    Request signed =
        new RequestSigner(settings.endpoint(), settings, Clock.systemUTC())
            .sign(Http.Method.PUT, key, Map.of(), Map.of(Crc32c.HEADER, checksum));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(signed.url().uri()).PUT(BodyPublishers.ofString("new"));
    signed
        .headers()
        .forEach(
            header -> {
              if (!header.getFirst().equalsIgnoreCase("Host")) {
                request.header(header.getFirst(), header.getSecond());
              }
            });
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    return answer.statusCode();
  }

  @Test
  void put_bytesOfAnotherChecksum_areRefusedByTheStoreWhichKeepsWhatWasThere() throws Exception {
    ObjectKey key = new ObjectKey(settings.bucket(), "damaged");
    store.put(key, Buffer.buffer("old")).await();

    assertThat(put(key, "AAAAAA==")).isEqualTo(400);
    assertThat(store.head(key).await().crc32c()).contains(crc32c("old"));

    assertThat(put(key, crc32c("new"))).isEqualTo(200);
    assertThat(store.head(key).await().crc32c()).contains(crc32c("new"));
  }

  private static String crc32c(String text) {
    return Crc32c.of(List.of(Buffer.buffer(text)));
  }
}
