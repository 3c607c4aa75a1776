package io.headrace.objects;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a stream of unknown length in parts; between two of them the stream is paused. Confined to
 * the stream's context: made and asked there, one part at a time.
 */
final class PartReader {

  /**
   * Bytes in memory.
   *
   * @param last whether the stream ended with them
   */
  record Part(List<Buffer> chunks, long length, boolean last) {}

  private final ReadStream<Buffer> stream;
  private List<Buffer> chunks = new ArrayList<>();
  private long gathered;
  private long wanted;
  private boolean ended;
  private Throwable failure;
  private Promise<Part> waiting;

  PartReader(ReadStream<Buffer> stream) {
    this.stream = stream;
    stream.pause();
    stream.exceptionHandler(this::fail);
    stream.endHandler(
        end -> {
          ended = true;
          answer();
        });
    stream.handler(this::gather);
  }

  /** The next {@code size} bytes or a little more; fewer only at the end of the stream. */
  Future<Part> next(long size) {
    waiting = Promise.promise();
    wanted = size;
    Future<Part> part = waiting.future();
    answer();
    if (waiting != null) {
      stream.resume();
    }
    return part;
  }

  /** What is in memory already, to be given out again as the start of the next part. */
  void giveBack(Part part) {
    List<Buffer> joined = new ArrayList<>(part.chunks());
    joined.addAll(chunks);
    chunks = joined;
    gathered += part.length();
  }

  /** Lets the stream run out unread. */
  void drain() {
    stream.handler(null).endHandler(null).exceptionHandler(ignored -> {});
    stream.resume();
  }

  private void gather(Buffer chunk) {
    chunks.add(chunk);
    gathered += chunk.length();
    answer();
  }

  private void fail(Throwable cause) {
    failure = cause;
    answer();
  }

  private void answer() {
    if (waiting == null || (failure == null && !ended && gathered < wanted)) {
      return;
    }
    Promise<Part> asked = waiting;
    waiting = null;
    if (failure != null) {
      asked.fail(failure);
      return;
    }
    stream.pause();
    Part part = new Part(chunks, gathered, ended);
    chunks = new ArrayList<>();
    gathered = 0;
    asked.complete(part);
  }
}
