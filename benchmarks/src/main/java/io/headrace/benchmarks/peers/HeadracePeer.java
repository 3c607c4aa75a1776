package io.headrace.benchmarks.peers;

import io.headrace.benchmarks.scaling.ProcessorTime;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;

/** Headrace on one machine as {@code ./headrace up} starts it, nothing tuned. */
public final class HeadracePeer implements Peer {

  private final Path root;

  /**
   * @param root of the project, built
   */
  public HeadracePeer(Path root) {
    this.root = root;
  }

  @Override
  public String name() {
    return "headrace";
  }

  @Override
  public String prepare() {
    return "Headrace";
  }

  @Override
  public Optional<String> remark() {
    return Optional.of(
        "Headrace runs as `./headrace up` starts it: Kafka, Cassandra, S3 and all services, nothing"
            + " tuned. It answers once Kafka has the points with acks=all; this one Kafka writes to"
            + " the disk once a second. Bytes are those of Cassandra's tables of points, flushed and"
            + " compacted.");
  }

  @Override
  public RunningPeer start(Path folder) throws IOException {
    Path data = folder.resolve("headrace-data");
    ServerProcess server =
        ServerProcess.start(
            List.of(
                root.resolve("headrace").toString(),
                "up",
                "--port",
                "0",
                "--data",
                data.toString()),
            Map.of(),
            folder.resolve("headrace.log"));
    Path instance = data.resolve("conf/instance.properties");
    server.await(() -> !url(instance).isEmpty());
    return new Running(url(instance), server);
  }

  /** Where it says that it answers; empty until it does. */
  private static String url(Path instance) throws IOException {
    if (!Files.exists(instance)) {
      return "";
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(instance)) {
      properties.load(reader);
    }
    return properties.getProperty("url", "");
  }

  private record Running(String url, ServerProcess server) implements RunningPeer {

    @Override
    public OptionalLong pointBytes() throws IOException {
      try {
        new ProcessorTime(server.pid()).awaitRest();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
      return OptionalLong.of(new CassandraTables(cassandra().pid()).bytes("metric_"));
    }

    private ProcessHandle cassandra() throws IOException {
      return ProcessHandle.of(server.pid()).stream()
          .flatMap(ProcessHandle::descendants)
          .filter(Running::isCassandra)
          .findFirst()
          .orElseThrow(() -> new IOException("Headrace has no Cassandra of its own"));
    }

    /** Read here, as the JDK gives command lines of a page at the most. */
    private static boolean isCassandra(ProcessHandle process) {
      try {
        return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
            .contains("CassandraDaemon");
      } catch (IOException e) {
        return false;
      }
    }

    @Override
    public void close() {
      server.stop();
    }
  }
}
