package io.headrace.objects;

import io.headrace.async.Repetition;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.objects.PartReader.Part;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * One PUT that is not streamed as it is, because its length is not known or more than a single
 * request may carry, or because it is tiny: read part by part, each part in memory until the S3
 * store has it. Of what is in memory the checksum goes ahead.
 *
 * <p>All of them together hold at most a quarter of the heap. Past that the upload is refused
 * before a part of it is read; only its first few KiB are always taken, since most bodies of
 * unknown length are tiny.
 */
final class BufferedPut {

  static final int TINY = 128 << 10;

  /** S3 takes no smaller part except as the last, and no more parts. */
  private static final long SMALLEST_PART = 5 << 20;

  private static final long MOST_PARTS = 10_000;

  private final StreamedPut puts;
  private final MultipartCalls multipart;
  private final long budget = Runtime.getRuntime().maxMemory() / 4;
  private final Semaphore memory = new Semaphore((int) (budget >> 10));

  BufferedPut(StreamedPut puts, MultipartCalls multipart) {
    this.puts = puts;
    this.multipart = multipart;
  }

  /**
   * @param length in bytes, or negative when it is not known
   */
  Future<String> put(ObjectKey key, ReadStream<Buffer> bytes, long length) {
    PartReader reader = new PartReader(bytes);
    return reader
        .next(TINY)
        .compose(start -> start.last() ? single(key, start) : large(key, reader, start, length))
        .onFailure(failed -> reader.drain());
  }

  private Future<String> single(ObjectKey key, Part part) {
    return puts.put(key, Map.of(), part.chunks(), part.length(), Crc32c.of(part.chunks()));
  }

  private Future<String> large(ObjectKey key, PartReader reader, Part start, long length) {
    long size = partSize(length);
    int kibibytes = (int) (size >> 10);
    if (!memory.tryAcquire(kibibytes)) {
      return Future.failedFuture(
          new HeadraceException(
              ErrorCode.RESOURCE_EXHAUSTED, "Too many uploads of unknown length at once"));
    }
    reader.giveBack(start);
    return reader
        .next(size)
        .compose(first -> first.last() ? single(key, first) : parts(key, reader, first, size))
        .onComplete(done -> memory.release(kibibytes));
  }

  private long partSize(long length) {
    long size = Math.max(SMALLEST_PART, Math.floorDiv(length, MOST_PARTS) + 1);
    if (size > budget) {
      throw tooLarge();
    }
    return size;
  }

  private Future<String> parts(ObjectKey key, PartReader reader, Part first, long size) {
    return multipart
        .createWithChecksums(key)
        .compose(
            upload ->
                send(upload, first)
                    .compose(sent -> rest(upload, reader, size))
                    .compose(all -> multipart.complete(upload))
                    .recover(failure -> multipart.abort(upload, failure)));
  }

  private Future<Void> rest(MultipartUpload upload, PartReader reader, long size) {
    return Repetition.whileTrue(
        () -> reader.next(size).compose(part -> sendIfAny(upload, part).map(!part.last())));
  }

  private Future<Void> sendIfAny(MultipartUpload upload, Part part) {
    return part.length() == 0 ? Future.succeededFuture() : send(upload, part);
  }

  private Future<Void> send(MultipartUpload upload, Part part) {
    if (upload.parts().size() == MOST_PARTS) {
      throw tooLarge();
    }
    String checksum = Crc32c.of(part.chunks());
    return puts.put(upload.key(), upload.nextPart(), part.chunks(), part.length(), checksum)
        .onSuccess(etag -> upload.add(etag, checksum))
        .mapEmpty();
  }

  private static HeadraceException tooLarge() {
    return new HeadraceException(
        ErrorCode.REQUEST_TOO_LARGE, "The artifact is larger than this server can take");
  }
}
