package io.headrace.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL server with its defaults in a folder of its own. PostgreSQL does not run as root, so
 * there it runs as the user that its package made.
 */
final class PostgresCluster {

  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final String SYSTEM_USER = "postgres";
  private static final String DATABASE_USER = "bench";

  private final Path programs;
  private final int port;
  private final ServerProcess server;

  private PostgresCluster(Path programs, int port, ServerProcess server) {
    this.programs = programs;
    this.port = port;
    this.server = server;
  }

  /** Where this machine has PostgreSQL's programs, those of the newest version if of several. */
  static Optional<Path> programs() throws IOException {
    if (!Files.isDirectory(DEBIAN)) {
      return onPath();
    }
    try (Stream<Path> versions = Files.list(DEBIAN)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.comparing(Path::toString))
          .or(PostgresCluster::onPath);
    }
  }

  private static Optional<Path> onPath() {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(Path::of)
        .filter(
            bin ->
                Files.isExecutable(bin.resolve("initdb"))
                    && Files.isExecutable(bin.resolve("postgres")))
        .findFirst();
  }

  static String version(Path programs) throws IOException {
    String line = Tool.run(List.of(programs.resolve("postgres").toString(), "--version"));
    return line.replaceAll("[^0-9]*([0-9.]+).*", "$1");
  }

  static PostgresCluster start(Path programs, Path folder) throws IOException {
    Path data = Files.createDirectories(folder.resolve("postgresql"));
    if (isRoot()) {
      Tool.run(List.of("chmod", "711", folder.toString()));
      Tool.run(List.of("chown", SYSTEM_USER, data.toString()));
    }
    Tool.run(
        asUser(
            programs.resolve("initdb").toString(),
            "--pgdata=" + data,
            "--username=" + DATABASE_USER,
            "--auth=trust",
            "--encoding=UTF8"));
    int port = FreePort.find();
    ServerProcess server =
        ServerProcess.start(
            asUser(
                programs.resolve("postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories="),
            Map.of(),
            folder.resolve("postgresql.log"));
    PostgresCluster cluster = new PostgresCluster(programs, port, server);
    server.await(cluster::isReady);
    return cluster;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static List<String> asUser(String... command) {
    List<String> full = new ArrayList<>();
    if (isRoot()) {
      full.addAll(List.of("setpriv", "--reuid=" + SYSTEM_USER, "--regid=" + SYSTEM_USER));
      full.add("--clear-groups");
    }
    full.addAll(List.of(command));
    return full;
  }

  private boolean isReady() {
    try {
      query("select 1");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The one value that a statement gives. */
  String query(String sql) throws IOException {
    return Tool.run(
        List.of(
            programs.resolve("psql").toString(),
            "--host=127.0.0.1",
            "--port=" + port,
            "--username=" + DATABASE_USER,
            "--dbname=postgres",
            "--no-align",
            "--tuples-only",
            "--command=" + sql));
  }

  String uri() {
    return "postgresql+psycopg2://" + DATABASE_USER + "@127.0.0.1:" + port + "/postgres";
  }

  void stop() {
    server.stop();
  }
}
