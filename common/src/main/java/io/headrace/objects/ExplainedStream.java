package io.headrace.objects;

import io.headrace.error.HeadraceException;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.function.Function;

/**
 * A stream that says in our terms why it broke. In a pipe between two connections this tells a
 * source that broke from a destination that did. Paused when made; what breaks before anybody
 * listens is told to whoever does later.
 *
 * <p>Confined to the stream's context.
 */
public final class ExplainedStream implements ReadStream<Buffer> {

  private final ReadStream<Buffer> stream;
  private final Function<Throwable, HeadraceException> explanation;
  private Handler<Throwable> exceptionHandler;
  private HeadraceException failure;

  public ExplainedStream(
      ReadStream<Buffer> stream, Function<Throwable, HeadraceException> explanation) {
    this.stream = stream.pause();
    this.explanation = explanation;
    stream.exceptionHandler(this::fail);
  }

  /** The bytes that somebody uploads, which break when they go away. */
  public static ExplainedStream ofUploader(ReadStream<Buffer> stream) {
    return new ExplainedStream(stream, StoreFailures::uploaderGone);
  }

  private void fail(Throwable broken) {
    failure = explanation.apply(broken);
    if (exceptionHandler != null) {
      exceptionHandler.handle(failure);
    }
  }

  @Override
  public ExplainedStream exceptionHandler(Handler<Throwable> handler) {
    exceptionHandler = handler;
    if (handler != null && failure != null) {
      handler.handle(failure);
    }
    return this;
  }

  @Override
  public ExplainedStream handler(Handler<Buffer> handler) {
    stream.handler(handler);
    return this;
  }

  @Override
  public ExplainedStream endHandler(Handler<Void> handler) {
    stream.endHandler(handler);
    return this;
  }

  @Override
  public ExplainedStream pause() {
    stream.pause();
    return this;
  }

  @Override
  public ExplainedStream resume() {
    stream.resume();
    return this;
  }

  @Override
  public ExplainedStream fetch(long amount) {
    stream.fetch(amount);
    return this;
  }
}
