package io.headrace.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A kind of server that can be measured: how it is come by, started and stopped. */
public interface Peer {

  /** By which it is chosen: {@code mlflow-sqlite}. */
  String name();

  /** The longest history that it gives in pages of 25,000 points, as MLflow does. */
  default int longestHistory() {
    return Integer.MAX_VALUE;
  }

  /** What a reader of its figures should know. */
  default Optional<String> remark() {
    return Optional.empty();
  }

  /**
   * Sees to all that it takes to start it, which may take minutes the first time.
   *
   * @return what is measured, with its version, for the head of a column
   * @throws IOException with a sentence that says what is not to be had on this machine
   */
  String prepare() throws IOException;

  /**
   * Starts one on a free port and waits until it answers.
   *
   * @param folder empty, for all that it keeps; the caller deletes it
   */
  RunningPeer start(Path folder) throws IOException;
}
