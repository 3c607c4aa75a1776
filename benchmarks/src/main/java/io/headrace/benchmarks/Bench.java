package io.headrace.benchmarks;

import io.headrace.benchmarks.bench.ArtifactComparison;
import io.headrace.benchmarks.bench.BenchLoad;
import io.headrace.benchmarks.bench.BenchSize;
import io.headrace.benchmarks.bench.Comparison;
import io.headrace.benchmarks.command.Failures;
import io.headrace.benchmarks.command.S3Options;
import io.headrace.benchmarks.peers.FastTrackMlPeer;
import io.headrace.benchmarks.peers.HeadracePeer;
import io.headrace.benchmarks.peers.MlflowPeer;
import io.headrace.benchmarks.peers.Peer;
import io.headrace.benchmarks.peers.UrlPeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures Headrace, MLflow and FastTrackML with the same loads, and writes a report. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description =
        "Measures Headrace, MLflow 3.17.2 (on SQLite, and on PostgreSQL where this machine has it)"
            + " and FastTrackML one after the other with the same loads, and prints a report in"
            + " Markdown. The peers come from PyPI and are kept; servers and data are temporary.")
public final class Bench implements Callable<Integer> {

  /** The load that is measured by itself: all servers are up at once for it. */
  private static final String ARTIFACTS = "artifacts";

  @Option(names = "--root", required = true, hidden = true)
  private Path root;

  @Option(
      names = "--seconds",
      defaultValue = "10",
      description = "Measured seconds of each load (${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "3",
      description = "Seconds of each load before that (${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--settle",
      defaultValue = "15",
      description =
          "Seconds of log-metric, and of log-batch, that each server gets first (${DEFAULT-VALUE}).")
  private int settle;

  @Option(
      names = "--runs",
      defaultValue = "500",
      description = "Runs that are made and searched (${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--history-points",
      defaultValue = "200000",
      description = "Points of the history that is read, a multiple of 25000 (${DEFAULT-VALUE}).")
  private int historyPoints;

  @Option(
      names = "--peers",
      split = ",",
      defaultValue = "headrace,mlflow-postgresql,mlflow-sqlite,fasttrackml",
      description = "Which servers, in this order (${DEFAULT-VALUE}).")
  private List<String> peers;

  @Option(
      names = "--url",
      split = ",",
      description = "Servers that are up already, http://host:port, measured in place of --peers.")
  private List<String> urls = List.of();

  @Option(
      names = "--only",
      split = ",",
      defaultValue =
          "log-metric,one-client,log-batch,loss-curves,small-batches,create-runs,search,history",
      description =
          "Which loads (${DEFAULT-VALUE}). A search needs create-runs. There is also search-table:"
              + " all kinds of searches over --runs runs of its own, five minutes and more; and"
              + " artifacts: uploads and downloads beside the S3 store itself and MLflow, alone.")
  private List<String> only;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "Rounds of artifacts, after one that does not count (${DEFAULT-VALUE}).")
  private int rounds;

  @Mixin private S3Options s3;

  @Option(names = "--report", description = "File for the report (benchmarks/target/bench.md).")
  private Path file;

  private Bench() {}

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Bench())
            .setExecutionExceptionHandler(Failures::report)
            .execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(abandoning(Thread.currentThread(), ended));
    try {
      return only.equals(List.of(ARTIFACTS)) ? compareArtifacts() : compareLoads();
    } finally {
      ended.countDown();
    }
  }

  private int compareArtifacts() throws IOException {
    ArtifactComparison comparison =
        new ArtifactComparison(root, environments(), s3.location(), rounds, System.err::println);
    comparison.measure();
    Files.writeString(report(), comparison.markdown());
    System.out.println(comparison.markdown());
    return comparison.valid() ? 0 : 1;
  }

  private int compareLoads() throws IOException {
    BenchSize size = new BenchSize(settle, warmUp, seconds, runs, historyPoints);
    check(only, BenchLoad.all(size).stream().map(BenchLoad::key).toList());
    List<? extends Peer> chosen =
        urls.isEmpty() ? chosen() : urls.stream().map(UrlPeer::new).toList();
    String today = LocalDate.now(Clock.systemUTC()).toString();
    Comparison comparison = new Comparison(size, only, today, System.err::println);
    measure(comparison, chosen);
    System.out.println(comparison.markdown());
    return comparison.valid() ? 0 : 1;
  }

  /** On Ctrl-C: ends what was started and waits until the folders are gone. */
  private static Thread abandoning(Thread measuring, CountDownLatch ended) {
    return new Thread(
        () -> {
          try {
            if (ended.getCount() > 0) {
              measuring.interrupt();
              ProcessHandle.current().children().forEach(ProcessHandle::destroy);
              ended.await(1, TimeUnit.MINUTES);
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private void measure(Comparison comparison, List<? extends Peer> chosen) throws IOException {
    for (Peer peer : chosen) {
      if (!Thread.currentThread().isInterrupted()) {
        comparison.measure(peer);
      }
      // What is there is kept, should the next one take all down with it.
      Files.writeString(report(), comparison.markdown());
    }
  }

  private Path report() {
    return file == null ? target().resolve("bench.md") : file;
  }

  private Path environments() {
    return target().resolve("peers");
  }

  private Path target() {
    return root.resolve("benchmarks/target");
  }

  private List<Peer> chosen() {
    Path environments = environments();
    Map<String, Peer> known =
        Stream.of(
                new HeadracePeer(root, Optional.empty()),
                new MlflowPeer(MlflowPeer.Store.POSTGRESQL, environments),
                new MlflowPeer(MlflowPeer.Store.SQLITE, environments),
                new FastTrackMlPeer(environments))
            .collect(Collectors.toMap(Peer::name, peer -> peer));
    check(peers, known.keySet());
    return peers.stream().map(known::get).toList();
  }

  private static void check(List<String> chosen, Collection<String> known) {
    for (String name : chosen) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException("There is no " + name + "; there are " + known + ".");
      }
    }
  }
}
