package io.headrace.artifact;

import io.headrace.error.HeadraceException;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/**
 * A stream that fails once it has more bytes than are taken; what comes then is dropped.
 *
 * <p>Confined to the stream's context.
 */
final class BoundedStream implements ReadStream<Buffer> {

  private final ReadStream<Buffer> stream;
  private final HeadraceException tooLong;
  private long left;
  private Handler<Throwable> exceptionHandler;

  /**
   * @param most bytes that are taken
   * @param tooLong what it fails with
   */
  BoundedStream(ReadStream<Buffer> stream, long most, HeadraceException tooLong) {
    this.stream = stream;
    this.left = most;
    this.tooLong = tooLong;
  }

  @Override
  public BoundedStream handler(Handler<Buffer> handler) {
    stream.handler(handler == null ? null : bytes -> take(bytes, handler));
    return this;
  }

  private void take(Buffer bytes, Handler<Buffer> handler) {
    boolean fitted = left >= 0;
    left -= bytes.length();
    if (left >= 0) {
      handler.handle(bytes);
    } else if (fitted && exceptionHandler != null) {
      exceptionHandler.handle(tooLong);
    }
  }

  @Override
  public BoundedStream endHandler(Handler<Void> endHandler) {
    stream.endHandler(
        endHandler == null
            ? null
            : end -> {
              if (left >= 0) {
                endHandler.handle(null);
              }
            });
    return this;
  }

  @Override
  public BoundedStream exceptionHandler(Handler<Throwable> handler) {
    exceptionHandler = handler;
    stream.exceptionHandler(handler);
    return this;
  }

  @Override
  public BoundedStream pause() {
    stream.pause();
    return this;
  }

  @Override
  public BoundedStream resume() {
    stream.resume();
    return this;
  }

  @Override
  public BoundedStream fetch(long amount) {
    stream.fetch(amount);
    return this;
  }
}
