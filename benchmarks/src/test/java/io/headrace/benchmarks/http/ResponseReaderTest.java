package io.headrace.benchmarks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResponseReaderTest {

  private static final PatternBody EXPECTED = new BytePattern(1).body(0, 100);

  private final ResponseReader reader = new ResponseReader(ResponseReader.KEPT);

  @Test
  void feed_responseByteByByte_isCompleteAtTheLast() throws Exception {
    String response = "HTTP/1.1 200 OK\r\nServer: x\r\nContent-Length: 2\r\n\r\n{}";
    for (int i = 0; i < response.length() - 1; i++) {
      assertThat(feed(response.substring(i, i + 1))).isFalse();
    }
    assertThat(feed("}")).isTrue();
    assertThat(reader.status()).isEqualTo(200);
    assertThat(body()).isEqualTo("{}");
    assertThat(reader.closing()).isFalse();
  }

  @Test
  void feed_chunks_areJoined() throws Exception {
    String response =
        """
        HTTP/1.1 400 Bad Request
        transfer-encoding: chunked

        3
        abc
        A;x=y
        0123456789
        0
        Trailer: t

        """;
    assertThat(feed(response.replace("\n", "\r\n"))).isTrue();
    assertThat(reader.status()).isEqualTo(400);
    assertThat(body()).isEqualTo("abc0123456789");
  }

  @Test
  void feed_afterReset_readsTheNextResponse() throws Exception {
    feed("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx");
    assertThat(reader.closing()).isTrue();

    reader.reset();
    assertThat(feed("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n")).isTrue();
    assertThat(reader.status()).isEqualTo(503);
    assertThat(reader.closing()).isFalse();
    assertThat(body()).isEmpty();
  }

  @Test
  void feed_interimResponse_isPassedOver() throws Exception {
    assertThat(feed("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n")).isTrue();
    assertThat(reader.status()).isEqualTo(204);
  }

  @Test
  void feed_longBody_isKeptInPart() throws Exception {
    String body = "y".repeat(ResponseReader.KEPT + 1000);
    assertThat(feed("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body))
        .isTrue();
    assertThat(body()).hasSize(ResponseReader.KEPT);
  }

  @Test
  void checkBody_expectedOne_passesAndIsNotKept() throws Exception {
    reader.reset(Optional.of(EXPECTED));
    feed("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
    assertThat(reader.feed(EXPECTED.from(0).limit(60))).isFalse();
    assertThat(reader.feed(EXPECTED.from(60))).isTrue();

    reader.checkBody();
    assertThat(body()).isEmpty();
  }

  @Test
  void checkBody_anotherOrTooShort_saysWhere() throws Exception {
    reader.reset(Optional.of(EXPECTED));
    feed("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
    reader.feed(EXPECTED.from(0).limit(50));
    reader.feed(EXPECTED.from(0).limit(50));
    assertThatThrownBy(reader::checkBody).hasMessage("byte 50 is not what was sent");

    reader.reset(Optional.of(EXPECTED));
    feed("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n");
    assertThat(reader.feed(EXPECTED.from(0).limit(50))).isTrue();
    assertThatThrownBy(reader::checkBody).hasMessage("there are 50 bytes of 100");
  }

  @Test
  void feed_expectedBodyIsRefused_keepsTheReason() throws Exception {
    reader.reset(Optional.of(EXPECTED));

    assertThat(feed("HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno")).isTrue();
    assertThat(body()).isEqualTo("no");
  }

  @Test
  void feed_http10_isClosing() throws Exception {
    feed("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n");
    assertThat(reader.closing()).isTrue();
  }

  @Test
  void feed_notHttp_isMalformed() {
    assertThatThrownBy(() -> feed("SSH-2.0-OpenSSH_9.2p1\r\n"))
        .isInstanceOf(MalformedResponseException.class);
  }

  @Test
  void feed_bodyWithoutLength_isMalformed() {
    assertThatThrownBy(() -> feed("HTTP/1.1 200 OK\r\n\r\n{}"))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("Content-Length");
  }

  private boolean feed(String bytes) throws MalformedResponseException {
    return reader.feed(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.US_ASCII)));
  }

  private String body() {
    return new String(reader.body(), StandardCharsets.US_ASCII);
  }
}
