package io.headrace.benchmarks.load;

import io.headrace.benchmarks.http.PatternBody;
import io.headrace.benchmarks.http.RequestBuffer;
import io.headrace.benchmarks.http.ResponseReader;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** One keep-alive connection with at most one request under way. For the loop's thread. */
final class Connection {

  private static final int SEND_BUFFER_BYTES = 256 * 1024;
  private static final int NO_UNIT = -1;

  private final InetSocketAddress address;
  private final Selector selector;
  private final RequestBuffer request = new RequestBuffer();
  private final ResponseReader response;
  private SocketChannel channel;
  private SelectionKey key;
  private ByteBuffer unwritten = ByteBuffer.allocate(0);
  private Optional<PatternBody> body = Optional.empty();
  private long bodyWritten;
  private long unit = NO_UNIT;
  private int answered;
  private long due;
  private long sent;
  private boolean counts;
  private long restingUntil;
  private boolean queued;

  /**
   * @param kept bytes of an answer that are kept
   */
  Connection(InetSocketAddress address, Selector selector, int kept) {
    this.address = address;
    this.selector = selector;
    this.response = new ResponseReader(kept);
  }

  /** Begins to connect; the selector tells when it is done. */
  void open() throws IOException {
    channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
    boolean connected = channel.connect(address);
    key =
        channel.register(
            selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
  }

  void finishOpening() throws IOException {
    channel.finishConnect();
    key.interestOps(SelectionKey.OP_READ);
  }

  boolean connected() {
    return channel != null && channel.isConnected();
  }

  boolean closed() {
    return channel == null;
  }

  void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // It is given up either way.
    }
    channel = null;
  }

  /** Takes on a unit, whose first request is in {@link #request}. */
  void begin(long newUnit, long newDue, boolean newCounts) {
    unit = newUnit;
    due = newDue;
    counts = newCounts;
    answered = 0;
  }

  void end() {
    unit = NO_UNIT;
  }

  boolean busy() {
    return unit != NO_UNIT;
  }

  RequestBuffer request() {
    return request;
  }

  void send(long now) throws IOException {
    sent = now;
    response.reset(request.expected());
    unwritten = request.finish();
    body = request.streamed();
    bodyWritten = 0;
    write();
  }

  /** Writes as much as the system takes, of a long body a piece, so that others have their turn. */
  void write() throws IOException {
    if (body.isPresent()) {
      ByteBuffer piece = body.get().from(bodyWritten);
      channel.write(new ByteBuffer[] {unwritten, piece});
      bodyWritten += piece.position();
    } else {
      channel.write(unwritten);
    }
    int interest = writing() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
    if (key.interestOps() != interest) {
      key.interestOps(interest);
    }
  }

  /** Whether there is more of the request than was written. */
  boolean writing() {
    return unwritten.hasRemaining() || (body.isPresent() && bodyWritten < body.get().length());
  }

  /**
   * Reads what is there.
   *
   * @return whether the response to the request under way is complete
   * @throws EOFException when the server closed the connection
   */
  boolean read(ByteBuffer scratch) throws IOException {
    scratch.clear();
    int count = channel.read(scratch);
    if (count < 0) {
      throw new EOFException("the server closed the connection");
    }
    scratch.flip();
    if (!scratch.hasRemaining()) {
      return false;
    }
    if (!busy()) {
      throw new IOException("the server sent something unasked");
    }
    boolean complete = response.feed(scratch);
    if (complete) {
      answered++;
    }
    return complete;
  }

  ResponseReader response() {
    return response;
  }

  long unit() {
    return unit;
  }

  /** Requests of the unit that have been answered. */
  int answered() {
    return answered;
  }

  long due() {
    return due;
  }

  /** When the request under way was sent. */
  long sent() {
    return sent;
  }

  /** Whether the unit is measured. */
  boolean counts() {
    return counts;
  }

  /** Whether it stands in the loop's queue of idle connections, so as not to stand there twice. */
  boolean queued() {
    return queued;
  }

  void queued(boolean nowQueued) {
    queued = nowQueued;
  }

  void restUntil(long time) {
    restingUntil = time;
  }

  boolean resting(long now) {
    return now < restingUntil;
  }
}
