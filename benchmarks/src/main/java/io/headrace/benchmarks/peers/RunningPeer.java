package io.headrace.benchmarks.peers;

import io.headrace.benchmarks.artifacts.S3Location;
import java.io.IOException;
import java.util.Optional;
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

  /** The S3 store that it keeps artifacts in, where it has one. */
  default Optional<S3Location> artifactStore() {
    return Optional.empty();
  }

  @Override
  void close();
}
