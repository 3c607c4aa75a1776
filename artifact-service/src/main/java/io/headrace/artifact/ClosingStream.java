package io.headrace.artifact;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.streams.ReadStream;

/** A file as a stream that closes it at the end, which Vert.x leaves to whoever opened it. */
final class ClosingStream implements ReadStream<Buffer> {

  private final AsyncFile file;

  ClosingStream(AsyncFile file) {
    this.file = file;
    endHandler(null);
  }

  @Override
  public ClosingStream exceptionHandler(Handler<Throwable> handler) {
    file.exceptionHandler(handler);
    return this;
  }

  @Override
  public ClosingStream handler(Handler<Buffer> handler) {
    file.handler(handler);
    return this;
  }

  @Override
  public ClosingStream endHandler(Handler<Void> handler) {
    file.endHandler(
        end -> {
          file.close();
          if (handler != null) {
            handler.handle(null);
          }
        });
    return this;
  }

  @Override
  public ClosingStream pause() {
    file.pause();
    return this;
  }

  @Override
  public ClosingStream resume() {
    file.resume();
    return this;
  }

  @Override
  public ClosingStream fetch(long amount) {
    file.fetch(amount);
    return this;
  }
}
