package io.headrace.benchmarks.peers;

import java.nio.file.Path;
import java.util.OptionalLong;

/** Any server that is up already, and stays up. */
public final class UrlPeer implements Peer {

  private final String url;

  /**
   * @param url http://host:port
   */
  public UrlPeer(String url) {
    this.url = url;
  }

  @Override
  public String name() {
    return url;
  }

  @Override
  public String prepare() {
    return url;
  }

  @Override
  public RunningPeer start(Path folder) {
    return new Running(url);
  }

  private record Running(String url) implements RunningPeer {

    @Override
    public OptionalLong pointBytes() {
      return OptionalLong.empty();
    }

    @Override
    public void close() {
      // It was up before, and is somebody else's to stop.
    }
  }
}
