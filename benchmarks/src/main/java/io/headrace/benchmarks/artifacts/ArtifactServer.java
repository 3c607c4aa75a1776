package io.headrace.benchmarks.artifacts;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Where artifacts can be put and fetched. */
public interface ArtifactServer {

  /** Sees to what must be there before the first artifact is. */
  void prepare() throws IOException;

  InetSocketAddress address();

  /**
   * The head of the request that puts an artifact, but for its length.
   *
   * @param name of letters, digits and slashes
   */
  byte[] upload(String name) throws IOException;

  /** The head of the request that fetches it. */
  byte[] download(String name) throws IOException;
}
