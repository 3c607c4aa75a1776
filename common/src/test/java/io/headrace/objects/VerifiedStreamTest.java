package io.headrace.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerifiedStreamTest {

  /** A stream that says what a test has it say. */
  private static final class Source implements ReadStream<Buffer> {
    private Handler<Buffer> handler;
    private Handler<Void> endHandler;

    @Override
    public Source exceptionHandler(Handler<Throwable> newHandler) {
      return this;
    }

    @Override
    public Source handler(Handler<Buffer> newHandler) {
      handler = newHandler;
      return this;
    }

    @Override
    public Source pause() {
      return this;
    }

    @Override
    public Source resume() {
      return this;
    }

    @Override
    public Source fetch(long amount) {
      return this;
    }

    @Override
    public Source endHandler(Handler<Void> newHandler) {
      endHandler = newHandler;
      return this;
    }
  }

  private final Source source = new Source();
  private final List<String> said = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();

  private void read(String checksum, String... buffers) {
    VerifiedStream stream = new VerifiedStream(source, checksum);
    stream.exceptionHandler(failures::add);
    stream.endHandler(end -> said.add("end"));
    stream.handler(bytes -> said.add(bytes.toString()));
    for (String buffer : buffers) {
      source.handler.handle(Buffer.buffer(buffer));
    }
    source.endHandler.handle(null);
  }

  @Test
  void read_bytesOfThatChecksum_comeWhole() {
    // The check value of CRC-32C, E3069283.
    read("4waSgw==", "1234", "56789");

    assertThat(said).containsExactly("1234", "56789", "end");
    assertThat(failures).isEmpty();
  }

  @Test
  void read_nothing_ends() {
    read("AAAAAA==");

    assertThat(said).containsExactly("end");
  }

  @Test
  void read_otherBytes_failsBeforeTheLastOfThemAreSeen() {
    read("4waSgw==", "1234", "56788");

    assertThat(said).containsExactly("1234");
    assertThat(failures)
        .singleElement()
        .matches(failure -> HeadraceException.is(failure, ErrorCode.INTERNAL_ERROR));
  }
}
