package io.headrace.benchmarks.bench;

import io.headrace.benchmarks.artifacts.S3Location;
import io.headrace.benchmarks.peers.HeadracePeer;
import io.headrace.benchmarks.peers.MlflowPeer;
import io.headrace.benchmarks.peers.Peer;
import io.headrace.benchmarks.peers.RunningPeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Measures artifacts on Headrace, on the S3 store behind it, asked without Headrace, and on MLflow.
 * All are up at once and take turns, round after round: so what else happens on the machine meets
 * all of them, and what is said is how they compare.
 */
public final class ArtifactComparison {

  private static final String BUCKET = "headrace-bench";
  private static final List<String> DIRECTIONS = List.of("upload", "download");

  private final Path root;
  private final Path environments;
  private final Optional<S3Location> store;
  private final int rounds;
  private final Consumer<String> progress;
  private final List<Target> targets = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  /**
   * What gets the loads.
   *
   * @param slow whether it gets fewer of small artifacts
   * @param arguments for the load generator, saying where it is
   * @param results by the titles of rows
   */
  private record Target(
      String title, boolean slow, List<String> arguments, Map<String, TransferRounds> results) {

    static Target of(String title, boolean slow, List<String> arguments) {
      Map<String, TransferRounds> results = new LinkedHashMap<>();
      for (ArtifactLoad load : ArtifactLoad.ALL) {
        DIRECTIONS.forEach(way -> results.put(load.title(way), new TransferRounds()));
      }
      return new Target(title, slow, arguments, results);
    }
  }

  /**
   * @param root of the project, built
   * @param environments folder of the peers' virtual environments
   * @param store that all of them keep artifacts in, instead of the one that Headrace starts
   * @param rounds that count; one more goes before them
   * @param progress gets a line for whatever is done
   */
  public ArtifactComparison(
      Path root,
      Path environments,
      Optional<S3Location> store,
      int rounds,
      Consumer<String> progress) {
    this.root = root;
    this.environments = environments;
    this.store = store;
    this.rounds = rounds;
    this.progress = progress;
  }

  /** Starts all, measures and stops them. Takes minutes. */
  public void measure() throws IOException {
    try (WorkFolder folder = WorkFolder.make()) {
      List<RunningPeer> running = new ArrayList<>();
      try {
        start(folder.path(), running);
        for (int round = 0; round <= rounds; round++) {
          round(round);
        }
      } finally {
        running.forEach(RunningPeer::close);
      }
    }
  }

  private void start(Path folder, List<RunningPeer> running) throws IOException {
    HeadracePeer headrace = new HeadracePeer(root, store);
    headrace.prepare();
    RunningPeer server = headrace.start(made(folder.resolve("headrace")));
    running.add(server);
    S3Location location = server.artifactStore().orElseThrow();
    List<String> directly =
        List.of(
            "--s3",
            location.url(),
            "--access-key",
            location.accessKey(),
            "--secret-key",
            location.secretKey(),
            "--bucket",
            BUCKET);
    targets.add(Target.of("Headrace", false, List.of("--url", server.url())));
    targets.add(Target.of("S3 directly", false, directly));
    add(MlflowPeer.withArtifactsIn(environments, location, BUCKET), "S3", folder, running);
    add(new MlflowPeer(MlflowPeer.Store.SQLITE, environments), "a folder", folder, running);
  }

  private void add(Peer mlflow, String where, Path folder, List<RunningPeer> running) {
    try {
      String title = mlflow.prepare() + ", artifacts in " + where;
      RunningPeer server = mlflow.start(made(folder.resolve("mlflow" + running.size())));
      running.add(server);
      targets.add(Target.of(title, true, List.of("--url", server.url())));
      progress.accept(title + " is up at " + server.url());
    } catch (IOException e) {
      remarks.add("MLflow with artifacts in " + where + " is left out: " + e.getMessage());
    }
  }

  private static Path made(Path folder) throws IOException {
    return Files.createDirectories(folder);
  }

  private void round(int round) {
    List<Target> order = new ArrayList<>(targets);
    // None comes always behind the same other, whose writing to the disk it would pay for. In the
    // first round the bucket is made by who asks it directly, before MLflow needs it.
    Collections.rotate(order, round);
    for (ArtifactLoad load : ArtifactLoad.ALL) {
      for (Target target : order) {
        if (!Thread.currentThread().isInterrupted()) {
          measure(target, load, round);
        }
      }
    }
  }

  private void measure(Target target, ArtifactLoad load, int round) {
    List<String> arguments = new ArrayList<>(load.arguments(target.slow()));
    arguments.addAll(target.arguments());
    progress.accept("  round %d: %s on %s".formatted(round, load.size(), target.title()));
    try {
      Generator.Run run = Generator.run(arguments);
      // What is measured before the JVMs have compiled is thrown away.
      boolean counts = round > 0;
      DIRECTIONS.forEach(
          way -> target.results().get(load.title(way)).add(way, run.report(), counts));
    } catch (IOException e) {
      DIRECTIONS.forEach(way -> target.results().get(load.title(way)).fail(e.getMessage()));
    }
  }

  private BenchReport report() {
    BenchReport report = new BenchReport(head());
    for (ArtifactLoad load : ArtifactLoad.ALL) {
      for (String direction : DIRECTIONS) {
        String row = load.title(direction);
        targets.forEach(
            target -> report.add(target.title(), row, target.results().get(row).result(load)));
      }
    }
    targets.stream().skip(1).map(this::ratios).forEach(report::remark);
    remarks.forEach(report::remark);
    return report;
  }

  private String head() {
    return """
        Artifacts. All on one machine, up at once, the load generator too: %s. Taking turns, rounds: %d, after one that \
        does not count; figures are those of the median round. MB are millions of bytes. Every byte that came back was \
        compared. Artifacts of a round replace those of the one before."""
        .formatted(Machine.here().sentence(), rounds);
  }

  /** How Headrace compares with another, row by row. */
  private String ratios(Target other) {
    List<String> ratios = new ArrayList<>();
    targets
        .get(0)
        .results()
        .forEach(
            (row, ours) ->
                ours.ratioTo(other.results().get(row))
                    .ifPresent(ratio -> ratios.add(row + " " + LoadResult.rounded(ratio))));
    return "Headrace's throughput as a multiple of that of %s, the median of the rounds' ratios: %s."
        .formatted(other.title(), String.join("; ", ratios));
  }

  /** The report, as Markdown. */
  public String markdown() {
    return report().markdown();
  }

  /** Whether no load failed. */
  public boolean valid() {
    return report().valid();
  }
}
