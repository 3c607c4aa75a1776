package io.headrace.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.error.HeadraceException;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainedStreamTest {

  /** A stream that breaks when a test has it break. */
  private static final class Source implements ReadStream<Buffer> {
    private Handler<Throwable> exceptionHandler;

    @Override
    public Source exceptionHandler(Handler<Throwable> handler) {
      exceptionHandler = handler;
      return this;
    }

    @Override
    public Source handler(Handler<Buffer> handler) {
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
    public Source endHandler(Handler<Void> endHandler) {
      return this;
    }
  }

  private final Source source = new Source();
  private final ExplainedStream stream =
      new ExplainedStream(
          source, broken -> HeadraceException.invalid("because of " + broken.getMessage()));
  private final List<String> failures = new ArrayList<>();

  private void listen() {
    stream.exceptionHandler(failure -> failures.add(failure.getMessage()));
  }

  @Test
  void exceptionHandler_streamBreaks_isToldWhy() {
    listen();

    source.exceptionHandler.handle(new IllegalStateException("a reset"));

    assertThat(failures).containsExactly("because of a reset");
  }

  @Test
  void exceptionHandler_streamBrokeBeforeAnybodyListened_isToldAllTheSame() {
    source.exceptionHandler.handle(new IllegalStateException("a reset"));

    listen();

    assertThat(failures).containsExactly("because of a reset");
  }

  @Test
  void exceptionHandler_takenAwayAfterItBroke_isNotTold() {
    source.exceptionHandler.handle(new IllegalStateException("a reset"));

    stream.exceptionHandler(null);

    assertThat(failures).isEmpty();
  }
}
