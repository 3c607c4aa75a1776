package io.headrace.objects;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The body of a PUT in S3's own chunks, with the CRC-32C of the bytes behind them: the store
 * compares it with what has arrived before it shows the object, and keeps it. Nothing is gathered:
 * what comes is passed on between the heads of chunks.
 *
 * <p>Ends the request when it is ended. Not thread-safe.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html">Trailing
 *     headers in chunked uploads</a>
 */
final class ChecksummedBody implements WriteStream<Buffer> {

  /**
   * MinIO takes none of more than 16 MiB, S3 none of less than 8 KiB but the last. S3Proxy holds a
   * whole one of each upload in its memory, of which the embedded one has little.
   */
  static final int CHUNK_BYTES = 256 << 10;

  private static final String LINE_END = "\r\n";
  private static final String TRAILER = "0\r\nx-amz-checksum-crc32c:";

  private final WriteStream<Buffer> request;
  private final Crc32c checksum = new Crc32c();

  /** Of the whole body. */
  private long left;

  private long leftInChunk;

  /** What stands before the head of the next chunk, so that it needs no write of its own. */
  private String endOfChunk = "";

  /**
   * @param request whose Content-Length is {@link #encodedLength}
   * @param length of the bytes that will be written
   */
  ChecksummedBody(WriteStream<Buffer> request, long length) {
    this.request = request;
    this.left = length;
  }

  /** The headers, beside Content-Length, of a request that has such a body. */
  static Map<String, String> headers(long length) {
    return Map.of(
        RequestSigner.CONTENT_HASH,
        "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
        "x-amz-trailer",
        Crc32c.HEADER,
        "x-amz-decoded-content-length",
        Long.toString(length),
        "content-encoding",
        "aws-chunked");
  }

  /** How long the body is that carries {@code length} bytes. */
  static long encodedLength(long length) {
    long whole = length / CHUNK_BYTES;
    int last = (int) (length % CHUNK_BYTES);
    return (whole * chunkLength(CHUNK_BYTES))
        + (last == 0 ? 0 : chunkLength(last))
        + TRAILER.length()
        + Crc32c.ENCODED_LENGTH
        + (2L * LINE_END.length());
  }

  private static long chunkLength(int bytes) {
    return Integer.toHexString(bytes).length() + (2L * LINE_END.length()) + bytes;
  }

  @Override
  public Future<Void> write(Buffer bytes) {
    int length = bytes.length();
    if (length > left) {
      return Future.failedFuture(new IllegalStateException("There is more than was announced"));
    }
    checksum.update(bytes);
    left -= length;
    Future<Void> written = Future.succeededFuture();
    int from = 0;
    while (from < length) {
      if (leftInChunk == 0) {
        leftInChunk = Math.min(CHUNK_BYTES, left + length - from);
        request.write(ascii(endOfChunk + Long.toHexString(leftInChunk) + LINE_END));
        endOfChunk = LINE_END;
      }
      int until = (int) Math.min(length, from + leftInChunk);
      written = request.write(bytes.slice(from, until));
      leftInChunk -= until - from;
      from = until;
    }
    return written;
  }

  @Override
  public Future<Void> end() {
    if (left > 0) {
      return Future.failedFuture(new IllegalStateException("There is less than was announced"));
    }
    return request.end(ascii(endOfChunk + TRAILER + checksum.encoded() + LINE_END + LINE_END));
  }

  private static Buffer ascii(String text) {
    return Buffer.buffer(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public ChecksummedBody exceptionHandler(Handler<Throwable> handler) {
    request.exceptionHandler(handler);
    return this;
  }

  @Override
  public ChecksummedBody setWriteQueueMaxSize(int bytes) {
    request.setWriteQueueMaxSize(bytes);
    return this;
  }

  @Override
  public boolean writeQueueFull() {
    return request.writeQueueFull();
  }

  @Override
  public ChecksummedBody drainHandler(Handler<Void> handler) {
    request.drainHandler(handler);
    return this;
  }
}
