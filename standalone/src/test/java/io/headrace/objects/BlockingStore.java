package io.headrace.objects;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collector;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** An object store for the thread of a test: asked on an event loop, as it must be, and awaited. */
final class BlockingStore {

  private static final Collector<Buffer, ?, byte[]> BYTES =
      Collector.of(Buffer::buffer, Buffer::appendBuffer, Buffer::appendBuffer, Buffer::getBytes);

  private final Vertx vertx;
  private final Context context;
  private final ObjectStore store;

  BlockingStore(Vertx vertx, ObjectStore store) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.store = store;
  }

  /** Does something on the event loop and waits for it. */
  <T> T on(Supplier<Future<T>> work) {
    Promise<T> done = Promise.promise();
    context.runOnContext(
        none -> Future.succeededFuture().compose(now -> work.get()).onComplete(done));
    return done.future().await();
  }

  ObjectKey key(String name) {
    return new ObjectKey(store.bucket(), name);
  }

  /**
   * Puts so many bytes.
   *
   * @param announced the length that is given, negative for none
   */
  String put(String name, long length, long announced) {
    return on(() -> store.put(key(name), PatternStream.of(vertx, length), announced));
  }

  byte[] read(String name) {
    return read(on(() -> store.get(key(name), Optional.empty())));
  }

  byte[] read(ObjectContent content) {
    return on(
        () -> {
          Future<byte[]> bytes = content.bytes().collect(BYTES);
          content.bytes().resume();
          return bytes;
        });
  }

  FolderPage page(String folder) {
    return on(() -> store.list(store.bucket(), folder, Optional.empty()));
  }

  /** What is directly in a folder. */
  List<String> names(String folder) {
    return page(folder).entries().stream().map(FolderEntry::name).toList();
  }

  static void assertFails(ThrowingCallable work, ErrorCode code) {
    assertThatThrownBy(work)
        .isInstanceOf(HeadraceException.class)
        .extracting(failure -> ((HeadraceException) failure).code())
        .isEqualTo(code);
  }
}
