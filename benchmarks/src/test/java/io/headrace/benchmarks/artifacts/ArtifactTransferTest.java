package io.headrace.benchmarks.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.benchmarks.http.BytePattern;
import io.headrace.benchmarks.load.Measurement;
import io.headrace.benchmarks.rest.MlflowRest;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactTransferTest {

  private static final String PROXY = "/api/2.0/mlflow-artifacts/artifacts/";

  private final ObjectServer server = new ObjectServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1024, 5_000_000})
  void upload_throughTheProxyThenDownload_givesTheSameBytesBack(long size) throws IOException {
    ArtifactTransfer transfer = transfer(size, 20);

    Measurement upload = transfer.upload();
    Measurement download = transfer.download();

    assertThat(upload.errors()).isEmpty();
    assertThat(download.errors()).isEmpty();
    assertThat(upload.units()).isEqualTo(20);
    assertThat(download.units()).isEqualTo(20);
    assertThat(server.objects())
        .hasSize(20)
        .containsKey(PROXY + "folder/" + size + "/0/19")
        .allSatisfy((path, bytes) -> assertThat(bytes.length()).isEqualTo((int) size));
  }

  @Test
  void download_oneByteChangedOneCutOneGone_eachIsAnError() throws IOException {
    ArtifactTransfer transfer = transfer(100_000, 5);
    transfer.upload();
    Map<String, Buffer> objects = server.objects();
    String path = PROXY + "folder/100000/0/";
    Buffer changed = objects.get(path + 1).copy();
    objects.put(path + 1, changed.setByte(77_777, (byte) ~changed.getByte(77_777)));
    objects.put(path + 2, objects.get(path + 2).getBuffer(0, 99_999));
    objects.remove(path + 3);

    Measurement download = transfer.download();

    assertThat(download.units()).isEqualTo(2);
    assertThat(download.errors()).isEqualTo(Map.of("unexpected answer", 2L, "404", 1L));
  }

  private ArtifactTransfer transfer(long size, int count) {
    return new ArtifactTransfer(
        new ArtifactProxy(new MlflowRest(server.url())),
        new ArtifactPlan("folder", new BytePattern(1), size, count),
        3,
        Duration.ofSeconds(10));
  }
}
