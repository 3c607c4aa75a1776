package io.headrace.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** FastTrackML's server, a Go program that PyPI has, on SQLite. */
public final class FastTrackMlPeer implements Peer {

  private static final String VERSION = "0.6.0";

  private static final int PAGE = 25_000;

  private final VirtualEnvironment python;

  /**
   * @param environments folder of the virtual environments
   */
  public FastTrackMlPeer(Path environments) {
    python =
        new VirtualEnvironment(
            environments.resolve("fasttrackml"), List.of("fasttrackml==" + VERSION));
  }

  @Override
  public String name() {
    return "fasttrackml";
  }

  @Override
  public String prepare() throws IOException {
    python.make();
    return "FastTrackML " + VERSION + ", SQLite";
  }

  /** It gives any history whole, whatever page was asked for. */
  @Override
  public int longestHistory() {
    return PAGE;
  }

  @Override
  public Optional<String> remark() {
    return Optional.of(
        "FastTrackML gives histories whole: its page is that of a history of 25,000 points.");
  }

  @Override
  public RunningPeer start(Path folder) throws IOException {
    SqliteFile file = new SqliteFile(folder.resolve("fasttrackml.db"), python.program("python"));
    String address = "127.0.0.1:" + FreePort.find();
    ServerProcess server =
        ServerProcess.start(
            List.of(
                python.program("fml").toString(),
                "server",
                "--listen-address=" + address,
                "--database-uri=sqlite://" + file.path(),
                "--default-artifact-root=" + folder.resolve("artifacts"),
                // A line a request would be part of what is measured.
                "--log-level=error"),
            Map.of(),
            folder.resolve("fasttrackml.log"));
    server.awaitAnswer("http://" + address + "/health");
    return new Running("http://" + address, server, file);
  }

  private record Running(String url, ServerProcess server, SqliteFile file) implements RunningPeer {

    @Override
    public OptionalLong pointBytes() throws IOException {
      return OptionalLong.of(file.bytes());
    }

    @Override
    public void close() {
      server.stop();
    }
  }
}
