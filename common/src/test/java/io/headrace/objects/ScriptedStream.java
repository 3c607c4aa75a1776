package io.headrace.objects;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** A stream that does what a test has it do, whether it was asked for or not. */
final class ScriptedStream implements ReadStream<Buffer> {

  private Handler<Buffer> handler;
  private Handler<Void> endHandler;
  private Handler<Throwable> exceptionHandler;

  void bring(String bytes) {
    handler.handle(Buffer.buffer(bytes));
  }

  void end() {
    endHandler.handle(null);
  }

  void fail(Throwable failure) {
    exceptionHandler.handle(failure);
  }

  @Override
  public ScriptedStream exceptionHandler(Handler<Throwable> newHandler) {
    exceptionHandler = newHandler;
    return this;
  }

  @Override
  public ScriptedStream handler(Handler<Buffer> newHandler) {
    handler = newHandler;
    return this;
  }

  @Override
  public ScriptedStream endHandler(Handler<Void> newHandler) {
    endHandler = newHandler;
    return this;
  }

  @Override
  public ScriptedStream pause() {
    return this;
  }

  @Override
  public ScriptedStream resume() {
    return this;
  }

  @Override
  public ScriptedStream fetch(long amount) {
    return this;
  }
}
