package io.headrace.benchmarks.bench;

import io.headrace.benchmarks.peers.Peer;
import io.headrace.benchmarks.peers.RunningPeer;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Measures one server after the other with the same loads. */
public final class Comparison {

  private final BenchSize size;
  private final List<String> keys;
  private final BenchReport report;
  private final Consumer<String> progress;

  /**
   * @param keys of the loads that are wanted
   * @param when it is measured, for the head of the report
   * @param progress gets a line for whatever is done
   */
  public Comparison(BenchSize size, List<String> keys, String when, Consumer<String> progress) {
    this.size = size;
    this.keys = keys;
    this.progress = progress;
    this.report = new BenchReport(head(size, when));
  }

  private static String head(BenchSize size, String when) {
    return """
        All on one machine, the load generator too: %s. %s. Each load ran for %d s after a warm-up of %d s, \
        and each server had %d s of log-metric and as much of log-batch before its first. Search over %,d runs, \
        history of %,d points."""
        .formatted(
            Machine.here().sentence(),
            when,
            size.seconds(),
            size.warmUp(),
            size.settleSeconds(),
            size.runs(),
            size.historyPoints());
  }

  private List<BenchLoad> wanted(BenchSize of) {
    return BenchLoad.all(of).stream().filter(load -> keys.contains(load.key())).toList();
  }

  /** Measures a server, or notes in the report why it cannot be. */
  public void measure(Peer peer) {
    progress.accept("Preparing " + peer.name());
    String title;
    try {
      title = peer.prepare();
    } catch (IOException e) {
      leaveOut(peer, e);
      return;
    }
    try (WorkFolder folder = WorkFolder.make();
        RunningPeer server = peer.start(folder.path())) {
      measure(peer, title, server);
    } catch (IOException e) {
      leaveOut(peer, e);
    }
  }

  private void leaveOut(Peer peer, IOException reason) {
    String sentence = peer.name() + " is left out: " + reason.getMessage();
    progress.accept(sentence);
    report.remark(sentence);
  }

  private void measure(Peer peer, String title, RunningPeer server) {
    LoadRun run = new LoadRun(server);
    progress.accept(title + " is up at " + server.url());
    BenchLoad.settling(size).forEach(run::run);
    for (BenchLoad load : wanted(size.withHistoryOf(peer.longestHistory()))) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      run.run(load)
          .forEach(
              (row, result) -> {
                report.add(title, row, result);
                progress.accept("  " + row + ": " + result.cell());
              });
    }
    peer.remark().ifPresent(report::remark);
  }

  /** The report so far, as Markdown. */
  public String markdown() {
    return report.markdown();
  }

  /** Whether no load failed. */
  public boolean valid() {
    return report.valid();
  }
}
