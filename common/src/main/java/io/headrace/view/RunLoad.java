package io.headrace.view;

import io.headrace.log.LogRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One load of a run, or of all runs of an experiment, from Cassandra: who waits for it, and the
 * events that arrived since it began. A loaded run is as old as its row; these make it current.
 *
 * <p>Confined to the tail's thread.
 */
final class RunLoad {

  /** Who asked for what is being loaded. */
  interface Asker {
    /** It is in memory now, or does not exist. */
    void loaded();

    void failed(Throwable reason);
  }

  private final String id;
  private final List<Asker> askers = new ArrayList<>(1);
  private final Map<String, List<LogRecord>> since = new HashMap<>();
  private long keptBytes;
  private boolean cut;

  /**
   * @param id of the run or of the experiment
   */
  RunLoad(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  void join(Asker asker) {
    askers.add(asker);
  }

  List<Asker> askers() {
    return askers;
  }

  /** Keeps an event; returns the bytes that this takes. */
  long keep(String runId, LogRecord record) {
    since.computeIfAbsent(runId, id -> new ArrayList<>(1)).add(record);
    long bytes = record.weight();
    keptBytes += bytes;
    return bytes;
  }

  /** The kept events by run, each run's in their order. */
  Map<String, List<LogRecord>> since() {
    return since;
  }

  /** The kept events of a run, in their order. */
  List<LogRecord> since(String runId) {
    return since.getOrDefault(runId, List.of());
  }

  long keptBytes() {
    return keptBytes;
  }

  /**
   * One of the experiment's runs had to leave memory, and with it events that were not kept: what
   * is still to come of this load may be out of date.
   */
  void cut() {
    cut = true;
  }

  boolean isCut() {
    return cut;
  }
}
