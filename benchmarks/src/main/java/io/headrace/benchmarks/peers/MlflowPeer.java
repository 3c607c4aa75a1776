package io.headrace.benchmarks.peers;

import io.headrace.benchmarks.artifacts.S3Location;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** MLflow's own server on PostgreSQL or SQLite, with the four workers that it starts by default. */
public final class MlflowPeer implements Peer {

  private static final String VERSION = "3.17.2";
  private static final int WORKERS = 4;

  /** Where it keeps its runs. */
  public enum Store {
    SQLITE,
    POSTGRESQL
  }

  private final Store store;
  private final VirtualEnvironment python;
  private final Optional<Bucket> bucket;

  /** Where it keeps artifacts, if not in a folder. */
  private record Bucket(S3Location location, String name) {

    Map<String, String> environment() {
      return Map.of(
          "MLFLOW_S3_ENDPOINT_URL",
          location.url(),
          "AWS_ACCESS_KEY_ID",
          location.accessKey(),
          "AWS_SECRET_ACCESS_KEY",
          location.secretKey(),
          "AWS_DEFAULT_REGION",
          "us-east-1",
          // S3 servers of one's own need not know the trailers that boto3 sends otherwise.
          "AWS_REQUEST_CHECKSUM_CALCULATION",
          "when_required",
          "AWS_RESPONSE_CHECKSUM_VALIDATION",
          "when_required");
    }
  }

  /**
   * @param environments folder of the virtual environments
   */
  public MlflowPeer(Store store, Path environments) {
    this(store, environments, Optional.empty());
  }

  private MlflowPeer(Store store, Path environments, Optional<Bucket> bucket) {
    this.store = store;
    this.python =
        new VirtualEnvironment(
            environments.resolve("mlflow"),
            List.of("mlflow==" + VERSION, "psycopg2-binary", "boto3"));
    this.bucket = bucket;
  }

  /** One on SQLite that keeps artifacts in a bucket, which must be there. */
  public static MlflowPeer withArtifactsIn(
      Path environments, S3Location location, String bucketName) {
    return new MlflowPeer(
        Store.SQLITE, environments, Optional.of(new Bucket(location, bucketName)));
  }

  @Override
  public String name() {
    return store == Store.SQLITE ? "mlflow-sqlite" : "mlflow-postgresql";
  }

  @Override
  public String prepare() throws IOException {
    String on = "SQLite";
    if (store == Store.POSTGRESQL) {
      on = "PostgreSQL " + PostgresCluster.version(postgres());
    }
    python.make();
    return "MLflow " + VERSION + ", " + on;
  }

  @Override
  public Optional<String> remark() {
    return store == Store.SQLITE
        ? Optional.empty()
        : Optional.of("PostgreSQL runs with its defaults, fsync at each commit among them.");
  }

  private static Path postgres() throws IOException {
    return PostgresCluster.programs()
        .orElseThrow(() -> new IOException("this machine has no PostgreSQL server"));
  }

  @Override
  public RunningPeer start(Path folder) throws IOException {
    if (store == Store.SQLITE) {
      SqliteFile file = new SqliteFile(folder.resolve("mlflow.db"), python.program("python"));
      return start(folder, "sqlite:///" + file.path(), file::bytes, () -> {});
    }
    PostgresCluster cluster = PostgresCluster.start(postgres(), folder);
    try {
      return start(folder, cluster.uri(), () -> pointBytes(cluster), cluster::stop);
    } catch (IOException e) {
      cluster.stop();
      throw e;
    }
  }

  private static long pointBytes(PostgresCluster cluster) throws IOException {
    return Long.parseLong(
        cluster.query(
            "select pg_total_relation_size('metrics') + pg_total_relation_size('latest_metrics')"));
  }

  /** Of a store: bytes on disk. */
  @FunctionalInterface
  interface Bytes {
    long count() throws IOException;
  }

  private RunningPeer start(Path folder, String storeUri, Bytes bytes, Runnable stopStore)
      throws IOException {
    int port = FreePort.find();
    Map<String, String> environment = new HashMap<>(Map.of("MLFLOW_DISABLE_TELEMETRY", "true"));
    bucket.map(Bucket::environment).ifPresent(environment::putAll);
    String artifacts =
        bucket
            .map(kept -> "s3://" + kept.name() + "/mlflow")
            .orElse(folder.resolve("artifacts").toString());
    ServerProcess server =
        ServerProcess.start(
            List.of(
                python.program("mlflow").toString(),
                "server",
                "--host=127.0.0.1",
                "--port=" + port,
                "--workers=" + WORKERS,
                "--backend-store-uri=" + storeUri,
                "--artifacts-destination=" + artifacts),
            environment,
            folder.resolve("mlflow.log"));
    String url = "http://127.0.0.1:" + port;
    server.awaitAnswer(url + "/health");
    return new Running(url, server, bytes, stopStore);
  }

  private record Running(String url, ServerProcess server, Bytes bytes, Runnable stopStore)
      implements RunningPeer {

    @Override
    public OptionalLong pointBytes() throws IOException {
      return OptionalLong.of(bytes.count());
    }

    @Override
    public void close() {
      server.stop();
      stopStore.run();
    }
  }
}
