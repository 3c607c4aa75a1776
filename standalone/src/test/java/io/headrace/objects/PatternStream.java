package io.headrace.objects;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/**
 * A stream of a given length whose bytes are known by their position, and that can break. Makes each
 * chunk when it is asked for one, so it is as long as one likes. Confined to a context.
 */
final class PatternStream implements ReadStream<Buffer> {

  private static final int CHUNK = 64 << 10;

  private final Context context;
  private final long length;
  private final long breaksAt;
  private long position;
  private boolean flowing = true;
  private boolean ended;
  private Handler<Buffer> handler;
  private Handler<Void> endHandler;
  private Handler<Throwable> exceptionHandler;

  private PatternStream(Context context, long length, long breaksAt) {
    this.context = context;
    this.length = length;
    this.breaksAt = breaksAt;
  }

  static PatternStream of(Vertx vertx, long length) {
    return new PatternStream(vertx.getOrCreateContext(), length, Long.MAX_VALUE);
  }

  static PatternStream breakingAt(Vertx vertx, long position) {
    return new PatternStream(vertx.getOrCreateContext(), Long.MAX_VALUE, position);
  }

  /** The bytes from {@code start} to {@code end}. */
  static byte[] bytes(long start, long end) {
    byte[] bytes = new byte[(int) (end - start)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ((start + i) * 31 >> 3);
    }
    return bytes;
  }

  @Override
  public PatternStream exceptionHandler(Handler<Throwable> newHandler) {
    exceptionHandler = newHandler;
    return this;
  }

  @Override
  public PatternStream handler(Handler<Buffer> newHandler) {
    handler = newHandler;
    return goOn();
  }

  @Override
  public PatternStream endHandler(Handler<Void> newHandler) {
    endHandler = newHandler;
    return this;
  }

  @Override
  public PatternStream pause() {
    flowing = false;
    return this;
  }

  @Override
  public PatternStream resume() {
    flowing = true;
    return goOn();
  }

  @Override
  public PatternStream fetch(long amount) {
    return resume();
  }

  private PatternStream goOn() {
    context.runOnContext(none -> next());
    return this;
  }

  private void next() {
    if (!flowing || handler == null || ended) {
      return;
    }
    if (position >= breaksAt) {
      ended = true;
      exceptionHandler.handle(new IllegalStateException("broken on purpose"));
    } else if (position == length) {
      ended = true;
      endHandler.handle(null);
    } else {
      long end = Math.min(position + CHUNK, length);
      byte[] chunk = bytes(position, end);
      position = end;
      handler.handle(Buffer.buffer(chunk));
      goOn();
    }
  }
}
