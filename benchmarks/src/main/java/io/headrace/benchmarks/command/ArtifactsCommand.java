package io.headrace.benchmarks.command;

import io.headrace.benchmarks.artifacts.ArtifactPlan;
import io.headrace.benchmarks.artifacts.ArtifactProxy;
import io.headrace.benchmarks.artifacts.ArtifactServer;
import io.headrace.benchmarks.artifacts.ArtifactTransfer;
import io.headrace.benchmarks.artifacts.S3Bucket;
import io.headrace.benchmarks.artifacts.S3Location;
import io.headrace.benchmarks.http.BytePattern;
import io.headrace.benchmarks.load.Measurement;
import io.headrace.benchmarks.report.Report;
import io.headrace.benchmarks.report.TransferFigures;
import io.headrace.benchmarks.rest.MlflowRest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Uploads artifacts and fetches them again. */
@Command(
    name = "artifacts",
    description =
        "Uploads artifacts through the server's proxy for them, or with --s3 straight to a bucket,"
            + " and then downloads them. Every byte that comes back is compared.")
public final class ArtifactsCommand implements Callable<Integer> {

  @Option(
      names = "--url",
      defaultValue = "http://127.0.0.1:5000",
      description = "Server: http://host:port (${DEFAULT-VALUE}).")
  private String url;

  @Mixin private S3Options s3;

  @Option(
      names = "--bucket",
      defaultValue = "headrace-load",
      description = "Bucket of the S3 store, made if needed (${DEFAULT-VALUE}).")
  private String bucket;

  @Option(
      names = "--folder",
      defaultValue = "headrace-load",
      description = "Folder of the artifacts; those there are replaced (${DEFAULT-VALUE}).")
  private String folder;

  @Option(
      names = "--size",
      defaultValue = "1KiB",
      converter = ByteSize.class,
      description = "Of each artifact: 512, 1KiB, 10MiB, 1GiB (${DEFAULT-VALUE}).")
  private long size;

  @Option(names = "--count", defaultValue = "10000", description = "Artifacts (${DEFAULT-VALUE}).")
  private int count;

  @Option(
      names = "--connections",
      defaultValue = "16",
      description = "Keep-alive connections, one artifact each at a time (${DEFAULT-VALUE}).")
  private int connections;

  @Option(
      names = "--timeout",
      defaultValue = "600",
      description = "Seconds that one artifact may take (${DEFAULT-VALUE}).")
  private int timeoutSeconds;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "What all bytes are drawn from (${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--json", description = "Print the line of JSON only.")
  private boolean jsonOnly;

  @Override
  public Integer call() throws IOException {
    ArtifactServer server =
        s3.location()
            .<ArtifactServer>map(location -> new S3Bucket(location, bucket))
            .orElseGet(() -> new ArtifactProxy(new MlflowRest(url)));
    server.prepare();
    ArtifactPlan plan = new ArtifactPlan(folder, new BytePattern(seed), size, count);
    ArtifactTransfer transfer =
        new ArtifactTransfer(server, plan, connections, Duration.ofSeconds(timeoutSeconds));
    Measurement upload = transfer.upload();
    Measurement download = transfer.download();
    print(upload, download);
    boolean good = upload.errors().isEmpty() && download.errors().isEmpty();
    return good ? ExitStatus.GOOD : ExitStatus.BAD;
  }

  private void print(Measurement upload, Measurement download) {
    Report report =
        new Report()
            .add("command", "artifacts")
            .add("url", s3.location().map(S3Location::url).orElse(url))
            .add("store", s3.location().isPresent() ? "S3, directly" : "mlflow-artifacts")
            .add("bytes_each", size)
            .add("artifacts", count)
            .add("connections", connections);
    TransferFigures.add(report, "upload", upload, size);
    TransferFigures.add(report, "download", download, size);
    if (!jsonOnly) {
      System.out.println(report.table());
    }
    System.out.println(report.json());
  }
}
