package io.headrace.benchmarks.live;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;

/** A client of one live stream. Used by the thread of {@link Listeners}; counts are for any. */
final class Listener implements EventScanner.Sink {

  private final int run;
  private final byte[] request;
  private final Listeners all;
  private final EventScanner scanner = new EventScanner(this);
  private final SocketChannel channel;
  private long now;
  private volatile boolean live;
  private final LongAdder points = new LongAdder();
  private final LongAdder leftOut = new LongAdder();

  /**
   * Begins to connect.
   *
   * @param run which run it listens to, as its index
   */
  Listener(Listeners all, int run, String runId, InetSocketAddress address, Selector selector)
      throws IOException {
    this.all = all;
    this.run = run;
    // HTTP 1.0, so that the answer is the stream itself, in no chunks.
    this.request =
        ("GET /api/headrace/v1/metrics/live?history=0&run_id="
                + runId
                + " HTTP/1.0\r\nHost: "
                + address.getHostString()
                + ":"
                + address.getPort()
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    this.channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.connect(address);
    channel.register(selector, SelectionKey.OP_CONNECT, this);
  }

  void finishConnect(SelectionKey key) throws IOException {
    channel.finishConnect();
    channel.write(ByteBuffer.wrap(request));
    key.interestOps(SelectionKey.OP_READ);
  }

  /** Takes what there is. */
  void read(ByteBuffer scratch, long time) throws IOException {
    now = time;
    scratch.clear();
    if (channel.read(scratch) < 0) {
      throw new EOFException("a stream ended");
    }
    scratch.flip();
    scanner.feed(scratch);
  }

  void close() throws IOException {
    channel.close();
  }

  @Override
  public void event(String name) {
    live |= name.equals("live");
  }

  @Override
  public void timestamp(long sent) {
    points.increment();
    all.told(sent, now);
  }

  @Override
  public void leftOut(long count) {
    leftOut.add(count);
  }

  int run() {
    return run;
  }

  /** Whether it is told all that is new. */
  boolean isLive() {
    return live;
  }

  /** How many points it was told. */
  long points() {
    return points.sum();
  }

  /** How many points it was told to have been left out. */
  long leftOut() {
    return leftOut.sum();
  }
}
