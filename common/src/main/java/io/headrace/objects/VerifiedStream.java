package io.headrace.objects;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/**
 * An object's bytes as they are read from the S3 store, which fail at their end unless they have
 * the checksum that was stored with them. The last buffer is held back until then: whoever is told
 * how much to expect must not get all of it if it is not what was written.
 *
 * <p>Confined to the stream's context.
 */
final class VerifiedStream implements ReadStream<Buffer> {

  private final ReadStream<Buffer> stream;
  private final String expected;
  private final Crc32c checksum = new Crc32c();
  private Handler<Buffer> handler;
  private Handler<Throwable> exceptionHandler;
  private Buffer heldBack;

  /**
   * @param expected as {@link Crc32c#encoded} has it
   */
  VerifiedStream(ReadStream<Buffer> stream, String expected) {
    this.stream = stream;
    this.expected = expected;
  }

  @Override
  public VerifiedStream handler(Handler<Buffer> newHandler) {
    handler = newHandler;
    stream.handler(newHandler == null ? null : this::take);
    return this;
  }

  private void take(Buffer bytes) {
    checksum.update(bytes);
    Buffer before = heldBack;
    heldBack = bytes;
    if (before == null) {
      // Whoever fetches one by one has not got one for this.
      stream.fetch(1);
    } else {
      handler.handle(before);
    }
  }

  @Override
  public VerifiedStream endHandler(Handler<Void> endHandler) {
    stream.endHandler(endHandler == null ? null : end -> end(endHandler));
    return this;
  }

  private void end(Handler<Void> endHandler) {
    if (!checksum.encoded().equals(expected)) {
      if (exceptionHandler != null) {
        exceptionHandler.handle(StoreFailures.damaged());
      }
      return;
    }
    if (heldBack != null) {
      handler.handle(heldBack);
      heldBack = null;
    }
    endHandler.handle(null);
  }

  @Override
  public VerifiedStream exceptionHandler(Handler<Throwable> newHandler) {
    exceptionHandler = newHandler;
    stream.exceptionHandler(newHandler);
    return this;
  }

  @Override
  public VerifiedStream pause() {
    stream.pause();
    return this;
  }

  @Override
  public VerifiedStream resume() {
    stream.resume();
    return this;
  }

  @Override
  public VerifiedStream fetch(long amount) {
    stream.fetch(amount);
    return this;
  }
}
