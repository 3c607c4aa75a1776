package io.headrace.benchmarks.peers;

import java.io.IOException;
import java.util.OptionalLong;

/** A server that was started to be measured. Closing it stops all of its processes. */
public interface RunningPeer extends AutoCloseable {

  /** http://host:port. */
  String url();

  /**
   * Bytes on disk of what holds the points of metrics, once all is written that is still to be
   * written: of the tables where there are some, else of the whole file. Empty where nobody here
   * can know.
   */
  OptionalLong pointBytes() throws IOException;

  @Override
  void close();
}
