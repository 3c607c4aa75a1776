package io.headrace.benchmarks.peers;

import io.headrace.benchmarks.artifacts.S3Location;
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

  /** Its own S3 store asks nobody for a key, but a signature is made with one. */
  private static final String EMBEDDED_KEY = "headrace";

  private final Path root;
  private final Optional<S3Location> store;

  /**
   * @param root of the project, built
   * @param store that is up already, instead of one that it starts itself
   */
  public HeadracePeer(Path root, Optional<S3Location> store) {
    this.root = root;
    this.store = store;
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
            store.map(HeadracePeer::settings).orElse(Map.of()),
            folder.resolve("headrace.log"));
    Path instance = data.resolve("conf/instance.properties");
    server.await(() -> !property(instance, "url").isEmpty());
    String s3Port = property(data.resolve("conf/ports.properties"), "s3");
    S3Location own = new S3Location("http://127.0.0.1:" + s3Port, EMBEDDED_KEY, EMBEDDED_KEY);
    return new Running(property(instance, "url"), server, Optional.of(store.orElse(own)));
  }

  private static Map<String, String> settings(S3Location location) {
    return Map.of(
        "HEADRACE_S3_ENDPOINT",
        location.url(),
        "HEADRACE_S3_ACCESS_KEY",
        location.accessKey(),
        "HEADRACE_S3_SECRET_KEY",
        location.secretKey());
  }

  /** What it writes down of itself; empty until it does. */
  private static String property(Path file, String name) throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties.getProperty(name, "");
  }

  private record Running(String url, ServerProcess server, Optional<S3Location> artifactStore)
      implements RunningPeer {

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
