package io.headrace.objects;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/**
 * A stream of a given length whose bytes are known by their position, and that can break. Makes
 * each chunk when it is asked for one, so it is as long as one likes. Confined to a context.
 */
final class PatternStream implements ReadStream<Buffer> {

  private static final int CHUNK = 64 << 10;

  private final Context context;
  private final long length;
  private final boolean stalls;
  private final Promise<Void> stalled = Promise.promise();
  private long breaksAt;
  private long position;
  private boolean flowing = true;
  private boolean ended;
  private Handler<Buffer> handler;
  private Handler<Void> endHandler;
  private Handler<Throwable> exceptionHandler;

  private PatternStream(Context context, long length, long breaksAt, boolean stalls) {
    this.context = context;
    this.length = length;
    this.breaksAt = breaksAt;
    this.stalls = stalls;
  }

  static PatternStream of(Vertx vertx, long length) {
    return new PatternStream(vertx.getOrCreateContext(), length, Long.MAX_VALUE, false);
  }

  static PatternStream breakingAt(Vertx vertx, long position) {
    return new PatternStream(vertx.getOrCreateContext(), Long.MAX_VALUE, position, false);
  }

  /** Gives nothing more at {@code position} until it is told to break or to go on. */
  static PatternStream stallingAt(Vertx vertx, long position, long length) {
    return new PatternStream(vertx.getOrCreateContext(), length, position, true);
  }

  /** Completes when the stream gives nothing more. */
  Future<Void> stalled() {
    return stalled.future();
  }

  void breakOff() {
    context.runOnContext(none -> fail());
  }

  /** Gives the rest. */
  void goOn() {
    context.runOnContext(
        none -> {
          breaksAt = Long.MAX_VALUE;
          next();
        });
  }

  /** The bytes from {@code start} to {@code end}. */
  static byte[] bytes(long start, long end) {
    byte[] bytes = new byte[(int) (end - start)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (((start + i) * 31) >> 3);
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
    return nextLater();
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
    return nextLater();
  }

  @Override
  public PatternStream fetch(long amount) {
    return resume();
  }

  private PatternStream nextLater() {
    context.runOnContext(none -> next());
    return this;
  }

  private void next() {
    if (!flowing || handler == null || ended) {
      return;
    }
    if (position >= breaksAt) {
      if (stalls) {
        stalled.tryComplete();
      } else {
        fail();
      }
    } else if (position == length) {
      ended = true;
      endHandler.handle(null);
    } else {
      long end = Math.min(position + CHUNK, length);
      byte[] chunk = bytes(position, end);
      position = end;
      handler.handle(Buffer.buffer(chunk));
      nextLater();
    }
  }

  private void fail() {
    ended = true;
    exceptionHandler.handle(new IllegalStateException("broken on purpose"));
  }
}
