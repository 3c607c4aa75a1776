package io.headrace.objects;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;

/** Keeps what is written to it. */
final class CollectedStream implements WriteStream<Buffer> {

  private final Buffer all = Buffer.buffer();
  private boolean ended;

  Buffer all() {
    return all;
  }

  boolean ended() {
    return ended;
  }

  @Override
  public Future<Void> write(Buffer bytes) {
    all.appendBuffer(bytes);
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> end() {
    ended = true;
    return Future.succeededFuture();
  }

  @Override
  public CollectedStream exceptionHandler(Handler<Throwable> handler) {
    return this;
  }

  @Override
  public CollectedStream setWriteQueueMaxSize(int size) {
    return this;
  }

  @Override
  public boolean writeQueueFull() {
    return false;
  }

  @Override
  public CollectedStream drainHandler(Handler<Void> handler) {
    return this;
  }
}
