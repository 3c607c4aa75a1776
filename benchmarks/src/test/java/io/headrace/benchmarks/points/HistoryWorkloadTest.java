package io.headrace.benchmarks.points;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.benchmarks.http.RequestBuffer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryWorkloadTest {

  private final RequestBuffer request = new RequestBuffer();
  private final HistoryWorkload workload =
      new HistoryWorkload(List.of("/a?page_token=1", "/b"), 25_000, "h:1");

  @Test
  void write_units_askForThePagesInTurnWithoutABody() {
    assertThat(request(1)).startsWith("GET /b HTTP/1.1\r\nHost: h:1\r\n").endsWith("\r\n\r\n");
    assertThat(request(2)).startsWith("GET /a?page_token=1 HTTP/1.1\r\n");
    assertThat(request(2)).doesNotContain("Content-Length");
  }

  @Test
  void writeNext_samePageAgain_isTheEndOfTheUnit() throws Exception {
    assertThat(workload.writeNext(0, 1, bytes("one"), request)).isFalse();
    assertThat(workload.writeNext(1, 1, bytes("two"), request)).isFalse();
    assertThat(workload.writeNext(2, 1, bytes("one"), request)).isFalse();
  }

  @Test
  void writeNext_anotherAnswerThanBefore_isAnError() throws Exception {
    workload.writeNext(0, 1, bytes("one"), request);

    assertThatThrownBy(() -> workload.writeNext(2, 1, bytes("other"), request))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("page 0");
  }

  private String request(long unit) {
    workload.write(unit, request);
    return US_ASCII.decode(request.finish()).toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }
}
